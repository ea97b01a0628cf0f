"""Aiken: choice questions in plain text, ``A) option`` lines and ``ANSWER: A``.

Source: the Aiken format of Moodle's documentation. Several letters after ``ANSWER:`` make a multiple choice item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from question_bank.formats.admission import admit, write_checked
from question_bank.formats.answers import Unclear, answer_text, letter, unclear, with_answer
from question_bank.formats.decoding import decode
from question_bank.items.jsonl import option_id
from question_bank.items.model import Item, Kind, Option
from question_bank.results import N_, Notice, Place, Result, Severity

_OPTION = re.compile(r"([A-Z])[.)]\s+(.*)")
_ANSWER = re.compile(r"ANSWER\s*:\s*(.*)", re.IGNORECASE)
_CHOICES = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE)


@dataclass(slots=True)
class _Question:
    line: int
    stem: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


def read(data: bytes) -> Result[list[Item]]:
    """Read questions; one without options or without a fitting answer is refused with its line."""
    notices: list[Notice] = []
    return admit(list(_items(decode(data), notices)), notices)


def write(items: Sequence[Item]) -> Result[bytes]:
    """Write choice items; the other kinds can't be written, each is named."""
    return write_checked(items, _write, read)


def _write(items: Sequence[Item]) -> bytes:
    return "\n".join("\n".join(_lines(item)) + "\n" for item in items).encode()


def _lines(item: Item) -> list[str]:
    if item.kind not in _CHOICES:
        return []
    options = [f"{letter(index)}. {' '.join(option.text.split())}" for index, option in enumerate(item.options)]
    return [" ".join(item.stem.split()), *options, f"ANSWER: {', '.join(answer_text(item))}"]


def _items(text: str, notices: list[Notice]) -> Iterator[tuple[Item, Place]]:
    current: _Question | None = None
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line:
            continue
        current = current or _Question(number)
        option = _OPTION.fullmatch(line)
        if answer := _ANSWER.fullmatch(line):
            place = Place(line=current.line)
            try:
                yield _item(current, answer[1]), place
            except Unclear as refusal:
                notices.append(_refused(refusal.notice, place))
            current = None
        elif option and option[1] == letter(len(current.options)):
            current.options.append(option[2])
        elif current.options:
            notices.append(
                _refused(unclear("answer.missing", N_("没有写答案。")).notice, Place(line=current.line))
            )
            current = _Question(number, [line])
        else:
            current.stem.append(line)
    if current:
        notices.append(_refused(unclear("answer.missing", N_("没有写答案。")).notice, Place(line=current.line)))


def _item(question: _Question, answer: str) -> Item:
    options = tuple(Option(option_id(index), text) for index, text in enumerate(question.options))
    kind = Kind.MULTIPLE_CHOICE if len(re.findall("[A-Za-z]", answer)) > 1 else Kind.SINGLE_CHOICE
    return with_answer(Item("", kind, "\n".join(question.stem), options), answer)


def _refused(reason: Notice, place: Place) -> Notice:
    message = N_("第 {line} 行的题：{reason}")
    params = {"line": place.line, "reason": reason, "field": reason.params["field"]}
    return Notice(Severity.ERROR, reason.id, message, place, params)
