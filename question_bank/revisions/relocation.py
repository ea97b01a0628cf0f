"""Where a quote of the old version stands in the new one."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from question_bank.revisions.differences import Run, changes
from question_bank.revisions.model import Alignment, Extent, Fate, Passage, Where
from question_bank.revisions.windows import window_runs

_TELLING = 8
"""A quote of this length that stands verbatim in changed text is the same quote."""
_STILL = 0.3
"""Of a changed quote, this share of the characters must have stayed: else it is gone."""
_MOST = 50
"""So many occurrences of a quote are looked at."""


def relocate(alignment: Alignment, start: int, end: int) -> Where:
    """Tell where the quote ``alignment.old[start:end]``, without blanks at its edges, stands in the new version.

    Raises :class:`ValueError` for offsets outside the old version.
    """
    if not 0 <= start < end <= len(alignment.old):
        raise ValueError(f"no such quote: {start}:{end}")
    touched = alignment.touching(start, end)
    runs = _joined(alignment, _apart(run for each in touched for run in window_runs(alignment, each)))
    stayed = [run for run in (_within(run, start, end) for run in runs) if run.size > 0]
    if len(stayed) == 1 and stayed[0].size == end - start:
        moved = any(each.fate is Fate.MOVED for each in touched)
        return Where(Fate.MOVED if moved else Fate.KEPT, stayed[0].new, stayed[0].new + stayed[0].size)
    found = _verbatim(alignment, alignment.old[start:end])
    if found is not None:
        return Where(Fate.MOVED, found, found + end - start)
    return _changed(Extent(start, end), touched, runs, _together(stayed, end - start))


def _apart(runs: Iterable[Run]) -> list[Run]:
    """Return the runs that don't overlap on the old side, the longer ones first of all."""
    kept: list[Run] = []
    for run in sorted(set(runs), key=lambda each: -each.size):
        place = bisect_left(kept, run)
        after = place == len(kept) or run.old + run.size <= kept[place].old
        if after and (place == 0 or kept[place - 1].old + kept[place - 1].size <= run.old):
            insort(kept, run)
    return kept


def _joined(alignment: Alignment, runs: Sequence[Run]) -> list[Run]:
    """Return ``runs``, those in one that only the same blanks lie between."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before and run.old - before.old == run.new - before.new:
            gap = alignment.old[before.old + before.size : run.old]
            if gap == alignment.new[before.new + before.size : run.new]:
                joined[-1] = Run(before.old, before.new, run.old + run.size - before.old)
                continue
        joined.append(run)
    return joined


def _within(run: Run, start: int, end: int) -> Run:
    cut = max(start - run.old, 0)
    return Run(run.old + cut, run.new + cut, min(run.old + run.size, end) - run.old - cut)


def _verbatim(alignment: Alignment, quote: str) -> int | None:
    """Return where ``quote`` stands in text that isn't the unchanged text of another passage."""
    if len(quote) < _TELLING:
        return None
    for start in _occurrences(alignment.new, quote):
        end = start + len(quote)
        if any(each.fate in {Fate.NEW, Fate.CHANGED} for each in alignment.touching_new(start, end)):
            return start
    return None


def _occurrences(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote)
    for _ in range(_MOST):
        if start < 0:
            return
        yield start
        start = text.find(quote, start + 1)


def _together(stayed: Sequence[Run], length: int) -> list[Run]:
    """Return the runs around the largest one, rising on both sides."""
    if not stayed:
        return []
    largest = max(stayed, key=lambda run: run.size)
    near = [run for run in stayed if abs((run.new - run.old) - (largest.new - largest.old)) <= 2 * length]
    before = [run for run in near if run.old <= largest.old and run.new <= largest.new]
    after = [run for run in near if run.old > largest.old and run.new > largest.new]
    rising: list[Run] = []
    for run in [*before, *after]:
        if not rising or run.new >= rising[-1].new + rising[-1].size:
            rising.append(run)
    return rising


def _changed(quote: Extent, touched: Sequence[Passage], runs: Sequence[Run], stayed: Sequence[Run]) -> Where:
    """Return what became of a quote of which only ``stayed`` is still there."""
    if sum(run.size for run in stayed) < _STILL * (quote.end - quote.start):
        return Where(Fate.GONE)
    first, last = stayed[0], stayed[-1]
    start, end = first.new, last.new + last.size
    extents = [each.new for each in touched if each.fate is Fate.CHANGED and each.new]
    if first.old > quote.start:
        ends = [run.new + run.size for run in runs if run.old + run.size <= quote.start and run.new < start]
        start = max([*ends, *(extent.start for extent in extents if extent.start <= start)], default=start)
    if last.old + last.size < quote.end:
        starts = [run.new for run in runs if run.old >= quote.end and run.new >= end]
        end = min([*starts, *(extent.end for extent in extents if extent.end >= end)], default=end)
    return Where(Fate.CHANGED, start, end, changes(stayed, quote, Extent(start, end)))
