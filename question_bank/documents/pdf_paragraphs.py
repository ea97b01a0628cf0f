"""Lines of a PDF become paragraphs, by where they begin and end between the edges of their column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from question_bank.documents.layout import begins_something, ends_sentence, glue
from question_bank.documents.pdf_columns import Line

_INDENT = 0.8
_APART = 1.45
_OTHER_SIZE = 0.08
_SLACK = 0.7
_WORD = re.compile(r"[!-~]+")
_CLINGING = "，。、；：！？》〉）」』】〕”’"
_HYPHENATED = re.compile(r"[a-z]{2}[-\u2010]$")
_BULLET = re.compile(r"[•●■◆▪※★☆·—\-–]\s*\S|[*+]\s")
_USUAL_PITCH = 1.6


@dataclass(slots=True)
class Paragraph:
    """Lines that make one paragraph; ``apart``: a wide gap stands above it."""

    lines: list[Line]
    apart: bool = False
    text: str = field(default="", init=False)

    @property
    def size(self) -> float:
        """The size of most of its text."""
        return max(self.lines, key=lambda line: len(line.text)).size


class Paragraphs:
    """Joins lines, and counts the hyphens that it mends."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.mended = 0
        self._lines = _with_edges(lines)
        self._pitch = _pitch(self._lines)
        self._indenting = _indents(self._lines)

    def join(self) -> list[Paragraph]:
        """Return the paragraphs in reading order."""
        found: list[Paragraph] = []
        for line in self._lines:
            if found and self._goes_on(found[-1], line):
                found[-1].lines.append(line)
            else:
                found.append(Paragraph([line], bool(found) and self._apart(found[-1].lines[-1], line)))
        for paragraph in found:
            paragraph.text = self._text(paragraph.lines)
        return found

    def _goes_on(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether ``line`` goes on with ``paragraph``: the line before is full, and this one isn't set off."""
        first, before = paragraph.lines[0], paragraph.lines[-1]
        if line.cells or before.cells or abs(line.size - before.size) > _OTHER_SIZE * before.size:
            return False
        if self._apart(before, line) or not _full(before, line):
            return False
        ended = ends_sentence(before.text)
        if ended and (begins_something(line.text) or _BULLET.match(line.text)):
            return False
        return self._in_line(first, before, line, ended, alone=len(paragraph.lines) == 1)

    def _in_line(self, first: Line, before: Line, line: Line, ended: bool, *, alone: bool) -> bool:
        """Whether ``line`` begins where the paragraph's lines do; across columns and pages, by their own edges."""
        indent = (line.x0 - line.left) / line.size
        if (line.page, line.column) != (before.page, before.column):
            return indent <= _INDENT and not (ended and not self._indenting)
        shift = (line.x0 - before.x0) / line.size
        if not alone:
            return abs(shift) <= _INDENT
        if shift < -_INDENT:
            return True
        if shift > _INDENT:
            return begins_something(first.text) or _BULLET.match(first.text) is not None
        return not (self._indenting and indent > _INDENT and ended)

    def _apart(self, before: Line, line: Line) -> bool:
        if (line.page, line.column) != (before.page, before.column):
            return False
        return line.y - before.y > _APART * self._pitch * max(line.size, before.size)

    def _text(self, lines: Sequence[Line]) -> str:
        text = lines[0].text
        for line in lines[1:]:
            if _HYPHENATED.search(text) and line.text[:1].islower() and line.text[:1].isascii():
                self.mended += 1
                text = text[:-1] + line.text
            else:
                text += glue(text[-1], line.text[0]) + line.text
        return text


def _full(before: Line, line: Line) -> bool:
    """Whether the first word of ``line`` had no room left in the line before."""
    room = before.right - before.x1
    word = _WORD.match(line.text)
    if word:
        return room < (0.6 * min(len(word[0]), 20) + _SLACK) * line.size
    clinging = len(line.text[1:4]) - len(line.text[1:4].lstrip(_CLINGING))
    return room < (1 + clinging + _SLACK) * line.size


def _with_edges(lines: Sequence[Line]) -> list[Line]:
    """Give short columns (a last page) the edges of the full one of the same kind before them."""
    counts: dict[tuple[int, str], int] = {}
    for line in lines:
        counts[line.page, line.column] = counts.get((line.page, line.column), 0) + 1
    known: dict[str, tuple[float, float]] = {}
    for line in lines:
        if counts[line.page, line.column] > 5 and not line.cells:
            left, right = known.get(line.column, (line.left, line.right))
            known.setdefault(line.column, (min(left, line.left), max(right, line.right)))
    widened = []
    for line in lines:
        left, right = known.get(line.column, (line.left, line.right))
        short = counts[line.page, line.column] <= 5
        widened.append(line._replace(left=min(left, line.left), right=max(right, line.right)) if short else line)
    return widened


def _steps(lines: Sequence[Line]) -> Iterator[float]:
    for above, below in pairwise(lines):
        same = (above.page, above.column) == (below.page, below.column)
        if same and above.size == below.size and 0 < below.y - above.y < 4 * below.size:
            yield (below.y - above.y) / below.size


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance of baselines, in characters."""
    return median([_USUAL_PITCH, *_steps(lines)])


def _indents(lines: Sequence[Line]) -> bool:
    """Whether paragraphs begin with an indent in this document."""
    indented = sum(1.2 * line.size < line.x0 - line.left < 3.5 * line.size for line in lines)
    return indented * 20 >= len(lines)
