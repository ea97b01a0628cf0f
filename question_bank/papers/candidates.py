"""The entries that a blueprint row may take, and a lazy random walk through them.

Every candidate of a row is to be equally likely, though two of one fact never come together. So candidates
are grouped by fact, and groups by size; how many come from groups of a size is its exact share, rounded at
random without bias; then groups of that size, and one member of each, are equally likely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from question_bank.papers.model import PoolEntry

Random = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Indexes of a row's candidates; ``strata`` holds its fact groups by their size."""

    indexes: tuple[int, ...]
    strata: tuple[tuple[tuple[int, ...], ...], ...]

    @property
    def facts(self) -> int:
        """How many different facts there are: no more items can stand on a paper without a conflict."""
        return sum(len(groups) for groups in self.strata)

    def walk(self, count: int, random: Random) -> Iterator[int]:
        """Yield candidates of different facts, the first ``count`` as the module says, then the others."""
        if len(self.strata) == 1:
            yield from _walk(self.strata[0], random)
            return
        walks = [_walk(groups, random) for groups in self.strata]
        for walk, share in zip(walks, self._shares(count, random), strict=True):
            for _, index in zip(range(share), walk, strict=False):
                yield index
        for walk in walks:
            yield from walk

    def _shares(self, count: int, random: Random) -> list[int]:
        """Split ``count`` over the strata by their numbers of items: systematic sampling, Madow 1949."""
        total = len(self.indexes)
        start = int(random() * total)
        shares, items, before = [], 0, 0
        for groups in self.strata:
            items += len(groups) * len(groups[0])
            through = (count * items + start) // total
            shares.append(through - before)
            before = through
        return shares


def find_candidates(entries: Sequence[PoolEntry], indexes: Sequence[int]) -> Candidates:
    """Group ``indexes`` of ``entries`` by fact, and the groups by size."""
    groups: dict[object, list[int]] = {}
    for index in indexes:
        groups.setdefault(entries[index].fact or index, []).append(index)
    sizes: dict[int, list[tuple[int, ...]]] = {}
    for group in groups.values():
        sizes.setdefault(len(group), []).append(tuple(group))
    return Candidates(tuple(indexes), tuple(tuple(sizes[size]) for size in sorted(sizes)))


def _walk(groups: Sequence[tuple[int, ...]], random: Random) -> Iterator[int]:
    """Yield one member of each group, the groups in random order, shuffling no further than asked."""
    moved: dict[int, int] = {}
    count = len(groups)
    for place in range(count):
        other = place + int(random() * (count - place))
        group = groups[moved.get(other, other)]
        moved[other] = moved.get(place, place)
        yield group[0] if len(group) == 1 else group[int(random() * len(group))]


@dataclass(slots=True)
class Chosen:
    """What a paper holds so far: the row of each chosen entry, and what it rules out."""

    entries: Sequence[PoolEntry]
    enemies: Sequence[Sequence[int]]
    rows: dict[int, int] = field(default_factory=dict)
    facts: dict[str, int] = field(default_factory=dict)

    def blockers(self, index: int) -> set[int]:
        """Return the chosen entries that ``index`` may not meet: itself, its fact's, its enemies."""
        found = {enemy for enemy in self.enemies[index] if enemy in self.rows}
        if index in self.rows:
            found.add(index)
        fact = self.facts.get(self.entries[index].fact)
        if fact is not None:
            found.add(fact)
        return found

    def free(self, index: int) -> bool:
        """Return whether ``index`` may be added."""
        return (
            index not in self.rows
            and self.entries[index].fact not in self.facts
            and not any(enemy in self.rows for enemy in self.enemies[index])
        )

    def add(self, index: int, row: int) -> None:
        """Choose ``index`` for ``row``."""
        self.rows[index] = row
        if fact := self.entries[index].fact:
            self.facts[fact] = index

    def remove(self, index: int) -> int:
        """Give ``index`` back, and return the row that it stood for."""
        if self.facts.get(self.entries[index].fact) == index:
            del self.facts[self.entries[index].fact]
        return self.rows.pop(index)

    def count(self, row: int) -> int:
        """Return how many entries are chosen for ``row``."""
        return sum(chosen == row for chosen in self.rows.values())
