"""A document's text cut for a page: paragraphs, and in them runs that are headings, evidence, masks or seams.

Offsets count characters of the clean text throughout.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

_GAP = re.compile("_{2,}")


class Mark(NamedTuple):
    """A stretch to be shown in its own way; ``kind`` is ``evidence``, ``mask`` or ``seam``."""

    start: int
    end: int
    kind: str


class Point(Protocol):
    """What is needed of an outline point."""

    @property
    def position(self) -> int:
        """Its number in the outline."""

    @property
    def level(self) -> int:
        """1 for the topmost."""

    @property
    def start(self) -> int | None:
        """Where its heading starts; None without text."""

    @property
    def end(self) -> int | None:
        """Where its heading ends."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters shown alike. ``point`` is the outline point whose heading they belong to; ``first`` its start."""

    text: str
    kinds: frozenset[str] = frozenset()
    point: Point | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``heading`` is the outline point when the paragraph is its heading and nothing else."""

    start: int
    runs: tuple[Run, ...]
    heading: Point | None = None


def paragraphs(text: str, points: Iterable[Point] = (), marks: Iterable[Mark] = ()) -> list[Paragraph]:
    """Cut ``text`` at its line breaks, at the headings of ``points`` and at ``marks``, which may overlap."""
    spans = [
        *(_Span(p.start, p.end, point=p) for p in points if p.start is not None and p.end is not None),
        *(_Span(start, end, kind) for start, end, kind in marks),
    ]
    lines = _lines(text)
    starts = [start for start, _ in lines]
    inside: dict[int, list[_Span]] = {}
    for span in spans:
        first = bisect_right(starts, span.start) - 1
        last = bisect_right(starts, max(span.start, span.end - 1)) - 1
        for line in range(max(first, 0), last + 1):
            inside.setdefault(line, []).append(span)
    return [_paragraph(text, *line, inside.get(number, [])) for number, line in enumerate(lines)]


def around(text: str, start: int, end: int, kind: str = "evidence") -> list[Paragraph]:
    """Return the whole paragraphs that ``start:end`` stands in, with that stretch marked."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(end - 1, start))
    passage = text[first : last if last >= 0 else len(text)]
    return paragraphs(passage, marks=[Mark(start - first, end - first, kind)])


def gap_parts(stem: str) -> list[str]:
    """Return what stands before, between and after the gaps of a fill-in stem."""
    return _GAP.split(stem)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    kind: str = ""
    point: Point | None = None


def _lines(text: str) -> list[tuple[int, int]]:
    breaks = [index for index, character in enumerate(text) if character == "\n"]
    return [(before + 1, after) for before, after in pairwise([-1, *breaks, len(text)])]


def _paragraph(text: str, start: int, end: int, spans: list[_Span]) -> Paragraph:
    bounds = {start, end}
    for span in spans:
        bounds |= {min(max(span.start, start), end), min(max(span.end, start), end)}
    runs = tuple(_run(text, left, right, spans) for left, right in pairwise(sorted(bounds)))
    whole = next((s.point for s in spans if s.point and s.start <= start and end <= s.end), None)
    return Paragraph(start, runs, whole)


def _run(text: str, start: int, end: int, spans: list[_Span]) -> Run:
    covering = [span for span in spans if span.start <= start and end <= span.end]
    heading = next((span for span in covering if span.point), None)
    return Run(
        text[start:end],
        frozenset(span.kind for span in covering if span.kind),
        heading.point if heading else None,
        heading is not None and heading.start == start,
    )
