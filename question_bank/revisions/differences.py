"""What two short texts have in common, character by character."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from question_bank.revisions.model import Alignment, Change, Extent, Fate, Passage

_LONGEST = 1_500
"""Longer stretches without a common beginning or end count as replaced as a whole: the time is quadratic."""


class Run(NamedTuple):
    """``size`` equal characters, at ``old`` on one side and at ``new`` on the other."""

    old: int
    new: int
    size: int


def common_runs(old: str, new: str) -> list[Run]:
    """Return the runs of characters that stayed, in order."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    runs = [Run(0, 0, head)] if head else []
    if middle_old and middle_new and max(len(middle_old), len(middle_new)) <= _LONGEST:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        runs += [Run(head + a, head + b, size) for a, b, size in matcher.get_matching_blocks() if size > 1]
    if tail:
        runs.append(Run(len(old) - tail, len(new) - tail, tail))
    return runs


def changes_in(alignment: Alignment, passage: Passage) -> tuple[Change, ...]:
    """Return what differs between the two sides of ``passage``; nothing, if it has only one or is unchanged."""
    old, new = passage.old, passage.new
    if old is None or new is None or passage.fate is not Fate.CHANGED:
        return ()
    runs = common_runs(alignment.old[old.start : old.end], alignment.new[new.start : new.end])
    return changes([Run(old.start + run.old, new.start + run.new, run.size) for run in runs], old, new)


def changes(runs: Sequence[Run], old: Extent, new: Extent) -> tuple[Change, ...]:
    """Return what differs between the extents ``old`` and ``new``, which ``runs`` (within both) leave over."""
    found = []
    at, there = old.start, new.start
    for run in [*runs, Run(old.end, new.end, 0)]:
        if run.old > at or run.new > there:
            found.append(Change(Extent(at, run.old), Extent(there, run.new)))
        at, there = run.old + run.size, run.new + run.size
    return tuple(found)


def _shared(left: str, right: str) -> int:
    size = min(len(left), len(right))
    for index in range(size):
        if left[index] != right[index]:
            return index
    return size
