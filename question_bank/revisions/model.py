"""Two versions of a document, aligned passage by passage."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Fate(StrEnum):
    """What became of a passage. Kept ones stand in the old order, moved ones elsewhere; both are unchanged."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"


class Extent(NamedTuple):
    """The characters ``start:end`` of one version."""

    start: int
    end: int


class Passage(NamedTuple):
    """A sentence or heading in the old version, in the new one, or in both."""

    fate: Fate
    old: Extent | None
    new: Extent | None


class Change(NamedTuple):
    """What differs: ``old`` was replaced by ``new``; one of them may be empty."""

    old: Extent
    new: Extent


class Where(NamedTuple):
    """Where a quote of the old version stands in the new one.

    Kept or moved: ``new[start:end]`` is the quote. Changed: it became ``new[start:end]`` by ``changes``.
    Gone: both offsets are None.
    """

    fate: Fate
    start: int | None = None
    end: int | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Alignment:
    """The passages of two clean texts, in the new order; what is gone stands after what it followed."""

    old: str
    new: str
    passages: tuple[Passage, ...]

    @cached_property
    def by_old(self) -> tuple[Passage, ...]:
        """The passages that the old version has, in its order."""
        return tuple(sorted((each for each in self.passages if each.old), key=_old_start))

    @cached_property
    def by_new(self) -> tuple[Passage, ...]:
        """The passages that the new version has, in its order."""
        return tuple(each for each in self.passages if each.new)

    @cached_property
    def _old_starts(self) -> list[int]:
        return [_old_start(each) for each in self.by_old]

    @cached_property
    def _new_starts(self) -> list[int]:
        return [each.new.start for each in self.by_new if each.new]

    def place_old(self, start: int) -> int:
        """Return the index in ``by_old`` of the passage that begins at or last before ``start``. O(log n)."""
        return max(bisect_right(self._old_starts, start) - 1, 0)

    def place_new(self, start: int) -> int:
        """Return the index in ``by_new`` of the passage that begins at or last before ``start``. O(log n)."""
        return max(bisect_right(self._new_starts, start) - 1, 0)

    def touching(self, start: int, end: int) -> list[Passage]:
        """Return the passages that share a character with ``old[start:end]``."""
        within = self.by_old[self.place_old(start) : bisect_right(self._old_starts, end - 1)]
        return [each for each in within if each.old and each.old.end > start]

    def touching_new(self, start: int, end: int) -> list[Passage]:
        """Return the passages that share a character with ``new[start:end]``."""
        within = self.by_new[self.place_new(start) : bisect_right(self._new_starts, end - 1)]
        return [each for each in within if each.new and each.new.end > start]


def _old_start(passage: Passage) -> int:
    return passage.old.start if passage.old else -1
