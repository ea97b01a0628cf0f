"""Characters become pieces of lines: by baseline, then from left to right, cut where a wide gap stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from question_bank.documents.pdf_characters import usual
from question_bank.documents.pdf_glyphs import Glyph

_SAME_BASELINE = 0.3
_SMALL = 0.88
_RAISED = 0.12
_GAP = 0.6
"""A gap wider than this many characters may be a column's or a table's."""
_BLANK = 0.18
_MARKS = frozenset("0123456789,，-–[]()（）〔〕*†‡①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


class Segment(NamedTuple):
    """A piece of a line; ``y`` is its baseline measured from the top of the page, in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


class Segments(NamedTuple):
    """The pieces of a page from top to bottom and left to right, and how many note marks were left out."""

    segments: list[Segment]
    note_marks: int


def segments_of(glyphs: Iterable[Glyph], height: float) -> Segments:
    """Return the pieces of the lines that ``glyphs`` make on a page ``height`` points high."""
    rows = _rows(glyphs)
    marks = _lay_small_ones(rows)
    pieces = [
        _segment(piece, height) for row in rows if row for piece in _pieces(_once(sorted(row, key=lambda g: g.x)))
    ]
    shown = [piece for piece in pieces if piece.text]
    return Segments(sorted(shown, key=lambda piece: (round(piece.y, 1), piece.x0)), marks)


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the glyphs by baseline, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: -each.y):
        first = rows[-1][0] if rows else None
        if first and first.y - glyph.y <= _SAME_BASELINE * min(first.size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _lay_small_ones(rows: list[list[Glyph]]) -> int:
    """Put raised and lowered characters into the line that they belong to; drop the marks of notes among them.

    A raised figure after a Latin letter is a power (m²) and stays.
    """
    dropped = 0
    for index, row in enumerate(rows):
        host = _host(rows, index)
        if host is None:
            continue
        raised = row[0].y - host[0].y > _RAISED * host[0].size
        mark = raised and all(glyph.text in _MARKS for glyph in row)
        before = max((glyph for glyph in host if glyph.x < row[0].x), key=lambda glyph: glyph.x, default=None)
        if mark and not (before and before.text.isascii() and before.text.isalpha()):
            dropped += 1
        else:
            host.extend(glyph._replace(y=host[0].y) for glyph in row)
        row.clear()
    return dropped


def _host(rows: Sequence[list[Glyph]], index: int) -> list[Glyph] | None:
    """Return the row of larger characters right beside row ``index``, if that one is an annex of it."""
    row = rows[index]
    small = max(glyph.size for glyph in row)
    for other in (*rows[index + 1 : index + 2], *rows[max(index - 1, 0) : index]):
        if not other:
            continue
        large = other[0].size
        near = abs(other[0].y - row[0].y) <= 0.65 * large
        if near and small <= _SMALL * large and _beside(row, other, large):
            return other
    return None


def _beside(row: Sequence[Glyph], other: Sequence[Glyph], large: float) -> bool:
    ends = [mate.x + mate.width for mate in other if mate.text.strip()]
    return all(any(abs(glyph.x - end) <= large for end in ends) for glyph in row)


def _once(row: Sequence[Glyph]) -> list[Glyph]:
    """Leave out what was drawn again in the same place to look bold."""
    kept: list[Glyph] = []
    for glyph in row:
        again = any(glyph.text == done.text and glyph.x - done.x < 0.12 * glyph.size for done in kept[-2:])
        if not again or not glyph.text.strip():
            kept.append(glyph)
    return kept


def _pieces(row: Sequence[Glyph]) -> list[list[Glyph]]:
    pieces: list[list[Glyph]] = []
    end = 0.0
    for glyph in row:
        blank = not glyph.text.strip()
        if not pieces or glyph.x - end > _GAP * glyph.size:
            if blank:
                continue
            pieces.append([])
        pieces[-1].append(glyph)
        end = max(end, glyph.x + glyph.width) if len(pieces[-1]) > 1 else glyph.x + glyph.width
    return pieces


def _segment(piece: Sequence[Glyph], height: float) -> Segment:
    sizes = Counter(round(glyph.size, 1) for glyph in piece if glyph.text.strip())
    ends = [glyph.x + glyph.width for glyph in piece if glyph.text.strip()]
    return Segment(_text(piece), piece[0].x, max(ends), height - piece[0].y, sizes.most_common(1)[0][0])


def _text(piece: Sequence[Glyph]) -> str:
    """Return the text, with the blanks that were drawn, or left between words."""
    texts: list[str] = []
    end = piece[0].x
    for glyph in piece:
        text = usual(glyph.text)
        gap = (glyph.x - end) / glyph.size
        before = texts[-1][-1:] if texts else ""
        words = before.isascii() and text.isascii()
        if before.strip() and text.strip() and words and gap > _BLANK:
            texts.append(" ")
        texts.append(text)
        end = glyph.x + glyph.width
    return "".join(texts).strip()
