"""The tree of units as a roster would leave it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizapp.models import Unit, User
from quizapp.units.operations import MAX_DEPTH
from quizapp.units.queries import reach
from quizapp.units.rights import may_plant_roots
from quizapp.units.roster.rows import Roster, RosterProblem, RosterRow
from quizapp.web.language import N_


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """A unit as it will stand: at the top without ``parent_code``; ``unit`` is None for one to be added."""

    code: str
    name: str
    parent_code: str | None
    unit: Unit | None
    changed: bool = False


class PlannedTree:
    """The stored units with those of the roster in their places; ``problems`` are those of the unit rows.

    ``declared`` are the rows that name a unit and no person, by its code.
    """

    def __init__(self, stored: Iterable[Unit], roster: Roster, by: User | None) -> None:
        units = list(stored)
        codes = {unit.id: unit.code for unit in units}
        self.placed = {
            unit.code: PlacedUnit(unit.code, unit.name, codes.get(unit.parent_id or 0), unit) for unit in units
        }
        self.declared: dict[str, RosterRow] = {}
        self.problems: list[RosterProblem] = []
        self._roster, self._by = roster, by
        self._prefix = "/" if by is None else reach(by)
        self._own_code = None if may_plant_roots(by) or by is None else codes.get(by.unit_id)
        for row in roster.rows:
            if not row.username:
                self._declare(row)
        for row in self.declared.values():
            self._place(row)
        self._levels = self._find_levels()
        self._check_levels()

    def has_room_for(self, code: str) -> bool:
        """Whether people and units may be put there: it is declared in the roster, or stored and in reach."""
        if code in self.declared or code in self._roster.refused_units:
            return True
        placed = self.placed.get(code)
        return placed is not None and self._reachable(placed)

    def changes(self) -> list[PlacedUnit]:
        """Return the units to add or to change, parents before children."""
        changed = [placed for placed in self.placed.values() if placed.changed]
        return sorted(changed, key=lambda placed: self._levels[placed.code] or 0)

    def _reachable(self, placed: PlacedUnit) -> bool:
        return placed.unit is not None and placed.unit.path.startswith(self._prefix)

    def _problem(self, row: RosterRow, column: str, message: str, **params: object) -> None:
        self.problems.append(self._roster.problem(row, column, message, **params))

    def _declare(self, row: RosterRow) -> None:
        first = self.declared.setdefault(row.unit_code, row)
        if first is not row:
            self._problem(row, "unit_code", N_("这个单位在第 {other} 行已经写过了。"), other=first.number)

    def _place(self, row: RosterRow) -> None:
        stored = self.placed.get(row.unit_code)
        if stored is not None and not self._reachable(stored):
            self._problem(row, "unit_code", N_("这个编码已被您管理范围以外的单位使用。"))
            return
        if stored is None and not row.unit_name:
            self._problem(row, "unit_name", N_("这是新单位，请填写单位名称。"))
        if self._parent_fits(row, stored):
            before = stored or PlacedUnit(row.unit_code, "", None, None, changed=True)
            placed = replace(
                before, name=row.unit_name or before.name, parent_code=row.parent_code or before.parent_code
            )
            self.placed[row.unit_code] = placed if placed == before else replace(placed, changed=True)

    def _parent_fits(self, row: RosterRow, stored: PlacedUnit | None) -> bool:
        """Check the parent that a row asks for; an unchanged one is always fine."""
        if stored is not None and row.parent_code in {"", stored.parent_code}:
            return True
        if not row.parent_code:
            if not may_plant_roots(self._by):
                self._problem(row, "parent_code", N_("请填写上级编码：新单位要放在您管理的单位下面。"))
            return True
        if not self.has_room_for(row.parent_code):
            self._problem(row, "parent_code", unknown_unit(self._by), code=row.parent_code)
            return False
        if stored is not None and stored.code == self._own_code:
            self._problem(row, "parent_code", N_("不能移动您自己所在的单位。"))
            return False
        return True

    def _find_levels(self) -> dict[str, int | None]:
        """Return how far below the top each unit will stand; None in a circle and below it."""
        levels: dict[str, int | None] = {}
        for code in self.placed:
            chain: dict[str, None] = {}
            at: str | None = code
            while at in self.placed and at not in levels and at not in chain:
                chain[at] = None
                at = self.placed[at].parent_code
            level = None if at in chain else levels.get(at or "", -1)
            for member in reversed(chain):
                level = None if level is None else level + 1
                levels[member] = level
        return levels

    def _check_levels(self) -> None:
        too_deep: dict[str, None] = {}
        for code, level in self._levels.items():
            if level is None and code in self.declared:
                row = self.declared[code]
                self._problem(row, "parent_code", N_("上级单位绕成了一圈：从这个单位往上找，又回到了下级单位。"))
            elif level is not None and level >= MAX_DEPTH:
                too_deep[self._moved_above(code)] = None
        for code in too_deep.keys() & self.declared.keys():
            self._problem(
                self.declared[code], "parent_code", N_("单位的层级太深，最多 {levels} 层。"), levels=MAX_DEPTH
            )

    def _moved_above(self, code: str) -> str:
        """Return the unit itself or the nearest above it that the roster names."""
        while code and code not in self.declared:
            code = self.placed[code].parent_code or ""
        return code


def unknown_unit(by: User | None) -> str:
    """Return the message for a unit that isn't there, as far as ``by`` may know."""
    if may_plant_roots(by):
        return N_("没有编码为“{code}”的单位。请先为它加一行，写单位编码和单位名称，用户名留空。")
    return N_("没有编码为“{code}”的单位，或者它不在您的管理范围内。")
