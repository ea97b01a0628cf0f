"""Nodes: the headings of the body and the entries of the listing, merged, levelled, with the text under them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from question_bank.documents.model import Document
from question_bank.outline.alignment import align
from question_bank.outline.heading import Heading, Says
from question_bank.outline.listing import Entry
from question_bank.outline.model import Node
from question_bank.outline.roles import Role, text_end
from question_bank.outline.tree import LeadIn, Placed, Point, place

_STOPS = "。！？；;:：!?，, \t\u3000"


class Found(NamedTuple):
    """A point as the listing has it, or else its heading; ``stop`` is where the text under it ends."""

    entry: Entry
    heading: Heading | None
    stop: int = 0


def merge(text: str, entries: Sequence[Entry], headings: Sequence[Heading]) -> list[Found]:
    """Return all points in reading order; a heading that the listing doesn't name follows the one before it."""
    found = align(entries, headings)
    taken = set(found.values())
    first = min(taken, default=len(headings))
    merged = [_unlisted(heading) for heading in headings[:first]]
    for row, entry in enumerate(entries):
        if row not in found:
            merged.append(Found(entry, None))
            continue
        column = found[row]
        merged.append(Found(entry, _as_listed(text, entry, headings[column])))
        extra = column + 1
        while extra < len(headings) and extra not in taken:
            merged.append(_unlisted(headings[extra]))
            extra += 1
    return merged


def _unlisted(heading: Heading) -> Found:
    return Found(Entry(heading.family, heading.ordinal, heading.label, heading.title), heading)


def _as_listed(text: str, entry: Entry, heading: Heading) -> Heading:
    """Return ``heading`` with the extent that the listing gives it: it is a heading, whatever it looks like."""
    label = heading.label or entry.label
    start = heading.end - len(heading.title)
    if not text.startswith(entry.title, start):
        return heading._replace(label=label, says=Says.HEADING)
    end = after = start + len(entry.title)
    while after < len(text) and text[after] in _STOPS:
        after += 1
    return heading._replace(label=label, title=entry.title, end=end, text_start=after, says=Says.HEADING)


def settle(document: Document, roles: list[Role], merged: Sequence[Found]) -> tuple[list[Found], list[Node]]:
    """Return the points with their extents, and their nodes."""
    text = document.text
    placed = place(_points(text, merged))
    ends = _ends(merged, placed, text_end(document, roles))
    stops = _without_frames(document, roles, ends)
    settled = [_settled(text, each, stop) for each, stop in zip(merged, stops, strict=True)]
    return settled, [_node(text, each, where) for each, where in zip(settled, placed, strict=True)]


def _points(text: str, merged: Sequence[Found]) -> list[Point]:
    """Return what levels depend on; the listing knows better than the body."""
    points = []
    before: Heading | None = None
    for entry, heading, _ in merged:
        if heading is None:
            points.append(Point(entry.family, entry.ordinal, None, LeadIn.NOTHING))
            continue
        lead_in = _lead_in(text, before, heading)
        points.append(Point(entry.family, entry.ordinal, heading.style, lead_in, heading.start, heading.until))
        before = heading
    return points


def _lead_in(text: str, before: Heading | None, heading: Heading) -> LeadIn:
    if text[max(heading.start - 2, 0) : heading.start].rstrip()[-1:] in {"：", ":"}:
        return LeadIn.COLON
    if before is None or before.says is Says.STATEMENT or text[before.text_start : heading.start].strip():
        return LeadIn.TEXT
    return LeadIn.NOTHING


def _ends(merged: Sequence[Found], placed: Sequence[Placed], end: int) -> list[int]:
    """Return where the text under each point ends: at the next one of its level, or with its paragraph."""
    ends = [end] * len(merged)
    waiting: list[int] = []
    for index, (each, where) in enumerate(zip(merged, placed, strict=True)):
        if each.heading is None:
            continue
        if each.heading.until is not None:
            ends[index] = each.heading.until
        while waiting and placed[waiting[-1]].level >= where.level:
            above = waiting.pop()
            ends[above] = min(ends[above], each.heading.start)
        waiting.append(index)
    return ends


def _without_frames(document: Document, roles: Sequence[Role], ends: Sequence[int]) -> list[int]:
    """Return ``ends`` before closings, signatures and dates that stand right there."""
    text = document.text
    stops = [0, *(block.end for block, role in zip(document.blocks, roles, strict=True) if role is Role.TEXT)]
    return [stops[bisect_right(stops, end) - 1] if text[max(end - 1, 0)] == "\n" else end for end in ends]


def _settled(text: str, each: Found, stop: int) -> Found:
    """A sentence that may be either is a heading when text follows under it, and a statement when none does."""
    heading = each.heading
    if heading is not None and heading.says is Says.EITHER:
        followed = text[heading.text_start : stop].strip()
        heading = heading._replace(says=Says.HEADING if followed else Says.STATEMENT)
    return Found(each.entry, heading, stop)


def _node(text: str, each: Found, where: Placed) -> Node:
    heading = each.heading
    if heading is None:
        return Node(each.entry.label, each.entry.title, where.level, parent=where.parent)
    start = heading.said if heading.says is Says.STATEMENT else heading.text_start
    body, end = _trimmed(text, start, each.stop)
    return Node(heading.label, heading.title, where.level, heading.start, heading.end, body, end, where.parent)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | tuple[None, None]:
    """Return ``start:end`` without blanks at its edges; nothing, if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else (None, None)
