"""Pieces become lines in reading order: columns one after the other, the cells of a table row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from question_bank.documents.pdf_lines import Segment

_LINES = 4
_FILLED = 0.6
_MIDDLE = (0.25, 0.75)
_DEEPEST = 6
_CANDIDATES = 60
_NARROWEST = 9
_PITCH = 2.6
_ROW = 0.35
_ALIGNED = 1.0
_BLANK = 0.8


class Line(NamedTuple):
    """A line of text with its extent; ``left`` and ``right`` are the edges of its column.

    ``column`` tells columns apart, on every page alike. ``cells``: it is a row of a table, its cells a tab apart.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    page: int = 0
    left: float = 0
    right: float = 0
    column: str = ""
    cells: bool = False


def reading_order(segments: Sequence[Segment], page: int) -> list[Line]:
    """Return the lines of a page in the order in which a person reads them."""
    return [line._replace(page=page) for line in _ordered(segments, "", _DEEPEST)]


def _ordered(segments: Sequence[Segment], column: str, depth: int) -> Iterator[Line]:
    band = find_columns(segments) if depth else None
    if band is None:
        yield from _column(segments, column)
        return
    inside = segments[band.start : band.end]
    yield from _ordered(segments[: band.start], column, depth - 1)
    yield from _ordered([each for each in inside if each.x1 <= band.gutter], f"{column}l", depth - 1)
    yield from _ordered([each for each in inside if each.x0 >= band.gutter], f"{column}r", depth - 1)
    yield from _ordered(segments[band.end :], column, depth - 1)


class Band(NamedTuple):
    """The pieces ``start:end`` of a page stand in two columns, left and right of ``gutter``."""

    start: int
    end: int
    gutter: float


def find_columns(segments: Sequence[Segment]) -> Band | None:
    """Return the longest stretch of running text in two columns: nothing crosses, and both sides are filled.

    The cells of a table stand side by side too, but are narrow, or don't fill their columns.
    """
    if len(segments) < 2 * _LINES:
        return None
    x0, x1 = edges(segments)
    first, last = (x0 + (x1 - x0) * share for share in _MIDDLE)
    gutters = sorted({round(each.x0 - 0.3 * each.size, 1) for each in segments if first <= each.x0 <= last})
    bands = [band for gutter in gutters[:_CANDIDATES] for band in _bands(segments, gutter)]
    for band in sorted(bands, key=lambda band: (band.start - band.end, band.gutter))[:_CANDIDATES]:
        inside = segments[band.start : band.end]
        left = [each for each in inside if each.x1 <= band.gutter]
        right = [each for each in inside if each.x0 >= band.gutter]
        if _filled(left) and _filled(right) and left[0].y < right[-1].y and right[0].y < left[-1].y:
            return band
    return None


def _bands(segments: Sequence[Segment], gutter: float) -> Iterator[Band]:
    """Yield the stretches with pieces on both sides of ``gutter``, none across and no wide gap inside."""
    cuts = [0, len(segments)]
    for index, each in enumerate(segments):
        if each.x0 < gutter < each.x1:
            cuts += [index, index + 1]
        elif index and each.y - segments[index - 1].y > _PITCH * each.size:
            cuts.append(index)
    for before, after in pairwise(sorted(cuts)):
        right = [index for index in range(before, after) if segments[index].x0 >= gutter]
        if len(right) < _LINES:
            continue
        start, end = right[0], right[-1] + 1
        while start > before and _beside(segments[start - 1], segments[right[0]]):
            start -= 1
        while end < after and _next_line(segments[start:end], segments[end], gutter):
            end += 1
        yield Band(start, end, gutter)


def _beside(piece: Segment, other: Segment) -> bool:
    return abs(piece.y - other.y) <= _ROW * other.size


def _next_line(inside: Sequence[Segment], piece: Segment, gutter: float) -> bool:
    """Whether ``piece`` goes on with a left column that is longer than the right one."""
    above = next((each for each in reversed(inside) if each.x1 <= gutter), None)
    return above is not None and above.size == piece.size and piece.y - above.y <= _PITCH * piece.size


def _filled(side: Sequence[Segment]) -> bool:
    if len(side) < _LINES:
        return False
    x0, x1 = edges(side)
    wide = x1 - x0 >= _NARROWEST * median(each.size for each in side)
    widths = [sum(each.x1 - each.x0 for each in row) for row in _rows(side)]
    return wide and median(widths) >= _FILLED * (x1 - x0)


def _column(segments: Sequence[Segment], column: str) -> Iterator[Line]:
    """Yield the lines of one column, pieces on one baseline put together."""
    rows = _rows(segments)
    table = _table_rows(rows)
    left, right = edges([piece for row in rows for piece in row])
    for row, cells in zip(rows, table, strict=True):
        text = "\t".join(piece.text for piece in row) if cells else _together(row)
        size = max(row, key=lambda piece: len(piece.text)).size
        yield Line(text, row[0].x0, row[-1].x1, row[0].y, size, 0, left, right, column, cells)


def _together(row: Sequence[Segment]) -> str:
    """Return the text of pieces of one line; a wide gap between them was a blank."""
    text = row[0].text
    for before, piece in pairwise(row):
        text += (" " if piece.x0 - before.x1 > _BLANK * piece.size else "") + piece.text
    return text


def edges(pieces: Sequence[Segment]) -> tuple[float, float]:
    """Return the left and the right edge of a column."""
    return min((each.x0 for each in pieces), default=0.0), max((each.x1 for each in pieces), default=0.0)


def _rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda each: each.y):
        if rows and segment.y - rows[-1][0].y <= _ROW * min(segment.size, rows[-1][0].size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda each: each.x0) for row in rows]


def _table_rows(rows: Sequence[Sequence[Segment]]) -> list[bool]:
    """Whether each row is one of a table: it shares where its cells begin with the row before or after."""
    alike = [_aligned(above, below) for above, below in pairwise(rows)]
    sides = zip([False, *alike], [*alike, False], strict=True) if rows else ()
    return [before or after for before, after in sides]


def _aligned(above: Sequence[Segment], below: Sequence[Segment]) -> bool:
    """Whether at least two cells begin (or are centred) at the same places in both rows."""
    if len(above) < 2 or len(below) < 2:
        return False
    shared = sum(
        any(
            abs(cell.x0 - mate.x0) <= _ALIGNED * cell.size
            or abs(cell.x0 + cell.x1 - mate.x0 - mate.x1) <= 2 * _ALIGNED * cell.size
            for mate in below
        )
        for cell in above
    )
    return shared >= 2
