"""A listing: the outline given ahead of the text, in one line (``【提纲】一、…。（一）…。``) or in several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from question_bank.documents.model import BlockStyle, Document
from question_bank.outline.families import FIRST_THEN, PLAIN
from question_bank.outline.framing import contents_mark
from question_bank.outline.labels import Label, find_label
from question_bank.outline.measures import stopped
from question_bank.outline.roles import Role

_BOUNDARY = re.compile(r"(?<=[。；;！])\s*|\s+")
_LOOSE = re.compile(r"(?<=[，,：:、])\s*")
_TRIM = "。！？；;:：!，,、 \t\u3000"
_PAGE = re.compile(r"(?:[.…·\s]{2,}|\t|[.…·—\-]{3,})\s*[（(]?\d{1,4}[)）]?$")
_NUMBERED = re.compile(r"(.*\D)\s\d{1,3}")
_SILENT = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")
_PARTED = re.compile(r"[；;|｜/]|。|\s{2,}|\t")
_LONGEST = 90
_NAME = 40
_BEGINS = 60
_HEAD = 200
_FEWEST = 3


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
        if roles[index] not in {Role.TEXT, Role.TITLE} or block.style is BlockStyle.TABLE:
            continue
        mark, sure = contents_mark(document.text[block.start : min(block.end, block.start + _LONGEST)])
        if not mark:
            continue
        later = _later(document, index + 1)
        entries, used = _read(document, roles, index, mark, later)
        if entries and (sure or _recurs(entries, _later(document, index + used))):
            for each in range(index, index + used):
                roles[each] = Role.LISTING
            return entries
    return _unmarked(document, roles)


def _unmarked(document: Document, roles: list[Role]) -> list[Entry]:
    """Return the entries of contents whose heading is lost: lines at the head that end in page numbers."""
    found: list[Entry] = []
    run: list[int] = []
    for index, block in enumerate(document.blocks[:_HEAD]):
        text = document.text[block.start : block.end]
        entries = entries_of(text) if len(text) <= _LONGEST and _PAGE.search(text) else []
        if entries:
            found += entries
            run.append(index)
        elif run:
            break
    if len(run) < _FEWEST:
        return []
    for index in run:
        roles[index] = Role.LISTING
    return found


def _later(document: Document, index: int) -> Counter[str]:
    """Return how often each beginning of a block occurs from ``index`` on, as titles are compared."""
    found: Counter[str] = Counter()
    for block in document.blocks[index:]:
        end = min(block.end, block.start + _BEGINS)
        label = find_label(document.text, block.start, end)
        found[bare(document.text[label.end if label else block.start : end])] += 1
    return found


def _recurs(entries: Sequence[Entry], later: Counter[str]) -> bool:
    """Whether the body has at least one of the points: otherwise they are the body."""
    titles = tuple(bare(entry.title) for entry in entries if len(bare(entry.title)) > 1)
    return bool(titles) and any(begins.startswith(titles) for begins in later)


def _read(
    document: Document, roles: Sequence[Role], index: int, mark: int, later: Counter[str]
) -> tuple[list[Entry], int]:
    block = document.blocks[index]
    line = document.text[block.start + mark : block.end]
    entries = entries_of(line) or _unlabelled(line, later)
    used = 1
    for block, role in zip(document.blocks[index + 1 :], roles[index + 1 :], strict=True):
        if role is Role.SALUTATION:
            break
        text = document.text[block.start : block.end]
        found = (entries_of(text) or _named(text, later)) if len(text) <= _LONGEST else []
        if not found or (entries and found[0] == entries[0]):
            break
        entries += found
        used += 1
    return [_without_page(entry, later) for entry in entries], used


def _without_page(entry: Entry, later: Counter[str]) -> Entry:
    """Return ``entry`` without a number after a single blank, where the body has the title without it."""
    match = _NUMBERED.fullmatch(entry.title)
    return entry._replace(title=match[1]) if match and bare(match[1]) in later else entry


def entries_of(text: str) -> list[Entry]:
    """Split a line at the labels at its start, after a stop or a blank, and after a comma where they count on."""
    bounds = {0, *(match.end() for match in _BOUNDARY.finditer(text))}
    loose = {match.end() for match in _LOOSE.finditer(text)} - bounds
    labels: list[Label] = []
    last: dict[str, int] = {}
    for start in sorted(bounds | loose):
        label = find_label(text, start)
        if label is None or (labels and start < labels[-1].end):
            continue
        if start in loose and not _counts_on(text, label, last):
            continue
        labels.append(label)
        last[label.family] = label.ordinal
    if not labels or text[: labels[0].start].strip():
        return []
    ends = [label.start for label in labels[1:]] + [len(text)]
    return [_entry(text, label, end) for label, end in zip(labels, ends, strict=True) if label.end < end]


def _counts_on(text: str, label: Label, last: dict[str, int]) -> bool:
    before = last.get(label.family, 0)
    if label.ordinal == 1:
        return "：" in (lead := text[max(label.start - 2, 0) : label.start]) or ":" in lead
    return label.ordinal == before + 1 or (label.family == FIRST_THEN and label.ordinal > before > 0)


def _entry(text: str, label: Label, end: int) -> Entry:
    return Entry(label.family, label.ordinal, label.text, _title(text[label.end : end]))


def _title(text: str) -> str:
    return _PAGE.sub("", text.strip()).strip(_TRIM)


def _named(text: str, later: Counter[str]) -> list[Entry]:
    """Return the entry of a line without a label: it ends in a page number, or stands in the body again."""
    paged = _PAGE.search(text.strip()) is not None
    title = _title(text)
    numbered = _NUMBERED.fullmatch(title)
    paged = paged or (numbered is not None and bare(numbered[1]) in later)
    recurs = later[bare(title)] > 1 and not stopped(text)
    if not 2 <= len(title) <= _NAME or not (paged or recurs):
        return []
    return [Entry(PLAIN, 1, "", title)]


def _unlabelled(line: str, later: Counter[str]) -> list[Entry]:
    """Return the entries of one line that parts titles by marks or wide blanks, where the body has one of them."""
    titles = [_title(part) for part in _PARTED.split(line) if _title(part)]
    if len(titles) < 2 or not all(2 <= len(title) <= _NAME for title in titles):
        return []
    entries = [Entry(PLAIN, 1, "", title) for title in titles]
    return entries if _recurs(entries, later) else []
