"""A listing: the outline given ahead of the text, in one line (``【提纲】一、…。（一）…。``) or in several."""

from __future__ import annotations

import re
from typing import NamedTuple

from question_bank.documents.model import Document
from question_bank.outline.labels import Label, find_label
from question_bank.outline.roles import Role, listing_mark

_BOUNDARY = re.compile(r"(?<=[。；;！])\s*|\s+")
_TRIM = "。！？；;:：!，,、 \t\u3000"
_PAGE = re.compile(r"(?:[.…·\s]{2,}|\t)\d{1,4}$")
_SILENT = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")
_LONGEST = 90


class Entry(NamedTuple):
    """One line of a listing."""

    family: str
    ordinal: int
    label: str
    title: str


def bare(title: str) -> str:
    """Return ``title`` without blanks and punctuation, as titles are compared."""
    return _SILENT.sub("", title)


def find_listing(document: Document, roles: list[Role]) -> list[Entry]:
    """Return the entries of the document's listing, and mark its blocks in ``roles``."""
    for index, block in enumerate(document.blocks):
        text = document.text[block.start : block.end]
        mark = listing_mark(text) if roles[index] in {Role.TEXT, Role.TITLE} else 0
        if not mark:
            continue
        entries, used = _read(document, index, mark)
        if entries:
            for each in range(index, index + used):
                roles[each] = Role.LISTING
            return entries
    return []


def _read(document: Document, index: int, mark: int) -> tuple[list[Entry], int]:
    block = document.blocks[index]
    entries = entries_of(document.text[block.start + mark : block.end])
    used = 1
    for block in document.blocks[index + 1 :]:
        text = document.text[block.start : block.end]
        found = entries_of(text) if len(text) <= _LONGEST else []
        if not found or (entries and found[0] == entries[0]):
            break
        entries += found
        used += 1
    return entries, used


def entries_of(text: str) -> list[Entry]:
    """Split a line at the labels that stand at its start or after a stop or a blank."""
    starts = [0] + [match.end() for match in _BOUNDARY.finditer(text)]
    labels = [label for start in starts if (label := find_label(text, start)) is not None]
    if not labels or text[: labels[0].start].strip():
        return []
    ends = [label.start for label in labels[1:]] + [len(text)]
    return [_entry(text, label, end) for label, end in zip(labels, ends, strict=True) if label.end < end]


def _entry(text: str, label: Label, end: int) -> Entry:
    title = _PAGE.sub("", text[label.end : end].strip()).strip(_TRIM)
    return Entry(label.family, label.ordinal, label.text, title)
