"""Options: one a line or several on one line, in all the ways in which letters are set off."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SEPARATED = r"[.、．:：)）,，]"
_FIRST = re.compile(rf"[-•·*]?\s*[（(]?\s*([A-Za-z])\s*{_SEPARATED}\s*")
_BARE = re.compile(r"[-•·]?\s*([A-Z])\s+(?=\S)")
_INLINE = re.compile(rf"(?:(?<=\s)|(?<=[^\x00-\x7f]))[（(]?\s*([A-Z])\s*{_SEPARATED}\s*")


def split_options(line: str, expected: int, following: Sequence[str]) -> list[str] | None:
    """Return the texts of the options on ``line``, the first being number ``expected`` (from 0), else None.

    ``following`` are the next lines that aren't blank: where the next one goes on with the second letter,
    this line holds one option only, whatever letters stand in it; a letter with nothing but a space after it
    is an option only among others of its kind.
    """
    line = _widened(line)
    first = _FIRST.match(line)
    if first is None:
        first = _BARE.match(line)
        if first is None or not _has_siblings(line, first.end(), expected, following):
            return None
    if first[1].upper() != _letter(expected):
        return None
    ahead = letter_of(following[0]) if following else None
    if ahead == _letter(expected + 1):
        return [line[first.end() :].strip()]
    return _split_at(line, first.end(), expected)


def inline_options(text: str) -> tuple[str, list[str]] | None:
    """Split a stem that goes on with its options on the same line; None when it has none."""
    text = _widened(text)
    for match in _INLINE.finditer(text):
        if match[1] == "A":
            options = _split_at(text, match.end(), 0)
            if len(options) > 1:
                return text[: match.start()].strip(), options
    return None


def letter_of(line: str) -> str | None:
    """Return the letter of the option that ``line`` seems to begin with."""
    match = _FIRST.match(_widened(line)) or _BARE.match(_widened(line))
    return match[1].upper() if match else None


def _split_at(line: str, start: int, expected: int) -> list[str]:
    texts = []
    while True:
        expected += 1
        next_one = next((m for m in _INLINE.finditer(line, start) if m[1] == _letter(expected)), None)
        next_one = next_one or re.compile(rf"(?<=\s){_letter(expected)}\s+(?=\S)").search(line, start)
        if next_one is None:
            texts.append(line[start:].strip())
            return texts
        texts.append(line[start : next_one.start()].strip())
        start = next_one.end()


def _has_siblings(line: str, start: int, expected: int, following: Sequence[str]) -> bool:
    if expected > 0:
        return True
    return bool(following and letter_of(following[0]) == "B") or len(_split_at(line, start, expected)) > 1


def _letter(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else "?"


def _widened(line: str) -> str:
    return line.translate({ord("Ａ") + number: ord("A") + number for number in range(26)})
