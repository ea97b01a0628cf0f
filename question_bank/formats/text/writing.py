"""Items to a question set that people can read, print and import again."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.formats.answers import answer_text, letter
from question_bank.formats.words import KIND_WORDS
from question_bank.items.model import Item, Kind
from question_bank.items.numerals import write_figures
from question_bank.items.numeric import from_decimal


def write_text(items: Sequence[Item]) -> str:
    """Return the set: a heading wherever the kind changes, numbers running on, the answer below each question."""
    parts: list[str] = []
    section, kind = 0, None
    for number, item in enumerate(items, 1):
        if item.kind is not kind:
            kind, section = item.kind, section + 1
            parts.append(f"{write_figures(section)}、{KIND_WORDS[kind][0]}\n")
        parts.append("\n".join(_lines(item, number)) + "\n")
    return "\n".join(parts)


def _lines(item: Item, number: int) -> list[str]:
    lines = [f"{number}. {item.stem}"]
    if item.kind is not Kind.TRUE_FALSE:
        lines += [f"{letter(index)}. {option.text}" for index, option in enumerate(item.options)]
    lines.append(f"答案：{answer_text(item)}")
    if item.difficulty is not None:
        lines.append(f"难度：{item.difficulty}")
    if item.tags:
        lines.append(f"知识点：{'；'.join(item.tags)}")
    if item.max_mark != 1:
        lines.append(f"分值：{from_decimal(item.max_mark)}")
    if item.extra and isinstance(item.extra.get("source"), str):
        lines.append(f"出处：{item.extra['source']}")
    if item.explanation:
        lines.append(f"解析：{item.explanation}")
    return lines
