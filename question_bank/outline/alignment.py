"""Which heading of the body is which entry of the listing, or none.

Headings with an entry's very title are anchors, of which the longest chain in reading order counts; between
anchors, titles that differ a little are matched by the character pairs that they share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from question_bank.outline.chains import longest_rising
from question_bank.outline.heading import Heading
from question_bank.outline.listing import Entry, bare

_LIKE = 0.6
_SAME_LABEL = 0.15
_MOST_PAIRS = 20_000
_MOST_ALIKE = 50


def align(entries: Sequence[Entry], headings: Sequence[Heading]) -> dict[int, int]:
    """Return the index of the heading for each index of an entry that has one; both indexes rise together."""
    pairs = _anchors(entries, headings)
    bounds = [(-1, -1), *pairs, (len(entries), len(headings))]
    found = dict(pairs)
    for (entry, heading), (next_entry, next_heading) in pairwise(bounds):
        rows = range(entry + 1, next_entry)
        columns = range(heading + 1, next_heading)
        if 0 < len(rows) * len(columns) <= _MOST_PAIRS:
            found.update(_alike(entries, headings, rows, columns))
    return found


def _anchors(entries: Sequence[Entry], headings: Sequence[Heading]) -> list[tuple[int, int]]:
    places = defaultdict(list)
    for index, heading in enumerate(headings):
        places[bare(heading.title)].append(index)
    pairs = [
        (row, column)
        for row, entry in enumerate(entries)
        for column in reversed(places.get(bare(entry.title), [])[:_MOST_ALIKE])
        if bare(entry.title)
    ]
    return longest_rising(pairs)


def _alike(
    entries: Sequence[Entry], headings: Sequence[Heading], rows: range, columns: range
) -> list[tuple[int, int]]:
    """Return the chain of greatest likeness between a few entries and a few headings."""
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    scores = [[_likeness(entries[row], headings[column]) for column in columns] for row in rows]
    for i in range(len(rows) - 1, -1, -1):
        for j in range(len(columns) - 1, -1, -1):
            matched = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], matched)
    chain = []
    i = j = 0
    while i < len(rows) and j < len(columns):
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            chain.append((rows[i], columns[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return chain


def _likeness(entry: Entry, heading: Heading) -> float:
    """Return 0 for different titles, else how much they share (Dice's coefficient of character pairs)."""
    left, right = bare(entry.title), bare(heading.title)
    shorter, longer = sorted((left, right), key=len)
    bonus = _SAME_LABEL if (entry.family, entry.ordinal) == (heading.family, heading.ordinal) else 0.0
    if len(shorter) >= 4 and longer.startswith(shorter):
        return 1.0 + bonus
    first = {left[i : i + 2] for i in range(len(left) - 1)}
    second = {right[i : i + 2] for i in range(len(right) - 1)}
    if not first or not second:
        return 0.0
    score = 2 * len(first & second) / (len(first) + len(second)) + bonus
    return score if score >= _LIKE else 0.0
