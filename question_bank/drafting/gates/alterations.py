"""Gate 8: only figures, dates and who said what are altered; leaders' words and set formulae never."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.drafting.gates.alignment import align
from question_bank.drafting.gates.source import Source, broken, split_heading
from question_bank.facts.plain import plain, wording
from question_bank.facts.speakers import is_organ
from question_bank.items.model import Item, Kind
from question_bank.results import N_, Notice

_PROTECTED = re.compile(
    "总书记|习近平|主席|总理|党中央|中共中央|两个确立|两个维护|四个意识|四个自信|两个结合|三个代表|科学发展观|"
    "五位一体|四个全面"
)
_NAME = re.compile(
    "[^，。]*?(?:委|府|组|局|厅|部|院|办|会|处|科)(?=要求|提出|强调|表示|指出|明确|要|应|负责|决定)"
)
_OPENING = 6
_FIGURE = re.compile(r"[\d.%]+")


def check_alterations(item: Item, source: Source) -> Iterator[Notice]:
    """Yield what a false statement alters that must not be altered."""
    if item.kind is not Kind.TRUE_FALSE or item.answer is not False or item.evidence is None:
        return
    _, statement = split_heading(plain(item.stem))
    if _PROTECTED.search(statement):
        yield broken(8, "protected", N_("不得改动领导人讲话和固定提法。"), item)
    if wording(statement) in source.bare:
        yield broken(8, "stated", N_("判断为错误的题干，原文正是这样说的。"), item)
        return
    aligned = align(statement, item.evidence.quote)
    for place, words in aligned.strange:
        organ = place == 0 and is_organ(words)
        opening = place <= _OPENING and is_organ(_start(statement, words))
        if not (_FIGURE.fullmatch(words) or organ or opening):
            yield broken(8, "wording", N_("除数字、日期和单位名称外，不得改动“{words}”。"), item, words=words)
        if _quoted(statement, words):
            yield broken(8, "formula", N_("不得改动引号里的提法“{words}”。"), item, words=words)


def _start(statement: str, words: str) -> str:
    """Return the name that opens the statement, where ``words`` are the part of it that was altered."""
    name = _NAME.match(statement)
    return name.group() if name and statement.find(words) < name.end() else ""


def _quoted(statement: str, words: str) -> bool:
    return any(words in inside for inside in re.findall("“([^”]*)”", statement)) and len(words) > 0
