"""Sentence boundaries: 。！？ and their Western kin, with the quotes and brackets that close after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_CLOSERS = "”’」』》）)】〕"
_MARK = re.compile("[“‘《（(「『【〔”’》）)」』】〕]")
_PAIRS = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "【": "】", "〔": "〕", "（": "）", "(": ")"}
_WIDTH_BLIND = {")": "）"}
_END = re.compile(
    rf"(?:[。！？]|[!?](?=[\s\u3400-\u9fff{_CLOSERS}!?。！？]|$)|(?<=[a-z0-9)])\.(?=\s+[A-Z“\"]))"
    rf"[。！？!?]*[{_CLOSERS}\"]*|\t+"
)
_MAY_END = re.compile(r"[。！？!?.\t]")
_CONTINUES = re.compile(
    r"[，,、；;：:。！？!?的地得等]|[^。！？，,；“”\n]{1,24}(?:说|道|表示|介绍|强调|指出|认为|坦言|回忆|告诉记者)[，,。：:]"
)


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the paragraph ``text[start:end]`` without the blanks at their edges.

    Inside closed quotes and brackets there is no boundary, except right before they close. Linear.
    """
    if _MAY_END.search(text, start, end - 1) is None:
        yield from _bare(text, start, end)
        return
    inside = _closed_pairs(text, start, end)
    pair = 0
    bounds = [start]
    for match in _END.finditer(text, start, end):
        while pair < len(inside) and inside[pair][1] < match.start():
            pair += 1
        if pair < len(inside) and inside[pair][0] < match.start():
            closing = inside[pair][1]
            title = text[inside[pair][0]] == "《"
            if title or match.end() <= closing or _CONTINUES.match(text, match.end(), end):
                continue
        bounds.append(match.end())
    bounds.append(end)
    for left, right in pairwise(bounds):
        yield from _bare(text, left, right)


def _bare(text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    """Yield ``left:right`` without the blanks at its edges, if anything is left."""
    sentence = text[left:right]
    bare = sentence.strip()
    if bare:
        offset = left + sentence.index(bare[0])
        yield offset, offset + len(bare)


def _closed_pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the outermost pairs of quotes or brackets that are closed within the paragraph, in order."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for match in _MARK.finditer(text, start, end):
        mark = match[0]
        if mark in _PAIRS:
            waiting.append((_normal(_PAIRS[mark]), match.start()))
            continue
        depth = next(
            (i for i in range(len(waiting) - 1, max(len(waiting) - 5, -1), -1) if waiting[i][0] == _normal(mark)),
            -1,
        )
        if depth >= 0:
            pairs.append((waiting[depth][1], match.start()))
            del waiting[depth:]
    return _outermost(sorted(pairs))


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for opened, closed in pairs:
        if not kept or opened > kept[-1][1]:
            kept.append((opened, closed))
    return kept


def _normal(mark: str) -> str:
    return _WIDTH_BLIND.get(mark, mark)
