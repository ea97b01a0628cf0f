"""What a roster leaves behind."""

from __future__ import annotations

import csv
import io

import pytest
from sqlalchemy import func, select

from quizapp.accounts.operations import check_credentials
from quizapp.models import AuditEvent, LoginSession, Unit, User
from quizapp.units.roster import (
    RosterOutcome,
    RosterRefused,
    make_credentials,
    passwords_csv,
    plan_roster,
    store_roster,
)
from quizapp.units.roster.rows import TITLES
from quizapp.units.roster.store import InitialPassword
from tests.conftest import NOW, Store
from tests.quizapp.units.conftest import Town
from tests.quizapp.units.roster.conftest import acting, roster_of
from tests.visitor import Visitor


def imported(store: Store, *lines: str, by: User | None = None, renew: bool = False) -> RosterOutcome:
    roster = roster_of(*lines)
    with store() as session:
        actor = acting(session, by) if by else None
        credentials = make_credentials(plan_roster(session, roster, by=actor, renew=renew))
        return store_roster(session, roster, credentials, by=actor, at=NOW, initial_days=5, renew=renew)


def everything(store: Store) -> list[list[tuple[object, ...]]]:
    with store(reading=True) as session:
        return [
            [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in (Unit.__table__, User.__table__)
        ]


def actions(store: Store) -> list[str]:
    with store(reading=True) as session:
        return list(session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)))


FILE = ["N,新科,B1,,,,", "NN,新班,N,,,,", "NN,,,li,李四,13800001234,organizer", "B2,,,wang,王五,,"]


def test_units_and_people_are_added_each_with_its_record(store: Store, town: Town) -> None:
    outcome = imported(store, *FILE, by=town.admin)
    assert (outcome.units_added, outcome.people_added, outcome.unchanged) == (2, 2, 0)
    with store(reading=True) as session:
        units = {unit.code: unit for unit in session.scalars(select(Unit))}
        people = {person.username: person for person in session.scalars(select(User))}
        events = session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
    assert units["NN"].path == f"{town.branch.path}{units['N'].id}/{units['NN'].id}/"
    assert (people["li"].unit_id, people["li"].role, people["wang"].role) == (
        units["NN"].id,
        "organizer",
        "learner",
    )
    assert [event.action for event in events] == ["add_unit", "add_unit", "add_user", "add_user", "import_roster"]
    assert {event.actor_id for event in events} == {town.admin.id}
    assert events[-1].detail["people_added"] == 2


def test_the_initial_passwords_are_random_must_be_changed_and_expire(store: Store, town: Town) -> None:
    outcome = imported(store, *FILE)
    assert [(given.unit_code, given.username, given.name) for given in outcome.passwords] == [
        ("NN", "li", "李四"),
        ("B2", "wang", "王五"),
    ]
    assert len({given.password for given in outcome.passwords}) == 2
    with store(reading=True) as session:
        person = check_credentials(session, "li", outcome.passwords[0].password, at=NOW)
    assert person.must_change_password
    assert (person.password_expires_at - NOW).days == 5


def test_no_password_is_kept_or_shown_by_accident(store: Store, town: Town) -> None:
    outcome = imported(store, *FILE)
    password = outcome.passwords[0].password
    assert password not in repr(outcome)
    assert password not in repr(everything(store))
    with store(reading=True) as session:
        assert password not in repr(session.scalars(select(AuditEvent.detail)).all())


def test_the_same_roster_again_changes_nothing(store: Store, town: Town) -> None:
    imported(store, *FILE)
    before = everything(store)
    outcome = imported(store, *FILE)
    assert everything(store) == before
    assert outcome == RosterOutcome(unchanged=4)
    assert actions(store)[-1] == "import_roster"


def test_names_and_places_are_brought_up_to_date(store: Store, town: Town, visitor: Visitor) -> None:
    visitor.signed_in(town.learner)
    outcome = imported(
        store, "B1,一分公司,B2,,,,", "B1S,,,learner,李明明,13900005678,组织者", "B1,,,stranger,外人,,"
    )
    assert (outcome.units_changed, outcome.people_changed, outcome.passwords) == (1, 2, [])
    with store(reading=True) as session:
        units = {unit.code: unit for unit in session.scalars(select(Unit))}
        learner = session.get_one(User, town.learner.id)
        assert (learner.name, learner.phone, learner.role) == ("李明明", "13900005678", "organizer")
        assert session.get_one(User, town.stranger.id).unit_id == town.branch.id
        assert session.scalar(select(func.count()).select_from(LoginSession)) == 0
    assert (units["B1"].name, units["B1"].path) == ("一分公司", f"{town.sibling.path}{town.branch.id}/")
    assert units["B1S"].path == f"{town.sibling.path}{town.branch.id}/{town.section.id}/"
    assert actions(store) == ["change_unit", "change_user", "change_user", "import_roster"]


def test_lost_passwords_are_given_anew_on_demand(store: Store, town: Town) -> None:
    first = imported(store, *FILE)
    again = imported(store, *FILE, renew=True)
    assert [given.username for given in again.passwords] == ["li", "wang"]
    assert {given.password for given in first.passwords}.isdisjoint(given.password for given in again.passwords)
    with store(reading=True) as session:
        assert check_credentials(session, "li", again.passwords[0].password, at=NOW)
    assert actions(store)[-3:] == ["reset_password", "reset_password", "import_roster"]


def test_who_has_come_to_need_a_password_meanwhile_gets_one(store: Store, town: Town) -> None:
    roster = roster_of("B1,,,late,迟到,,")
    with store() as session:
        outcome = store_roster(session, roster, {}, by=None, at=NOW, initial_days=5)
        assert check_credentials(session, "late", outcome.passwords[0].password, at=NOW)


def test_a_database_that_has_changed_meanwhile_is_checked_again(store: Store, town: Town) -> None:
    roster = roster_of("B1,,,li,李四,,")
    with store(reading=True) as session:
        credentials = make_credentials(plan_roster(session, roster, by=None))
    imported(store, "B2,,,li,另一个李,,")
    with store() as session, pytest.raises(RosterRefused):
        store_roster(session, roster, credentials, by=None, at=NOW, initial_days=5)


@pytest.mark.parametrize(
    ("titles", "header"),
    [
        (dict(TITLES), ["单位编码", "用户名", "姓名", "初始密码"]),
        ({title: title for title in TITLES}, ["unit_code", "username", "name", "password"]),
    ],
)
def test_the_csv_of_passwords_speaks_the_language_of_the_roster(titles: dict[str, str], header: list[str]) -> None:
    outcome = RosterOutcome(passwords=[InitialPassword("A", "li", "=李", "abc123")])
    content = passwords_csv(outcome, titles).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content))) == [header, ["A", "li", "'=李", "abc123"]]
