"""What a roster would change, every row checked against the database and against the rest of the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from quizapp.models import Role, Unit, User
from quizapp.units.queries import reach
from quizapp.units.rights import may_manage, roles_to_give
from quizapp.units.roster.rows import Roster, RosterProblem, RosterRow
from quizapp.units.roster.tree import PlacedUnit, PlannedTree, unknown_unit
from quizapp.web.language import N_

USERNAMES_AT_ONCE = 1_000


class RosterRefused(ValueError):  # noqa: N818 — it states the fact
    """The roster has problems, and nothing of it may be stored. ``problems`` are in the order of the file."""

    def __init__(self, problems: Sequence[RosterProblem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = sorted(problems, key=lambda problem: problem.row)


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """A person as the roster wants them; ``person`` is None for one to be added."""

    row: RosterRow
    person: User | None
    phone: str
    role: Role
    changed: bool
    needs_password: bool


@dataclass(frozen=True)
class RosterPlan:
    """Units (parents first) and people to store; ``unchanged`` counts the rows that change nothing."""

    units: list[PlacedUnit]
    people: list[PlannedPerson]
    unchanged: int


def plan_roster(session: Session, roster: Roster, *, by: User | None, renew: bool = False) -> RosterPlan:
    """Return what ``roster`` changes when ``by`` imports it (None: the command line, which may do all).

    With ``renew``, people of the roster who haven't changed their initial password yet get a new one.
    Raises RosterRefused with every problem.
    """
    tree = PlannedTree(session.scalars(select(Unit)), roster, by)
    named = [row for row in roster.rows if row.username]
    known = _known_people(session, [row.username for row in named])
    people = _PeopleCheck(roster, tree, known, by, renew=renew)
    planned = [person for row in named if (person := people.plan(row)) is not None]
    problems = [*roster.problems, *tree.problems, *people.problems]
    if problems:
        raise RosterRefused(problems)
    units = tree.changes()
    to_store = [person for person in planned if person.changed or person.needs_password]
    return RosterPlan(units, to_store, len(roster.rows) - len(units) - len(to_store))


def _known_people(session: Session, usernames: Sequence[str]) -> dict[str, User]:
    known: dict[str, User] = {}
    for start in range(0, len(usernames), USERNAMES_AT_ONCE):
        some = usernames[start : start + USERNAMES_AT_ONCE]
        people = session.scalars(select(User).where(User.username.in_(some)).options(joinedload(User.unit)))
        known.update((person.username, person) for person in people)
    return known


class _PeopleCheck:
    """Checks the rows that name people, one after another."""

    def __init__(
        self, roster: Roster, tree: PlannedTree, known: dict[str, User], by: User | None, *, renew: bool
    ) -> None:
        self._roster, self._tree, self._known, self._by, self._renew = roster, tree, known, by, renew
        self._prefix = "/" if by is None else reach(by)
        self._seen: dict[str, int] = {}
        self.problems: list[RosterProblem] = []

    def _problem(self, row: RosterRow, column: str, message: str, **params: object) -> None:
        self.problems.append(self._roster.problem(row, column, message, **params))

    def plan(self, row: RosterRow) -> PlannedPerson | None:
        """Return what becomes of a row; with a problem, None or a plan that is never carried out."""
        first = self._seen.setdefault(row.username, row.number)
        if first != row.number:
            self._problem(row, "username", N_("这个用户名在第 {other} 行已经写过了。"), other=first)
            return None
        self._check_unit(row)
        person = self._known.get(row.username)
        if person is None:
            self._check_role(row, row.role or Role.LEARNER)
            return PlannedPerson(row, None, row.phone, row.role or Role.LEARNER, changed=True, needs_password=True)
        return self._plan_known(row, person)

    def _plan_known(self, row: RosterRow, person: User) -> PlannedPerson | None:
        if not person.unit.path.startswith(self._prefix):
            self._problem(row, "username", N_("这个用户名已被其他单位的人使用，请换一个。"))
            return None
        moved = person.unit.code != row.unit_code
        if moved and person.name != row.name:
            self._problem(
                row,
                "username",
                N_(
                    "这个用户名已被“{unit}”的“{name}”使用。不是同一个人，请换一个用户名；是同一个人，请把姓名写成一样的。"
                ),
                unit=person.unit.name,
                name=person.name,
            )
            return None
        role, phone = row.role or Role(person.role), row.phone or person.phone
        changed = moved or (person.name, person.phone, person.role) != (row.name, phone, role)
        needs_password = self._renew and person.must_change_password
        if (changed or needs_password) and not may_manage(self._by, person):
            self._problem(
                row, "username", N_("您不能改动这个人的信息。请让这一行和现有信息一样，或者删去这一行。")
            )
        elif role != person.role:
            self._check_role(row, role)
        return PlannedPerson(row, person, phone, role, changed, needs_password)

    def _check_role(self, row: RosterRow, role: Role) -> None:
        if role not in roles_to_give(self._by):
            self._problem(row, "role", N_("您不能设置这个角色：它的权限比您自己的高。"))

    def _check_unit(self, row: RosterRow) -> None:
        if not self._tree.has_room_for(row.unit_code):
            self._problem(row, "unit_code", unknown_unit(self._by), code=row.unit_code)
            return
        placed = self._tree.placed.get(row.unit_code)
        if placed is None:
            return
        if row.unit_name and row.unit_name != placed.name:
            self._problem(
                row,
                "unit_name",
                N_("这个编码的单位叫“{name}”，和这一格写的不一样。请核对编码。"),
                name=placed.name,
            )
        if row.parent_code and row.parent_code != placed.parent_code:
            self._problem(row, "parent_code", N_("和这个单位现在的上级不一样。请核对编码。"))
