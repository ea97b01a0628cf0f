"""Finding a paper without conflicts where a random walk alone got stuck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from question_bank.papers.candidates import Candidates, Chosen, Random
from question_bank.papers.orders import shuffled

_LONGEST_CHAIN = 200
_BUDGET = 20_000
_SWEEPS = 2
_TRIES = 8


def place(chosen: Chosen, rows: Sequence[Candidates], row: int, random: Random, *, strict: bool = True) -> bool:
    """Choose one more entry for ``row``, moving others to other entries where that makes room.

    Augmenting paths (Kuhn 1955): exact where conflicts are shared facts and overlapping rows; with enemies
    it may miss a way. Not ``strict``: only the same entry twice counts as a conflict.
    """
    orders: dict[int, list[int]] = {}
    seen: set[int] = set()
    locked: set[int] = set()

    def settle(row: int) -> bool:
        if row not in orders:
            orders[row] = shuffled(rows[row].indexes, random)
        for index in orders[row]:
            if index in seen:
                continue
            seen.add(index)
            blockers = chosen.blockers(index) if strict else {index} & chosen.rows.keys()
            if not blockers:
                chosen.add(index, row)
                return True
            if len(blockers) > 1 or blockers & locked or len(locked) > _LONGEST_CHAIN:
                continue
            blocker = blockers.pop()
            if blocker == index and chosen.rows[index] == row:
                continue
            home = chosen.remove(blocker)
            chosen.add(index, row)
            locked.add(index)
            if settle(home):
                return True
            locked.discard(index)
            chosen.remove(index)
            chosen.add(blocker, home)
        return False

    return settle(row)


def search(chosen: Chosen, rows: Sequence[Candidates], counts: Sequence[int]) -> bool:
    """Fill an empty ``chosen`` without conflicts by trying everything, up to a bounded number of steps."""
    if sum(counts) > _LONGEST_CHAIN:
        return False
    order = sorted(range(len(rows)), key=lambda row: len(rows[row].indexes) - counts[row])
    left = _BUDGET

    def descend(place: int, start: int, needed: int) -> bool:
        nonlocal left
        if needed == 0:
            if place + 1 == len(order):
                return True
            return descend(place + 1, 0, counts[order[place + 1]])
        indexes = rows[order[place]].indexes
        for position in range(start, len(indexes) - needed + 1):
            left -= 1
            if left < 0:
                return False
            if chosen.free(indexes[position]):
                chosen.add(indexes[position], order[place])
                if descend(place, position + 1, needed - 1):
                    return True
                chosen.remove(indexes[position])
        return False

    return descend(0, 0, counts[order[0]])


def stir(chosen: Chosen, rows: Sequence[Candidates], random: Random) -> None:
    """Replace entries of a paper without conflicts by random others, keeping it so."""
    for _ in range(_SWEEPS):
        for index in shuffled(list(chosen.rows), random):
            row = chosen.remove(index)
            indexes = rows[row].indexes
            tries = (indexes[int(random() * len(indexes))] for _ in range(_TRIES))
            chosen.add(next((other for other in tries if chosen.free(other)), index), row)


def relax(chosen: Chosen, rows: Sequence[Candidates], missing: Mapping[int, int], random: Random) -> bool:
    """Fill up the ``missing`` entries of each row with any others; False when there aren't enough."""
    return all(
        place(chosen, rows, row, random, strict=False) for row, count in missing.items() for _ in range(count)
    )
