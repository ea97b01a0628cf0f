"""Which paragraphs are headings, or begin with one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from question_bank.documents.model import Block, BlockStyle, Document
from question_bank.outline.labels import PLAIN, Label, find_label
from question_bank.outline.listing import Entry, bare
from question_bank.outline.roles import Role
from question_bank.outline.splitting import split
from question_bank.outline.unnumbered import find_unnumbered

_STOP = re.compile(r"[。！？；!?;]")
_PAUSE = re.compile(r"[，,；;：:]")
_TRIM = "。！？；;:：!?，,、 \t\u3000"
_LONGEST = 80
_SHORT = 32
_COLON = re.compile(r"[^，,。；;：:！？]{2,20}[：:](?=\S)")
_TITLE_LONGEST = 40
_BRACKETED = re.compile(r"[【\[]([^】\]]{1,30})[】\]]")


class Says(Enum):
    """Whether a heading only announces, is a statement of its own, or is that only if nothing comes under it."""

    HEADING = "heading"
    EITHER = "either"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the body, ``text[start:end]``, label included, final stop left out.

    ``text_start`` is where the paragraph goes on after it (the paragraph's end when it doesn't).
    A statement begins at ``said``.
    ``style``: the heading level that the file gave.
    """

    family: str
    ordinal: int
    label: str
    title: str
    start: int
    end: int
    text_start: int
    block: int
    style: int | None = None
    says: Says = Says.HEADING
    said: int = 0


def find_headings(document: Document, roles: Sequence[Role], entries: Sequence[Entry] = ()) -> list[Heading]:
    """Return the headings of the body in reading order; ``entries`` are the points that a listing names."""
    blocks = document.blocks
    listed = {bare(entry.title): entry for entry in entries if bare(entry.title)}
    unnumbered = find_unnumbered(document, roles)
    found: list[Heading] = []
    for index, block in enumerate(blocks):
        if roles[index] is not Role.TEXT or block.style is BlockStyle.TABLE:
            continue
        heading = (
            _labelled(document, block, index)
            or _listed(document, block, index, listed)
            or _styled(document, block, index)
        )
        if heading is None and index in unnumbered:
            title = document.text[block.start : block.end]
            heading = Heading(PLAIN, 1, "", title, block.start, block.end, block.end, index)
        if heading is not None:
            found.append(heading)
    return _without_items(document, found)


def _without_items(document: Document, headings: Sequence[Heading]) -> list[Heading]:
    """Leave out the items of lists: each but the last ends in a semicolon, and they belong to one sentence."""
    kept: list[Heading] = []
    item: Heading | None = None
    for heading in headings:
        listed = document.text[document.blocks[heading.block].end - 1] in "；;"
        last = item is not None and _next_to(item, heading)
        item = heading if listed else None
        if not listed and not last:
            kept.append(heading)
    return kept


def _next_to(before: Heading, heading: Heading) -> bool:
    follows = heading.block == before.block + 1 and heading.family == before.family
    return follows and heading.ordinal == before.ordinal + 1


def _listed(document: Document, block: Block, index: int, listed: Mapping[str, Entry]) -> Heading | None:
    """Return the heading, named by the listing, that a paragraph begins with although its number was left out."""
    first = next(split(document.text, block.start, block.end), None) if listed else None
    entry = listed.get(bare(document.text[slice(*first)])) if first else None
    if first is None or entry is None:
        return None
    start, end = first
    title = document.text[start:end].rstrip(_TRIM)
    return Heading(entry.family, entry.ordinal, "", title, start, start + len(title), end, index)


def _styled(document: Document, block: Block, index: int) -> Heading | None:
    if block.style is not BlockStyle.HEADING:
        return None
    title = document.text[block.start : block.end].rstrip(_TRIM)
    end = block.start + len(title)
    return Heading(PLAIN, 1, "", title, block.start, end, block.end, index, block.level)


def _labelled(document: Document, block: Block, index: int) -> Heading | None:
    label = find_label(document.text, block.start, block.end)
    if label is None or label.end >= block.end:
        return None
    text = document.text
    style = block.level if block.style is BlockStyle.HEADING else None
    first = next(split(text, label.end, block.end), None)
    if first is None:
        return None
    start, end = first
    if label.family == "article":
        return _article(text, label, block, index)
    heading = _cut(label, text[start:end], start, index)
    if style is not None:
        return replace(heading, style=style, text_start=block.end)
    colon = _COLON.match(text, start, end)
    if colon:
        title = text[start : colon.end() - 1]
        return replace(heading, title=title, end=start + len(title), text_start=colon.end())
    whole = end >= block.end
    if _heading_like(text[start:end], whole):
        says = Says.EITHER if whole and _STOP.match(text, end - 1) else Says.HEADING
        return replace(heading, says=says)
    pause = _PAUSE.search(text, start + 4, end)
    stop = min(pause.start() if pause else end, start + _TITLE_LONGEST)
    return replace(_cut(label, text[start:stop], start, index), text_start=block.end, says=Says.STATEMENT)


def _heading_like(sentence: str, whole: bool) -> bool:
    """Whether the first sentence after a label announces what follows, and isn't itself the matter."""
    if len(sentence) <= _SHORT:
        return True
    if whole and not _STOP.match(sentence[-1]):
        return len(sentence) <= _LONGEST
    return len(sentence) <= _LONGEST and not _PAUSE.search(sentence)


def _cut(label: Label, sentence: str, start: int, block: int) -> Heading:
    """Return the heading made of a label and the sentence after it; 要 belongs to both."""
    title = sentence.rstrip(_TRIM)
    said = label.end - 1 if label.family == "must" else start
    end = start + len(sentence)
    return Heading(
        label.family, label.ordinal, label.text, title, label.start, start + len(title), end, block, said=said
    )


def _article(text: str, label: Label, block: Block, index: int) -> Heading:
    """An article's text follows its number at once; a title may stand between them in brackets."""
    titled = _BRACKETED.match(text, label.end, block.end)
    if titled:
        title, end = titled[1], titled.end()
        return Heading(label.family, label.ordinal, label.text, title, label.start, end, end, index)
    end = label.start + len(label.text)
    return Heading(label.family, label.ordinal, label.text, "", label.start, end, label.end, index)
