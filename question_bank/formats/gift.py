"""GIFT, Moodle's text format: reading and writing of whole files; blocks are parsed in ``gift_answers``.

Source: the GIFT format of Moodle's documentation. A short answer is a fill-in-the-blank item with one gap;
our ordering items and items with several gaps have no counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from question_bank.formats.admission import admit, write_checked
from question_bank.formats.answers import Unclear
from question_bank.formats.decoding import decode
from question_bank.formats.gift_answers import read_answer, unescaped, write_answer, written
from question_bank.items.model import GAP, Item, Kind
from question_bank.results import N_, Notice, Place, Result, Severity

_CATEGORY = re.compile(r"\s*\$CATEGORY\s*:\s*(.*)", re.IGNORECASE)
_TITLE = re.compile(r"\s*::((?:\\.|[^\\:]|:(?!:))*)::", re.DOTALL)
_MARKUP = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_BRACE = re.compile(r"\\.|([{}])", re.DOTALL)


def read(data: bytes) -> Result[list[Item]]:
    """Read questions; one that can't be read is refused with the line on which it begins."""
    notices: list[Notice] = []
    return admit(list(_items(decode(data), notices)), notices)


def write(items: Sequence[Item]) -> Result[bytes]:
    """Write questions with their id as title and their outline as category."""
    return write_checked(items, _write, read)


def _write(items: Sequence[Item]) -> bytes:
    parts, category = [], ""
    for item in items:
        body = write_answer(item)
        if body is None:
            continue
        path = "/".join(part.replace("/", "//") for part in item.outline)
        if path != category and "\n" not in path:
            parts.append(f"$CATEGORY: {path or '/'}\n")
            category = path
        parts.append(f"::{written(item.id)}::{_with_answer(item, body)}\n")
    return "\n".join(parts).encode()


def _with_answer(item: Item, body: str) -> str:
    inside = f"{{{body}}}"
    if item.kind is not Kind.FILL_BLANK:
        return f"{written(item.stem)} {inside}"
    before, _, after = item.stem.partition(GAP)
    return f"{written(before)}{inside}{written(after)}"


def _items(text: str, notices: list[Notice]) -> Iterator[tuple[Item, Place]]:
    outline: tuple[str, ...] = ()
    for line, block in _blocks(text):
        if category := _CATEGORY.fullmatch(block):
            outline = _outline(category[1])
            continue
        place = Place(line=line)
        try:
            item, remarks = _item(block)
        except Unclear as refusal:
            message = N_("第 {line} 行的题：{reason}")
            params = {"line": line, "reason": refusal.notice, "field": refusal.notice.params["field"]}
            notices.append(Notice(Severity.ERROR, refusal.notice.id, message, place, params))
            continue
        notices += [replace(remark, place=place) for remark in remarks]
        yield replace(item, outline=outline), place


def _outline(category: str) -> tuple[str, ...]:
    parts = [part.replace("\0", "/").strip() for part in category.replace("//", "\0").split("/")]
    return tuple(part for part in parts if part and part not in ("$course$", "$system$", "top"))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of what stands between blank lines, comments left out; categories alone."""
    start, lines = 0, list[str]()
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.lstrip().startswith("//"):
            continue
        if _CATEGORY.fullmatch(line):
            yield number, line.strip()
        elif line.strip():
            start = start or number
            lines.append(line)
        elif lines:
            yield start, "\n".join(lines)
            start, lines = 0, []


def _item(block: str) -> tuple[Item, list[Notice]]:
    title = _TITLE.match(block)
    rest = block[title.end() :] if title else block
    markup = _MARKUP.match(rest)
    rest = rest[markup.end() :] if markup else rest
    marks = [match for match in _BRACE.finditer(rest) if match[1]]
    stem, body, after = rest, None, ""
    if marks:
        if [match[1] for match in marks] != ["{", "}"]:
            raise Unclear(
                Notice(
                    Severity.ERROR,
                    "gift.braces",
                    N_("一道题应有且只有一对花括号。"),
                    params={"field": "answer"},
                )
            )
        stem, body, after = (
            rest[: marks[0].start()],
            rest[marks[0].end() : marks[1].start()],
            rest[marks[1].end() :],
        )
    base = Item(unescaped(title[1]).strip() if title else "", Kind.SHORT_ANSWER, "")
    return read_answer(base, stem, body, after)
