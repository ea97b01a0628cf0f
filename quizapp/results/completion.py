"""Completion rolled up through the tree of units. Pure: no database, no clock.

A person counts once, with the best of their submitted attempts: ``started`` when they opened the paper at
least once, ``submitted`` when they handed in at least once, ``passed`` when one of those attempts passed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Tally:
    """Figures of a group of people; ``scores`` counts best scores, each in marks."""

    assigned: int = 0
    started: int = 0
    submitted: int = 0
    passed: int = 0
    scores: Mapping[Decimal, int] = field(default_factory=dict)

    @property
    def missing(self) -> int:
        """How many have not handed in."""
        return self.assigned - self.submitted

    @property
    def open(self) -> int:
        """How many have started but not handed in."""
        return self.started - self.submitted

    @cached_property
    def mean(self) -> Decimal | None:
        """The mean best score, to two places; None when nobody has one."""
        count = sum(self.scores.values())
        if not count:
            return None
        return _rounded(sum((score * n for score, n in self.scores.items()), Decimal(0)) / count)

    @cached_property
    def median(self) -> Decimal | None:
        """The median best score, to two places; None when nobody has one."""
        count = sum(self.scores.values())
        if not count:
            return None
        ordered = sorted(self.scores.items())
        return _rounded((_at(ordered, (count - 1) // 2) + _at(ordered, count // 2)) / 2)

    @cached_property
    def highest(self) -> Decimal | None:
        """The highest score; None when nobody has one."""
        return max(self.scores, default=None)


def _at(ordered: Sequence[tuple[Decimal, int]], rank: int) -> Decimal:
    for score, n in ordered:
        if rank < n:
            return score
        rank -= n
    raise IndexError(rank)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def add_up(tallies: Iterable[Tally]) -> Tally:
    """Return the figures of all the groups together."""
    assigned = started = submitted = passed = 0
    scores: Counter[Decimal] = Counter()
    for tally in tallies:
        assigned += tally.assigned
        started += tally.started
        submitted += tally.submitted
        passed += tally.passed
        scores.update(tally.scores)
    return Tally(assigned, started, submitted, passed, scores)


@dataclass(frozen=True)
class Place:
    """A unit's place in the tree; ``parent_id`` may name a unit that isn't shown."""

    id: int
    code: str
    name: str
    parent_id: int | None = None


@dataclass(frozen=True)
class UnitCompletion:
    """One unit: its ``own`` people, and the ``total`` with all units below it. ``depth`` counts from 0."""

    unit: Place
    depth: int
    parent_id: int | None
    own: Tally
    total: Tally
    has_children: bool


@dataclass(frozen=True)
class Completion:
    """Units in the order of a walk through the tree, parents before children; ``total`` of all of them."""

    rows: tuple[UnitCompletion, ...]
    total: Tally
    full_mark: Decimal | None = None

    def bars(self) -> tuple[UnitCompletion, ...]:
        """Return the units to compare side by side: the highest level at which there is more than one."""
        level = [row for row in self.rows if row.depth == 0]
        while len(level) == 1:
            below = [row for row in self.rows if row.parent_id == level[0].unit.id]
            if not below:
                break
            level = below
        return tuple(level)


def roll_up(places: Sequence[Place], own: Mapping[int, Tally], *, full_mark: Decimal | None = None) -> Completion:
    """Roll the figures ``own`` (by unit id) up through ``places``, given parents before children.

    A unit whose parent isn't among ``places`` stands at the top.
    """
    known = {place.id for place in places}
    parents = {place.id: place.parent_id if place.parent_id in known else None for place in places}
    depths: dict[int, int] = {}
    for place in places:
        parent = parents[place.id]
        depths[place.id] = 0 if parent is None else depths[parent] + 1
    gathered: dict[int, list[Tally]] = {place.id: [own.get(place.id, Tally())] for place in places}
    totals: dict[int, Tally] = {}
    for place in reversed(places):
        totals[place.id] = _sum(gathered[place.id])
        parent = parents[place.id]
        if parent is not None:
            gathered[parent].append(totals[place.id])
    rows = tuple(
        UnitCompletion(
            unit=place,
            depth=depths[place.id],
            parent_id=parents[place.id],
            own=gathered[place.id][0],
            total=totals[place.id],
            has_children=len(gathered[place.id]) > 1,
        )
        for place in places
    )
    return Completion(rows, add_up(row.total for row in rows if row.parent_id is None), full_mark)


def _sum(tallies: list[Tally]) -> Tally:
    return tallies[0] if len(tallies) == 1 else add_up(tallies)
