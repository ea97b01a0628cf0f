"""Passages that were changed: pairs that share most of their character pairs (Dice's coefficient)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

_NEAR = 0.5
"""Passages between the same kept ones are alike from here on, others from ``_FAR`` on."""
_FAR = 0.72
_RAREST = 8
_COMMON = 20
"""Character pairs that more passages have don't tell candidates."""
_CANDIDATES = 6
_SMALL = 64
"""Within the same gap, this many comparisons are made in any case."""


class Free(NamedTuple):
    """A passage that has no equal: its index, its text, and how many kept passages stand before it."""

    at: int
    text: str
    gap: int


class _Candidate(NamedTuple):
    """Ordered as candidates are taken: the likest first, then the nearest."""

    unlike: float
    distance: int
    old: int
    new: int


def changed(old: Sequence[Free], new: Sequence[Free]) -> list[tuple[int, int]]:
    """Return the indexes of passages that are alike, each used once."""
    pairs_of_old = [_bigrams(each.text) for each in old]
    pairs_of_new = [_bigrams(each.text) for each in new]
    candidates: list[_Candidate] = []
    for row, column in _candidates(old, new, pairs_of_old, pairs_of_new):
        score = dice(pairs_of_old[row], pairs_of_new[column])
        if score >= (_NEAR if old[row].gap == new[column].gap else _FAR):
            candidates.append(_Candidate(1 - score, abs(old[row].gap - new[column].gap), row, column))
    return _taken(sorted(candidates), old, new)


def _taken(candidates: Sequence[_Candidate], old: Sequence[Free], new: Sequence[Free]) -> list[tuple[int, int]]:
    used_old: set[int] = set()
    used_new: set[int] = set()
    found = []
    for _, _, row, column in candidates:
        if row not in used_old and column not in used_new:
            used_old.add(row)
            used_new.add(column)
            found.append((old[row].at, new[column].at))
    return found


def _candidates(
    old: Sequence[Free], new: Sequence[Free], of_old: Sequence[frozenset[str]], of_new: Sequence[frozenset[str]]
) -> set[tuple[int, int]]:
    """Return the pairs that are worth comparing: few in the same gap, or with rare character pairs in common."""
    index: dict[str, list[int]] = defaultdict(list)
    for column, bigrams in enumerate(of_new):
        for bigram in bigrams:
            index[bigram].append(column)
    found = _in_gaps(old, new)
    for row, bigrams in enumerate(of_old):
        found.update((row, column) for column in _sharing(bigrams, index))
    return found


def _in_gaps(old: Sequence[Free], new: Sequence[Free]) -> set[tuple[int, int]]:
    rows: dict[int, list[int]] = defaultdict(list)
    columns: dict[int, list[int]] = defaultdict(list)
    for row, each in enumerate(old):
        rows[each.gap].append(row)
    for column, each in enumerate(new):
        columns[each.gap].append(column)
    return {
        (row, column)
        for gap in rows.keys() & columns.keys()
        if len(rows[gap]) * len(columns[gap]) <= _SMALL
        for row in rows[gap]
        for column in columns[gap]
    }


def _sharing(bigrams: frozenset[str], index: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the few passages that share most of the rarest of ``bigrams``."""
    known = sorted((len(index[bigram]), bigram) for bigram in bigrams if bigram in index)
    rare = [bigram for count, bigram in known[:_RAREST] if count <= _COMMON]
    hits = Counter(column for bigram in rare for column in index[bigram])
    return sorted(hits, key=lambda column: (-hits[column], column))[:_CANDIDATES]


def dice(left: frozenset[str], right: frozenset[str]) -> float:
    """Return 2·|both| / (|left| + |right|), 0 for empty sets (Dice 1945)."""
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text)))
