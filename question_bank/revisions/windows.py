"""What a passage and its surroundings have in common with the new version.

A sentence may have been split, or joined with its neighbour: then its other half is among what is gone or new
right beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from question_bank.revisions.differences import Run, common_runs
from question_bank.revisions.model import Alignment, Extent, Fate, Passage

_AROUND = 400
"""So many characters beside a changed passage are taken into view."""
_STEPS = 3


def window_runs(alignment: Alignment, passage: Passage) -> Iterator[Run]:
    """Yield the runs of characters that ``passage`` of the old version shares with the new one."""
    if passage.old and passage.new and passage.fate is not Fate.CHANGED:
        yield Run(passage.old.start, passage.new.start, passage.old.end - passage.old.start)
        return
    pivots = [passage] if passage.fate is Fate.CHANGED else list(_beside(alignment, passage))
    for pivot in pivots:
        if not pivot.old or not pivot.new:
            continue
        old = _window(alignment.by_old, alignment.place_old(pivot.old.start), Fate.GONE, _old)
        new = _window(alignment.by_new, alignment.place_new(pivot.new.start), Fate.NEW, _new)
        for run in common_runs(alignment.old[old.start : old.end], alignment.new[new.start : new.end]):
            yield Run(old.start + run.old, new.start + run.new, run.size)


def _beside(alignment: Alignment, passage: Passage) -> Iterator[Passage]:
    """Yield the changed passages next to one that is gone."""
    if not passage.old:
        return
    place = alignment.place_old(passage.old.start)
    for direction in (-1, 1):
        for step in range(1, _STEPS + 1):
            at = place + direction * step
            if not 0 <= at < len(alignment.by_old):
                break
            neighbour = alignment.by_old[at]
            if neighbour.fate is Fate.CHANGED:
                yield neighbour
            if neighbour.fate is not Fate.GONE:
                break


def _window(passages: Sequence[Passage], place: int, fate: Fate, extent_of: Callable[[Passage], Extent]) -> Extent:
    """Return the extent of a changed passage and of those with ``fate`` right beside it."""
    start, end = extent_of(passages[place])
    first, last = start, end
    for index in range(place - 1, -1, -1):
        if passages[index].fate is not fate or first - extent_of(passages[index]).start > _AROUND:
            break
        start = extent_of(passages[index]).start
    for index in range(place + 1, len(passages)):
        if passages[index].fate is not fate or extent_of(passages[index]).end - last > _AROUND:
            break
        end = extent_of(passages[index]).end
    return Extent(start, end)


def _old(passage: Passage) -> Extent:
    return passage.old or Extent(0, 0)


def _new(passage: Passage) -> Extent:
    return passage.new or Extent(0, 0)
