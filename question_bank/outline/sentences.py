"""The sentences of a document, each with its place in the outline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from question_bank.documents.model import Block, BlockStyle, Document
from question_bank.outline.families import rank_of
from question_bank.outline.heading import Heading, Says
from question_bank.outline.labels import find_label
from question_bank.outline.masks import masks
from question_bank.outline.model import Sentence
from question_bank.outline.nodes import Found
from question_bank.outline.roles import Role
from question_bank.outline.seams import Seam
from question_bank.outline.spans import Span
from question_bank.outline.splitting import split

_INLINE = 100
"""Families from this rank on also number sentences within a paragraph."""
_ENDS = "。！？!?；;”’）)》」』】…"


def find_sentences(document: Document, roles: Sequence[Role], points: Sequence[Found]) -> list[Span]:
    """Return the sentences of all blocks in order, those of headings and notes included."""
    headed: dict[int, list[Heading]] = defaultdict(list)
    for point in points:
        if point.heading:
            headed[point.heading.block].append(point.heading)
    places = _Places(points)
    spans: list[Span] = []
    announced = 0
    for index, block in enumerate(document.blocks):
        headings = headed.get(index, ())
        for start, end, announces in _in_block(document, block, roles[index], headings):
            node = places.at(start)
            spans.append(Span(start, end, block.start, block.end, node, announces or start < announced))
        if headings and headings[-1].end > block.end:
            announced = headings[-1].end
    return spans


class _Places:
    """Tells which point a place belongs to; asked in reading order."""

    def __init__(self, points: Sequence[Found]) -> None:
        self._points = [(index, point) for index, point in enumerate(points) if point.heading]
        self._next = 0
        self._open: list[tuple[int, int]] = []

    def at(self, start: int) -> int | None:
        """Return the index of the innermost point whose heading or text holds ``start``."""
        while self._next < len(self._points):
            index, point = self._points[self._next]
            if point.heading is None or point.heading.start > start:
                break
            while self._open and self._open[-1][0] <= point.heading.start:
                self._open.pop()
            self._open.append((max(point.stop, point.heading.end), index))
            self._next += 1
        while self._open and self._open[-1][0] <= start:
            self._open.pop()
        return self._open[-1][1] if self._open else None


def complete(
    document: Document, spans: Sequence[Span], seams: Sequence[Seam], orphans: Sequence[tuple[int, int]]
) -> tuple[Sentence, ...]:
    """Return the sentences with what is known of seams, masks, and text that belongs to no known point."""
    broken = _touched(spans, [(seam.offset - 1, seam.offset) for seam in seams])
    masked = _touched(spans, list(masks(document.text)))
    homeless = _touched(spans, orphans)
    return tuple(
        Sentence(
            span.start,
            span.end,
            span.paragraph_start,
            span.paragraph_end,
            None if index in homeless else span.node,
            seam=index in broken,
            masked=index in masked,
            heading=span.heading,
        )
        for index, span in enumerate(spans)
    )


def _touched(spans: Sequence[Span], ranges: Sequence[tuple[int, int]]) -> set[int]:
    """Return the indexes of the spans that share a character with one of ``ranges``; both are in order."""
    touched: set[int] = set()
    index = 0
    for start, end in ranges:
        while index < len(spans) and spans[index].end <= start:
            index += 1
        each = index
        while each < len(spans) and spans[each].start < end:
            touched.add(each)
            each += 1
    return touched


def _in_block(
    document: Document, block: Block, role: Role, headings: Sequence[Heading]
) -> Iterator[tuple[int, int, bool]]:
    """Yield the sentences of a block: those before its first heading, then each heading and what follows it."""
    text = document.text
    first = headings[0].start if headings else block.end
    for start, end in split(text, block.start, first):
        cell = block.style is BlockStyle.TABLE and text[end - 1] not in _ENDS
        begin = _unnumbered(text, start, end) if role is Role.TEXT else start
        yield begin, end, cell or role is not Role.TEXT
    for index, heading in enumerate(headings):
        yield from _under(text, heading, headings[index + 1].start if index + 1 < len(headings) else block.end)


def _under(text: str, heading: Heading, stop: int) -> Iterator[tuple[int, int, bool]]:
    begin = heading.said
    if heading.says is not Says.STATEMENT:
        begin = min(heading.text_start, stop)
        yield heading.start, heading.start + len(text[heading.start : begin].rstrip()), True
    for start, end in split(text, begin, stop):
        yield _unnumbered(text, start, end), end, False


def _unnumbered(text: str, start: int, end: int) -> int:
    """Return where a sentence begins after a number within its paragraph (``1.``, ``（二）``, ``①``)."""
    label = find_label(text, start, end)
    if label is None or not label.sure or (rank_of(label.family) or 0) < _INLINE:
        return start
    begin = label.end
    while begin < end and text[begin].isspace():
        begin += 1
    return begin if begin < end else start
