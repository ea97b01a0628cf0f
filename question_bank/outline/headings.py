"""Which paragraphs are headings, begin with one, or hold several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from question_bank.documents.model import Block, BlockStyle, Document
from question_bank.outline.confirming import confirmed
from question_bank.outline.families import ANNEX, PLAIN, UNDER
from question_bank.outline.framing import title_like
from question_bank.outline.heading import Heading
from question_bank.outline.inline import find_inline
from question_bank.outline.labelled import cut
from question_bank.outline.labels import Label, find_label
from question_bank.outline.listing import Entry, bare
from question_bank.outline.lists import without_items
from question_bank.outline.measures import TRIM, stopped
from question_bank.outline.roles import Role
from question_bank.outline.splitting import split
from question_bank.outline.unnumbered import find_unnumbered

_APART = {ANNEX, "part", "lesson", "chapter", "section"}
"""Families whose title may stand in the line under the label."""


def find_headings(document: Document, roles: Sequence[Role], entries: Sequence[Entry] = ()) -> list[Heading]:
    """Return the headings of the body in reading order; ``entries`` are the points that a listing names."""
    listed = {bare(entry.title): entry for entry in entries if bare(entry.title)}
    labels = [find_label(document.text, block.start, block.end) for block in document.blocks]
    unnumbered = find_unnumbered(document, roles, labels)
    leads: list[Heading] = []
    for index in range(len(document.blocks)):
        if roles[index] is not Role.TEXT or document.blocks[index].style is BlockStyle.TABLE:
            continue
        heading = _lead(document, roles, index, labels, listed) or unnumbered.get(index)
        if heading is not None and not (leads and leads[-1].end > heading.start):
            leads.append(heading)
    found = _with_inline(document, roles, without_items(document, leads))
    return _under_listed(_confirmed(found, listed, unnumbered), entries)


def _lead(
    document: Document,
    roles: Sequence[Role],
    index: int,
    labels: Sequence[Label | None],
    listed: Mapping[str, Entry],
) -> Heading | None:
    """Return the heading that a paragraph begins with."""
    block, label = document.blocks[index], labels[index]
    if label is not None and label.end < block.end:
        above = _above_text(document, roles, index, labels)
        return cut(document.text, label, block.end, index, _style(block), above=above)
    if label is not None:
        return _apart(document, roles, index, label)
    return _listed(document, block, index, listed) or _styled(document, block, index)


def _style(block: Block) -> int | None:
    return block.level if block.style is BlockStyle.HEADING else None


def _above_text(document: Document, roles: Sequence[Role], index: int, labels: Sequence[Label | None]) -> bool:
    """Whether running text without a label comes right under the paragraph."""
    if index + 1 >= len(roles) or roles[index + 1] is not Role.TEXT or labels[index + 1]:
        return False
    after = document.blocks[index + 1]
    return stopped(document.text[max(after.start, after.end - 3) : after.end])


def _apart(document: Document, roles: Sequence[Role], index: int, label: Label) -> Heading | None:
    """Return the heading whose title stands in the line under its label."""
    if label.family not in _APART or index + 1 >= len(roles) or roles[index + 1] is not Role.TEXT:
        return None
    after = document.blocks[index + 1]
    line = document.text[after.start : after.end]
    if not title_like(line) or find_label(line):
        return None
    title = line.rstrip(TRIM)
    end = after.start + len(title)
    style = _style(document.blocks[index])
    return Heading(label.family, label.ordinal, label.text, title, label.start, end, after.end, index, style)


def _listed(document: Document, block: Block, index: int, listed: Mapping[str, Entry]) -> Heading | None:
    """Return the heading, named by the listing, that a paragraph begins with although its number was left out."""
    first = next(split(document.text, block.start, block.end), None) if listed else None
    entry = listed.get(bare(document.text[slice(*first)])) if first else None
    if first is None or entry is None:
        return None
    start, end = first
    title = document.text[start:end].rstrip(TRIM)
    return Heading(entry.family, entry.ordinal, "", title, start, start + len(title), end, index)


def _styled(document: Document, block: Block, index: int) -> Heading | None:
    if block.style is not BlockStyle.HEADING:
        return None
    title = document.text[block.start : block.end].rstrip(TRIM)
    end = block.start + len(title)
    return Heading(PLAIN, 1, "", title, block.start, end, block.end, index, block.level)


def _with_inline(document: Document, roles: Sequence[Role], leads: Sequence[Heading]) -> list[Heading]:
    """Return the headings together with those within paragraphs."""
    by_block = {heading.block: heading for heading in leads}
    found: list[Heading] = []
    for index, block in enumerate(document.blocks):
        lead = by_block.get(index)
        if roles[index] is not Role.TEXT or block.style in {BlockStyle.TABLE, BlockStyle.HEADING}:
            found += [lead] if lead else []
        elif lead is not None and (not lead.label or lead.end > block.end):
            found.append(lead)
        else:
            found += find_inline(document.text, block.start, block.end, lead, index)
    return found


def _confirmed(
    headings: Sequence[Heading], listed: Mapping[str, Entry], unnumbered: Mapping[int, Heading]
) -> list[Heading]:
    """Return the headings that count; a line whose number doesn't may still look like a heading."""
    kept = confirmed(headings, listed)
    if len(kept) == len(headings):
        return kept
    starts = {heading.start for heading in kept}
    plain = [
        unnumbered[heading.block]
        for heading in headings
        if heading.start not in starts and heading.block in unnumbered
    ]
    return sorted(
        [*kept, *(heading for heading in plain if heading.start not in starts)], key=lambda each: each.start
    )


def _under_listed(headings: Sequence[Heading], entries: Sequence[Entry]) -> list[Heading]:
    """Put headings without a number that the contents don't name under those that they name."""
    named = {bare(entry.title) for entry in entries if entry.family == PLAIN}
    if not named:
        return list(headings)
    return [
        heading._replace(family=UNDER)
        if heading.family == PLAIN and heading.style is None and bare(heading.title) not in named
        else heading
        for heading in headings
    ]
