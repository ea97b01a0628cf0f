"""Equal passages: which of them kept their order, and which moved.

Patience diff: passages that occur once on both sides are anchors, of which the longest chain in order counts;
between anchors, others are once on both sides, and so on. Where all are repeated, the first goes with the first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from question_bank.outline.chains import Pair, longest_rising

_DEEPEST = 12


class _Region(NamedTuple):
    """A stretch of both sides, between two anchors."""

    old: int
    old_end: int
    new: int
    new_end: int
    depth: int


def kept(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the indexes of equal elements that stand in the same order, rising on both sides."""
    pairs: list[Pair] = []
    regions = [_Region(0, len(old), 0, len(new), 0)]
    while regions:
        region = _trimmed(old, new, regions.pop(), pairs)
        if region.old == region.old_end or region.new == region.new_end:
            continue
        chain = longest_rising(_unique(old, new, region)) if region.depth < _DEEPEST else []
        if not chain:
            pairs += longest_rising(_repeated(old, new, region))
            continue
        pairs += chain
        bounds = [(region.old - 1, region.new - 1), *chain, (region.old_end, region.new_end)]
        regions += [
            _Region(before[0] + 1, after[0], before[1] + 1, after[1], region.depth + 1)
            for before, after in pairwise(bounds)
        ]
    return sorted(pairs)


def moved(old: Sequence[str], new: Sequence[str], taken: Sequence[Pair]) -> list[Pair]:
    """Return the indexes of equal elements that ``taken`` leaves on both sides, the first with the first."""
    taken_old, taken_new = {pair[0] for pair in taken}, {pair[1] for pair in taken}
    free: dict[str, list[int]] = defaultdict(list)
    for index in range(len(new) - 1, -1, -1):
        if index not in taken_new:
            free[new[index]].append(index)
    return [
        (index, free[element].pop())
        for index, element in enumerate(old)
        if index not in taken_old and free.get(element)
    ]


def _trimmed(old: Sequence[str], new: Sequence[str], region: _Region, pairs: list[Pair]) -> _Region:
    """Return ``region`` without its equal beginnings and ends, which go to ``pairs``."""
    start, end, new_start, new_end, depth = region
    while start < end and new_start < new_end and old[start] == new[new_start]:
        pairs.append((start, new_start))
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        pairs.append((end, new_end))
    return _Region(start, end, new_start, new_end, depth)


def _unique(old: Sequence[str], new: Sequence[str], region: _Region) -> list[Pair]:
    """Return the pairs of elements that the region has once on both sides."""
    here = Counter(old[region.old : region.old_end])
    there = Counter(new[region.new : region.new_end])
    places = {new[index]: index for index in range(region.new, region.new_end) if there[new[index]] == 1}
    return [
        (index, places[old[index]])
        for index in range(region.old, region.old_end)
        if here[old[index]] == 1 and old[index] in places
    ]


def _repeated(old: Sequence[str], new: Sequence[str], region: _Region) -> list[Pair]:
    """Return the pairs of elements, the first occurrence with the first, the second with the second."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in range(region.new_end - 1, region.new - 1, -1):
        places[new[index]].append(index)
    return [
        (index, places[old[index]].pop()) for index in range(region.old, region.old_end) if places.get(old[index])
    ]
