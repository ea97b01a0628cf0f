"""The pool that papers are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random as Generator

from question_bank.items.model import Kind
from question_bank.papers.candidates import Candidates, Chosen, Random, find_candidates
from question_bank.papers.model import BlueprintRow, DrawnItem, PoolEntry
from question_bank.papers.orders import option_order, shuffled
from question_bank.papers.placing import place, relax, search, stir

_ATTEMPTS = 8
_KIND_ORDER = {kind: number for number, kind in enumerate(Kind)}


class NotEnoughItems(ValueError):  # noqa: N818 — it states the fact
    """A blueprint asks for more items than the pool has; ``check_blueprint`` says where."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A blueprint laid over a pool: candidates and count of each row, and the order of the sections."""

    rows: tuple[Candidates, ...]
    counts: tuple[int, ...]
    sections: dict[Kind, int]


class Pool:
    """Entries to draw from, built once and then only read, so that threads may share it."""

    def __init__(self, entries: Iterable[PoolEntry]) -> None:
        self.entries = tuple(entries)
        places = {entry.id: index for index, entry in enumerate(self.entries)}
        enemies: list[set[int]] = [set() for _ in self.entries]
        for index, entry in enumerate(self.entries):
            for other in (places[enemy] for enemy in entry.enemies if enemy in places):
                if other != index:
                    enemies[index].add(other)
                    enemies[other].add(index)
        self._enemies = tuple(tuple(sorted(others)) for others in enemies)
        self._candidates: dict[tuple[Kind | None, tuple[str, ...] | None], Candidates] = {}
        self._plans: dict[tuple[BlueprintRow, ...], _Plan] = {}
        self._solutions: dict[tuple[BlueprintRow, ...], dict[int, int] | None] = {}

    def candidates(self, row: BlueprintRow) -> Candidates:
        """Return the entries of the row's kind below its outline point, grouped by fact."""
        key = (row.kind, row.outline)
        found = self._candidates.get(key)
        if found is None:
            depth = len(row.outline or ())
            found = self._candidates[key] = find_candidates(
                self.entries,
                [
                    index
                    for index, entry in enumerate(self.entries)
                    if row.kind in (None, entry.kind) and entry.outline[:depth] == (row.outline or ())
                ],
            )
        return found

    def draw(
        self, rows: Sequence[BlueprintRow], *, seed: int, shuffle_questions: bool, shuffle_options: bool
    ) -> tuple[DrawnItem, ...]:
        """Draw a paper: the same pool, rows and seed give the same paper, on every version of Python.

        No two items of one fact and no enemies come together where that can be had. Items of one kind stay
        together, kinds in the order of the rows; within a kind they are shuffled, or in the pool's order.
        Raise :class:`NotEnoughItems` when the rows ask for more than there is.
        """
        blueprint = tuple(rows)
        plan = self._plan(blueprint)
        random = Generator(seed).random  # noqa: S311 — a draw must be repeatable, not secret
        chosen = self._choose(blueprint, plan, random)
        indexes = sorted(chosen)
        if shuffle_questions:
            indexes = shuffled(indexes, random)
        entries = self.entries
        indexes.sort(key=lambda index: plan.sections[entries[index].kind])
        paper = []
        for index in indexes:
            entry, mark = entries[index], blueprint[chosen[index]].mark
            order = option_order(entry, shuffle=shuffle_options, random=random)
            paper.append(DrawnItem(entry.id, entry.max_mark if mark is None else mark, order))
        return tuple(paper)

    def _plan(self, blueprint: tuple[BlueprintRow, ...]) -> _Plan:
        plan = self._plans.get(blueprint)
        if plan is None:
            rows = tuple(self.candidates(row) for row in blueprint)
            counts = tuple(
                len(found.indexes) if row.count is None else row.count
                for row, found in zip(blueprint, rows, strict=True)
            )
            named = [row.kind for row in blueprint if row.kind]
            kinds = dict.fromkeys([*named, *_KIND_ORDER])
            sections = {kind: number for number, kind in enumerate(kinds)}
            plan = self._plans[blueprint] = _Plan(rows, counts, sections)
        return plan

    def _choose(self, blueprint: tuple[BlueprintRow, ...], plan: _Plan, random: Random) -> dict[int, int]:
        """Return the chosen indexes, each with its row."""
        chosen, missing = self._try(plan, random)
        if not missing:
            return chosen.rows
        solution = self._solution(blueprint, plan)
        if solution is None:
            if not relax(chosen, plan.rows, missing, random):
                raise NotEnoughItems
        elif not self._mend(chosen, plan, missing, random):
            chosen = self._empty()
            for index, row in solution.items():
                chosen.add(index, row)
            stir(chosen, plan.rows, random)
        return chosen.rows

    def _empty(self) -> Chosen:
        return Chosen(self.entries, self._enemies)

    def _try(self, plan: _Plan, random: Random) -> tuple[Chosen, dict[int, int]]:
        """Walk once through each row, and return what was chosen and how many each row still misses."""
        chosen, missing = self._empty(), {}
        for row, (candidates, count) in enumerate(zip(plan.rows, plan.counts, strict=True)):
            needed = count
            for index in candidates.walk(count, random) if needed > 0 and candidates.indexes else ():
                if chosen.free(index):
                    chosen.add(index, row)
                    needed -= 1
                    if not needed:
                        break
            if needed > 0:
                missing[row] = needed
        return chosen, missing

    def _mend(self, chosen: Chosen, plan: _Plan, missing: dict[int, int], random: Random) -> bool:
        return all(place(chosen, plan.rows, row, random) for row, count in missing.items() for _ in range(count))

    def _solution(self, blueprint: tuple[BlueprintRow, ...], plan: _Plan) -> dict[int, int] | None:
        """Return one paper without conflicts, None when none is found; the same whatever was drawn before."""
        if blueprint not in self._solutions:
            self._solutions[blueprint] = self._solve(plan)
        return self._solutions[blueprint]

    def _solve(self, plan: _Plan) -> dict[int, int] | None:
        random = Generator(0).random  # noqa: S311 — a draw must be repeatable, not secret
        for _ in range(_ATTEMPTS):
            chosen, missing = self._try(plan, random)
            if self._mend(chosen, plan, missing, random):
                return chosen.rows
            if not any(self._enemies):
                return None
        chosen = self._empty()
        return chosen.rows if search(chosen, plan.rows, plan.counts) else None
