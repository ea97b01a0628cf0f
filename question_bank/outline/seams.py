"""Seams: places where the text was broken and may not, or doesn't, read on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

import rjieba

from question_bank.documents.model import BlockStyle, Document
from question_bank.outline.roles import Role
from question_bank.outline.spans import Span

_WINDOW = 8
_STOPPED = re.compile(r"[。！？；：!?;:.][”’』」》）)】\]\"]*$")
_RUNNING = re.compile(r"[。！？!?]")
_LONG = 46
_PROSE = {BlockStyle.BODY, BlockStyle.LIST}
_CLAUSE = 150
"""A predicate is looked for this far around a break; sentences without any are short."""
_PREDICATES = {"是", "有", "为", "在"}


class Strength(IntEnum):
    """How sure it is that the text doesn't read on."""

    READS_ON = 0
    DOUBTFUL = 1
    LOST = 2


class Seam(NamedTuple):
    """A break at ``offset``: the text goes on from there, or ends there."""

    offset: int
    strength: Strength


def find_seams(document: Document, roles: Sequence[Role], spans: Sequence[Span]) -> list[Seam]:
    """Return every break in order, those that may well read on included. ``spans`` are the sentences in order."""
    return sorted([*_joined(document, spans), *_broken_ends(document, roles, spans)])


def _joined(document: Document, spans: Sequence[Span]) -> Iterator[Seam]:
    index = 0
    for offset in document.breaks:
        while index < len(spans) and spans[index].end <= offset:
            index += 1
        if index == len(spans) or spans[index].start >= offset:
            if (
                index
                and spans[index - 1].end == offset
                and not _STOPPED.search(document.text[max(offset - 4, 0) : offset])
            ):
                yield Seam(offset, Strength.LOST)
            continue
        start, end = max(spans[index].start, offset - _CLAUSE), min(spans[index].end, offset + _CLAUSE)
        if _straddled(document.text, offset) or document.text[offset - 1] in "，,、":
            yield Seam(offset, Strength.READS_ON)
        else:
            yield Seam(offset, Strength.DOUBTFUL if _has_predicate(document.text[start:end]) else Strength.LOST)


def _broken_ends(document: Document, roles: Sequence[Role], spans: Sequence[Span]) -> Iterator[Seam]:
    """Yield a seam at the end of each running paragraph that stops in mid-sentence."""
    announced = {span.end for span in spans if span.heading}
    for block, role in zip(document.blocks, roles, strict=True):
        if role is not Role.TEXT or block.style not in _PROSE or block.end in announced:
            continue
        text = document.text[block.start : block.end].rstrip("… ")
        if not _STOPPED.search(text) and (_RUNNING.search(text) or len(text) >= _LONG):
            yield Seam(block.end, Strength.LOST)


def _straddled(text: str, offset: int) -> bool:
    """Whether a word of the lexicon lies across ``offset``: then the text reads on."""
    start = max(offset - _WINDOW, 0)
    start = max(text.rfind("\n", start, offset) + 1, start)
    at = start
    for word in rjieba.cut(text[start : offset + _WINDOW]):
        if at < offset < at + len(word):
            return True
        at += len(word)
    return False


def _has_predicate(sentence: str) -> bool:
    """Whether the sentence says anything: two halves of different sentences often have no verb between them."""
    return any(word in _PREDICATES or (tag[0] == "v" and tag != "vn") for word, tag in rjieba.tag(sentence))
