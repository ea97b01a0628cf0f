"""Which paragraphs are headings, begin with one, or hold several."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from question_bank.documents.model import Block, BlockStyle, Document
from question_bank.outline.confirming import confirmed
from question_bank.outline.families import ANNEX, ARTICLE, PLAIN, UNDER
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
    found = _with_inline(document, roles, without_items(document, leads), listed)
    return _under(document.text, _confirmed(found, listed, unnumbered), entries)


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
        above = _above_text(document, roles, index, labels, label)
        return cut(document.text, label, block.end, index, _style(block), above=above)
    if label is not None:
        return _apart(document, roles, index, label)
    return _listed(document, block, index, listed) or _styled(document, block, index)


def _style(block: Block) -> int | None:
    return block.level if block.style is BlockStyle.HEADING else None


def _above_text(
    document: Document, roles: Sequence[Role], index: int, labels: Sequence[Label | None], label: Label
) -> bool:
    """Whether running text comes right under the paragraph, without a label (under an article also with one)."""
    if index + 1 >= len(roles) or roles[index + 1] is not Role.TEXT:
        return False
    below = labels[index + 1]
    if below is not None:
        return label.family == ARTICLE and below.family not in {ARTICLE, "chapter", "section", "part"}
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


def _with_inline(
    document: Document, roles: Sequence[Role], leads: Sequence[Heading], listed: Mapping[str, Entry]
) -> list[Heading]:
    """Return the headings together with those within paragraphs."""
    spliced = _spliced(document, roles, listed)
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
        found += spliced.get(index, ())
    return found


def _spliced(document: Document, roles: Sequence[Role], listed: Mapping[str, Entry]) -> dict[int, list[Heading]]:
    """Return the listed headings that a broken line swallowed: they stand right where two lines were joined."""
    starts = [block.start for block in document.blocks]
    found: dict[int, list[Heading]] = {}
    for offset in document.breaks if listed else ():
        index = bisect_right(starts, offset) - 1
        rest = replace(document.blocks[index], start=offset)
        heading = _listed(document, rest, index, listed) if roles[index] is Role.TEXT else None
        if heading is not None:
            found.setdefault(index, []).append(heading)
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


def _under(text: str, headings: Sequence[Heading], entries: Sequence[Entry]) -> list[Heading]:
    """Put headings without a number under others of their kind.

    Those that the contents name stand above those that they don't; without contents, those that have another one
    right under them stand above the rest.
    """
    named = {bare(entry.title) for entry in entries if entry.family == PLAIN}
    above = [
        bare(heading.title) in named if named else _heads(text, heading, below)
        for heading, below in pairwise([*headings, None])
        if heading is not None
    ]
    if not any(above):
        return list(headings)
    return _lowered(headings, above)


def _lowered(headings: Sequence[Heading], above: Sequence[bool]) -> list[Heading]:
    lowered = []
    seen = False
    for heading, upper in zip(headings, above, strict=True):
        plain = heading.family == PLAIN and heading.style is None
        seen = seen or (plain and upper)
        lowered.append(heading._replace(family=UNDER) if plain and seen and not upper else heading)
    return lowered


def _heads(text: str, heading: Heading, below: Heading | None) -> bool:
    """Whether another heading without a number comes right under this one."""
    if below is None or heading.family != PLAIN or below.family != PLAIN:
        return False
    styled = heading.style is not None or below.style is not None
    return not styled and not text[heading.text_start : below.start].strip()
