"""Whether a pool can fill a blueprint, told before anyone publishes it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from question_bank.papers.model import BlueprintRow
from question_bank.papers.pool import Pool
from question_bank.results import N_, Notice, Place, Severity


def check_blueprint(pool: Pool, rows: Sequence[BlueprintRow]) -> list[Notice]:
    """List what keeps ``pool`` from filling ``rows``; ``place.line`` is the number of the row, from 1.

    Every shortage says how many are asked for and how many there are (``params``: ``asked``, ``available``),
    also where rows that overlap can't all be filled. Several items of one fact on a paper are a warning.
    """
    if not rows:
        return [Notice(Severity.ERROR, "blueprint.empty", N_("还没有写要出多少题。"))]
    notices: list[Notice] = []
    for line, row in enumerate(rows, 1):
        notices += _check_row(pool, row, line)
    if not any(notice.severity is Severity.ERROR for notice in notices):
        notices += _check_overlap(pool, rows)
    return notices


def _check_row(pool: Pool, row: BlueprintRow, line: int) -> list[Notice]:
    candidates = pool.candidates(row)
    available = len(candidates.indexes)
    asked = available if row.count is None else row.count
    numbers = {"line": line, "asked": asked, "available": available}
    place = Place(line=line)
    if row.mark is not None and not (row.mark.is_finite() and row.mark > Decimal(0)):
        return [Notice(Severity.ERROR, "blueprint.mark", N_("第 {line} 行：每题分值应大于 0。"), place, numbers)]
    if asked < 1:
        message = N_("第 {line} 行：题数应至少为 1，符合条件的题有 {available} 道。")
        return [Notice(Severity.ERROR, "blueprint.count", message, place, numbers)]
    if asked > available:
        message = N_("第 {line} 行：要出 {asked} 道，符合条件的题只有 {available} 道。")
        return [Notice(Severity.ERROR, "blueprint.short", message, place, numbers)]
    if asked > candidates.facts:
        message = N_("第 {line} 行：要出 {asked} 道，但只有 {facts} 个不同的知识点，同一张卷上会有考同一点的题。")
        numbers["facts"] = candidates.facts
        return [Notice(Severity.WARNING, "blueprint.facts", message, place, numbers)]
    return []


def _check_overlap(pool: Pool, rows: Sequence[BlueprintRow]) -> list[Notice]:
    """Find rows that can be filled alone but not together, as a flow of items to rows.

    Items that the same rows may take are one source; a row's flow grows along augmenting paths
    (Ford & Fulkerson 1956).
    """
    supply: dict[frozenset[int], int] = {}
    takers: dict[int, set[int]] = {}
    asked = []
    for number, row in enumerate(rows):
        candidates = pool.candidates(row).indexes
        asked.append(len(candidates) if row.count is None else row.count)
        for index in candidates:
            takers.setdefault(index, set()).add(number)
    for numbers in takers.values():
        supply[frozenset(numbers)] = supply.get(frozenset(numbers), 0) + 1
    flow = _Flow(supply, len(rows))
    notices = []
    for number, count in enumerate(asked):
        got = flow.feed(number, count)
        if got < count:
            message = N_("第 {line} 行：要出 {asked} 道，其他行先占用后只剩 {available} 道。")
            params = {"line": number + 1, "asked": count, "available": got}
            notices.append(Notice(Severity.ERROR, "blueprint.overlap", message, Place(line=number + 1), params))
    return notices


class _Flow:
    """Items of each group given to rows that may take them."""

    def __init__(self, supply: dict[frozenset[int], int], rows: int) -> None:
        self.left = dict(supply)
        self.given = {group: [0] * rows for group in supply}

    def feed(self, row: int, count: int) -> int:
        """Give ``row`` up to ``count`` items, and return how many it got."""
        got = 0
        while got < count:
            amount = self._push(row, count - got, {row})
            if amount == 0:
                break
            got += amount
        return got

    def _push(self, row: int, wanted: int, tried: set[int]) -> int:
        groups = [group for group in self.left if row in group]
        for group in groups:
            if self.left[group]:
                amount = min(wanted, self.left[group])
                self.left[group] -= amount
                self.given[group][row] += amount
                return amount
        for group in groups:
            for other in group - tried:
                if self.given[group][other]:
                    tried.add(other)
                    amount = self._push(other, min(wanted, self.given[group][other]), tried)
                    if amount:
                        self.given[group][other] -= amount
                        self.given[group][row] += amount
                        return amount
        return 0
