"""Storing a roster whole, and the initial passwords that go with it, which are stored nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.accounts.operations import end_sessions, give_initial_password
from quizapp.accounts.passwords import hash_password, hash_passwords, random_password
from quizapp.models import AuditEvent, Unit, User
from quizapp.units.operations import record
from quizapp.units.queries import tree_order
from quizapp.units.roster.plan import PlannedPerson, RosterPlan, plan_roster
from quizapp.units.roster.rows import TITLES, Roster
from quizapp.web.spreadsheets import csv_bytes


@dataclass(frozen=True, slots=True)
class Credential:
    """A random password, and its hash."""

    password: str = field(repr=False)
    password_hash: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class InitialPassword:
    """What a person must be told."""

    unit_code: str
    username: str
    name: str
    password: str = field(repr=False)


@dataclass
class RosterOutcome:
    """How much an import changed, and the initial passwords that it gave."""

    units_added: int = 0
    units_changed: int = 0
    people_added: int = 0
    people_changed: int = 0
    unchanged: int = 0
    passwords: list[InitialPassword] = field(default_factory=list)


def make_credentials(plan: RosterPlan) -> dict[str, Credential]:
    """Make the initial passwords that ``plan`` needs, by user name.

    Takes 20 ms of CPU each, so no transaction should be open meanwhile.
    """
    usernames = [planned.row.username for planned in plan.people if planned.needs_password]
    passwords = [random_password() for _ in usernames]
    made = map(Credential, passwords, hash_passwords(passwords))
    return dict(zip(usernames, made, strict=True))


def store_roster(
    session: Session,
    roster: Roster,
    credentials: Mapping[str, Credential],
    *,
    by: User | None,
    at: datetime,
    initial_days: int,
    renew: bool = False,
) -> RosterOutcome:
    """Store ``roster`` whole. It is planned anew: the database may have changed since the credentials were made.

    Raises RosterRefused.
    """
    plan = plan_roster(session, roster, by=by, renew=renew)
    store = _Store(session, credentials, by, at, initial_days)
    store.outcome.unchanged = plan.unchanged
    units = store.units(plan)
    store.people(plan, units)
    outcome = store.outcome
    counts = {name: count for name, count in vars(outcome).items() if isinstance(count, int)}
    session.add(AuditEvent(at=at, actor_id=by.id if by else None, action="import_roster", detail=counts))
    session.flush()
    return outcome


class _Store:
    """Writes the parts of a plan, each change with its audit record."""

    def __init__(
        self,
        session: Session,
        credentials: Mapping[str, Credential],
        by: User | None,
        at: datetime,
        initial_days: int,
    ) -> None:
        self.session, self.by, self.at, self.days = session, by, at, initial_days
        self.credentials = credentials
        self.outcome = RosterOutcome()

    def units(self, plan: RosterPlan) -> dict[str, Unit]:
        """Add and change units; return all by code, their paths renewed."""
        units = {unit.code: unit for unit in self.session.scalars(select(Unit))}
        for placed in plan.units:
            parent = units[placed.parent_code].id if placed.parent_code else None
            unit = placed.unit or Unit(code=placed.code)
            unit.name, unit.parent_id = placed.name, parent
            self.session.add(unit)
            self.session.flush()
            units[unit.code] = unit
            action = "change_unit" if placed.unit else "add_unit"
            self._record(action, unit, code=unit.code, name=unit.name, parent=parent)
            self.outcome.units_changed += placed.unit is not None
            self.outcome.units_added += placed.unit is None
        paths: dict[int | None, str] = {None: "/"}
        for unit in tree_order(list(units.values())):
            unit.path = paths[unit.id] = f"{paths[unit.parent_id]}{unit.id}/"
        return units

    def people(self, plan: RosterPlan, units: Mapping[str, Unit]) -> None:
        """Add and change people."""
        added: list[User] = []
        for planned in plan.people:
            unit = units[planned.row.unit_code]
            if planned.person is None:
                added.append(self._new_person(planned, unit))
            else:
                self._change(planned, planned.person, unit)
        self.session.add_all(added)
        self.session.flush()
        for person in added:
            self._record("add_user", person, username=person.username, role=person.role, unit=person.unit_id)
        self.outcome.people_added = len(added)

    def _new_person(self, planned: PlannedPerson, unit: Unit) -> User:
        return User(
            username=planned.row.username,
            name=planned.row.name,
            phone=planned.phone,
            role=planned.role,
            unit_id=unit.id,
            password_hash=self._credential(planned).password_hash,
            must_change_password=True,
            password_expires_at=self.at + timedelta(days=self.days),
            created_at=self.at,
        )

    def _change(self, planned: PlannedPerson, person: User, unit: Unit) -> None:
        if planned.changed:
            if person.role != planned.role:
                end_sessions(self.session, person)
            person.name, person.phone, person.role = planned.row.name, planned.phone, planned.role
            person.unit_id = unit.id
            self._record("change_user", person, name=person.name, role=person.role, unit=unit.id)
            self.outcome.people_changed += 1
        if planned.needs_password:
            hashed = self._credential(planned).password_hash
            give_initial_password(self.session, person, password_hash=hashed, days=self.days, at=self.at)
            self._record("reset_password", person)

    def _credential(self, planned: PlannedPerson) -> Credential:
        """Return the person's new password, noted for the outcome."""
        row = planned.row
        credential = self.credentials.get(row.username)
        if credential is None:  # somebody who has come to need one since
            password = random_password()
            credential = Credential(password, hash_password(password))
        self.outcome.passwords.append(InitialPassword(row.unit_code, row.username, row.name, credential.password))
        return credential

    def _record(self, action: str, subject: Unit | User, **detail: object) -> None:
        record(self.session, action, subject, by=self.by, at=self.at, **detail)


def passwords_csv(outcome: RosterOutcome, titles: Mapping[str, str]) -> bytes:
    """Write the initial passwords as CSV, in the language of the titles of the roster that they come from."""
    columns = ["unit_code", "username", "name"]
    chinese = titles["unit_code"] == TITLES["unit_code"]
    header = [*(titles[column] for column in columns), "初始密码" if chinese else "password"]
    rows = [[given.unit_code, given.username, given.name, given.password] for given in outcome.passwords]
    return csv_bytes([header, *rows])
