"""Items of a list are no points: they belong to the sentence that leads to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from question_bank.documents.model import BlockStyle, Document
from question_bank.outline.heading import Heading
from question_bank.outline.measures import stopped

_LEADS = "：:"
_ENDED = re.compile(r"[。！？]")


def without_items(document: Document, headings: Sequence[Heading]) -> list[Heading]:
    """Leave out items: each but the last ends in a semicolon, or they are bare lines under a colon."""
    kept: list[Heading] = []
    item: Heading | None = None
    for index, heading in enumerate(headings):
        last = item is not None and _next_to(item, heading)
        more = index + 1 < len(headings) and _next_to(heading, headings[index + 1])
        listed = _listed(document, heading) and (last or more)
        item = heading if listed else None
        if not listed and not last:
            kept.append(heading)
    return _without_bare(document, kept)


def _listed(document: Document, heading: Heading) -> bool:
    """Whether the paragraph is one member of a sentence: it ends in a semicolon, and no sentence ends before."""
    block = document.blocks[heading.block]
    text = document.text
    return text[block.end - 1] in "；;" and _ENDED.search(text, block.start, block.end) is None


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
