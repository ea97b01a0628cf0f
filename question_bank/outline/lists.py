"""Items of a list are no points: they belong to the sentence that leads to them."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.documents.model import BlockStyle, Document
from question_bank.outline.heading import Heading
from question_bank.outline.measures import stopped

_LEADS = "：:"


def without_items(document: Document, headings: Sequence[Heading]) -> list[Heading]:
    """Leave out items: each but the last ends in a semicolon, or they are bare lines right under a colon."""
    text, blocks = document.text, document.blocks
    kept: list[Heading] = []
    item: Heading | None = None
    for heading in headings:
        listed = text[blocks[heading.block].end - 1] in "；;"
        last = item is not None and _next_to(item, heading)
        item = heading if listed else None
        if not listed and not last:
            kept.append(heading)
    return _without_bare(document, kept)


def _without_bare(document: Document, headings: Sequence[Heading]) -> list[Heading]:
    """Leave out lines without a stop that count from one right under a colon, with nothing between them."""
    kept: list[Heading] = []
    index = 0
    while index < len(headings):
        end = index + 1
        while end < len(headings) and _next_to(headings[end - 1], headings[end]):
            end += 1
        if not (end - index > 1 and _bare_run(document, headings[index:end])):
            kept += headings[index:end]
        index = end
    return kept


def _bare_run(document: Document, run: Sequence[Heading]) -> bool:
    text, blocks = document.text, document.blocks
    first, last = run[0], run[-1]
    if not first.label or first.ordinal != 1 or first.block == 0 or first.style is not None:
        return False
    if blocks[first.block].style is BlockStyle.HEADING or text[blocks[first.block - 1].end - 1] not in _LEADS:
        return False
    bare = sum(not stopped(text[heading.start : blocks[heading.block].end]) for heading in run)
    after = last.block + 1
    followed = after < len(blocks) and stopped(text[blocks[after].start : blocks[after].end])
    return bare >= len(run) - 1 and (len(run) > 2 or not followed)


def _next_to(before: Heading, heading: Heading) -> bool:
    follows = heading.block == before.block + 1 and heading.family == before.family
    return follows and heading.ordinal == before.ordinal + 1
