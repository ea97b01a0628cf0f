"""Headings without a number in files that don't mark them: short, no stop, set apart, and text follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from question_bank.documents.layout import open_pair
from question_bank.documents.model import BlockStyle, Document
from question_bank.outline.labels import find_label
from question_bank.outline.roles import Role

_LONGEST = 40
_STOP = re.compile(r"[。！？；!?;]")
_ENDS = re.compile(r"[。！？；：!?;:…]")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")
_NEVER_FIRST = "，,、；;：:。！？》）)”’」』】"
_NEVER_LAST = "：:，,、…"


def find_unnumbered(document: Document, roles: Sequence[Role]) -> set[int]:
    """Return the indexes of the blocks that are headings by their looks and surroundings alone."""
    spaced = any(block.apart for block in document.blocks)
    return {
        index
        for index in range(len(document.blocks))
        if roles[index] is Role.TEXT
        and _looks_like_one(document, index)
        and _set_apart(document, roles, index, spaced)
        and _text_follows(document, roles, index)
    }


def _looks_like_one(document: Document, index: int) -> bool:
    block = document.blocks[index]
    if block.style is not BlockStyle.BODY or not 2 <= block.end - block.start <= _LONGEST:
        return False
    text = document.text[block.start : block.end]
    if _STOP.search(text) or text[-1] in _NEVER_LAST or text[0] in _NEVER_FIRST:
        return False
    return _WORDS.search(text) is not None and not open_pair(text)


def _set_apart(document: Document, roles: Sequence[Role], index: int, spaced: bool) -> bool:
    """In a file with blank lines one must stand before it; what comes before it must have ended."""
    if index == 0 or roles[index - 1] is not Role.TEXT:
        return True
    if spaced and not document.blocks[index].apart:
        return False
    before = document.blocks[index - 1]
    short = before.end - before.start <= _LONGEST
    return short or _ENDS.search(document.text, max(before.start, before.end - 4), before.end) is not None


def _text_follows(document: Document, roles: Sequence[Role], index: int) -> bool:
    """The next block of text must be a paragraph or a labelled heading."""
    length = document.blocks[index].end - document.blocks[index].start
    for after in range(index + 1, min(index + 3, len(roles))):
        block = document.blocks[after]
        if roles[after] is not Role.TEXT:
            continue
        if document.text[block.start] in _NEVER_FIRST:
            return False
        if block.style is BlockStyle.HEADING or find_label(document.text, block.start, block.end):
            return True
        return _STOP.search(document.text, block.start, block.end) is not None and block.end - block.start > length
    return False
