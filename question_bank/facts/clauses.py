"""Cutting a sentence into clauses, without cutting inside quotation marks, book titles or brackets."""

from __future__ import annotations

from typing import NamedTuple

_OPENING = "“‘《（【〈"
_CLOSING = "”’》）】〉"


class Span(NamedTuple):
    """Characters ``start:end`` of the document."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies inside."""
        return self.start <= other.start and other.end <= self.end


def split(text: str, span: Span, marks: str) -> list[Span]:
    """Return the parts of ``text[start:end]`` between any of ``marks``, the marks themselves left out.

    ``text`` is in its :func:`~question_bank.facts.plain.plain` form. Empty parts are dropped.
    """
    parts: list[Span] = []
    depth = 0
    start = span.start
    for at in range(span.start, span.end):
        character = text[at]
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and character in marks:
            parts.append(Span(start, at))
            start = at + 1
    parts.append(Span(start, span.end))
    return [part for part in parts if text[part.start : part.end].strip()]


def balanced(text: str) -> bool:
    """Whether every quotation mark, book-title mark and bracket in ``text`` has its partner."""
    expected: list[str] = []
    for character in text:
        if character in _OPENING:
            expected.append(_CLOSING[_OPENING.index(character)])
        elif character in _CLOSING and (not expected or expected.pop() != character):
            return False
    return not expected
