"""The longest chain of pairs that rise on both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

Pair = tuple[int, int]


def longest_rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest chain of ``pairs``, which rise on the left, that rises on the right. O(n log n)."""
    tops: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(at[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        at[pile : pile + 1] = [index]
    chain: list[Pair] = []
    link = at[-1] if at else -1
    while link >= 0:
        chain.append(pairs[link])
        link = before[link]
    return chain[::-1]
