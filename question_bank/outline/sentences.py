"""The sentences of a document, each with its paragraph and its place in the outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from question_bank.documents.model import Block, BlockStyle, Document
from question_bank.outline.headings import Heading, Says
from question_bank.outline.labels import RANKS, find_label
from question_bank.outline.masks import masks
from question_bank.outline.model import Sentence
from question_bank.outline.nodes import Found
from question_bank.outline.roles import Role
from question_bank.outline.seams import Seam
from question_bank.outline.spans import Span
from question_bank.outline.splitting import split

_INLINE = 10
"""Families from this rank on also number sentences within a paragraph."""
_ENDS = "。！？!?；;”’）)》」』】…"


def find_sentences(document: Document, roles: Sequence[Role], points: Sequence[Found]) -> list[Span]:
    """Return the sentences of all blocks in order, those of headings and notes included."""
    headed = {point.heading.block: (node, point.heading) for node, point in enumerate(points) if point.heading}
    spans: list[Span] = []
    node: int | None = None
    for index, block in enumerate(document.blocks):
        heading = None
        if index in headed:
            node, heading = headed[index]
        for start, end, announces in _in_block(document, block, roles[index], heading):
            spans.append(Span(start, end, block.start, block.end, node, announces))
    return spans


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
    document: Document, block: Block, role: Role, heading: Heading | None
) -> Iterator[tuple[int, int, bool]]:
    text = document.text
    if heading is None:
        for start, end in split(text, block.start, block.end):
            cell = block.style is BlockStyle.TABLE and text[end - 1] not in _ENDS
            begin = _unnumbered(text, start, end) if role is Role.TEXT else start
            yield begin, end, cell or role is not Role.TEXT
    elif heading.says is Says.STATEMENT:
        for start, end in split(text, heading.said, block.end):
            yield _unnumbered(text, start, end), end, False
    else:
        stop = min(heading.text_start, block.end)
        start = heading.start
        yield start, start + len(text[start:stop].rstrip()), True
        for start, end in split(text, stop, block.end):
            yield _unnumbered(text, start, end), end, False


def _unnumbered(text: str, start: int, end: int) -> int:
    """Return where a sentence begins after a number within its paragraph (``1.``, ``（二）``, ``①``)."""
    label = find_label(text, start, end)
    inline = label is not None and (RANKS[label.family] or 0) >= _INLINE
    return label.end if label is not None and inline and label.end < end else start
