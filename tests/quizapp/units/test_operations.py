"""What an operation refuses whoever calls it, and what it leaves in the audit record."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from quizapp.accounts.operations import UsernameTaken
from quizapp.models import AuditEvent, Role, Unit
from quizapp.units.operations import (
    NotManageable,
    RoleAboveOwn,
    RootNotAllowed,
    UnitCodeTaken,
    add_person,
    add_unit,
    disable_person,
    reset_password,
)
from tests.conftest import NOW, Store
from tests.quizapp.units.conftest import Town

PERSON = {"name": "新人", "password": "secret-1", "initial_days": 3, "at": NOW}


def test_the_record_says_who_did_what_to_whom(store: Store, town: Town) -> None:
    with store() as session:
        unit = add_unit(session, code="N", name="新科", parent=town.branch, by=town.organizer, at=NOW)
        person = add_person(session, unit, username="new", role=Role.LEARNER, by=None, **PERSON)
        disable_person(session, person, by=town.admin, at=NOW)
        disable_person(session, person, by=town.admin, at=NOW)
    with store(reading=True) as session:
        events = session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
    assert [(event.actor_id, event.action, event.subject) for event in events] == [
        (town.organizer.id, "add_unit", f"unit:{unit.id}"),
        (None, "add_user", f"user:{person.id}"),
        (town.admin.id, "disable_user", f"user:{person.id}"),
    ]
    assert events[0].detail == {"code": "N", "name": "新科", "parent": town.branch.id}
    assert events[1].detail == {"username": "new", "role": "learner", "unit": unit.id}


def test_the_rules_hold_whoever_calls(store: Store, town: Town) -> None:
    with store() as session:
        with pytest.raises(RootNotAllowed):
            add_unit(session, code="N", name="n", parent=None, by=town.organizer, at=NOW)
        with pytest.raises(UnitCodeTaken):
            add_unit(session, code="B2", name="n", parent=town.branch, by=town.admin, at=NOW)
        with pytest.raises(RoleAboveOwn):
            add_person(session, town.branch, username="n", role=Role.ADMIN, by=town.organizer, **PERSON)
        with pytest.raises(UsernameTaken):
            add_person(session, town.branch, username="stranger", role=Role.LEARNER, by=None, **PERSON)
        with pytest.raises(NotManageable):
            disable_person(session, town.organizer, by=town.organizer, at=NOW)
        with pytest.raises(NotManageable):
            reset_password(session, town.admin, password_hash="x", days=3, by=town.organizer, at=NOW)
        assert session.scalars(select(AuditEvent)).all() == []
        assert session.scalars(select(Unit.code).where(Unit.code == "N")).all() == []
