"""A roster from its rows to the database."""

from __future__ import annotations

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from quizapp.db import transaction
from quizapp.models import User
from quizapp.units.roster import RosterRefused, TooManyPasswords, import_roster
from quizapp.units.roster import store as roster_store
from tests.conftest import NOW, Store
from tests.quizapp.units.conftest import Town
from tests.quizapp.units.roster.conftest import roster_of

ROSTER = roster_of("B1,,,li,李四,,", "B1,,,wang,王五,,")


def test_nobody_waits_for_the_hashes(store: Store, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """While passwords are hashed, somebody else writes."""
    hash_passwords = roster_store.hash_passwords

    def hash_while_others_write(passwords: list[str]) -> list[str]:
        with transaction(store.engine) as other:
            other.get_one(User, town.learner.id).name = "改了"
        return hash_passwords(passwords)

    monkeypatch.setattr(roster_store, "hash_passwords", hash_while_others_write)
    with store() as session:
        import_roster(session, ROSTER, by=None, at=NOW, initial_days=5)
    with store(reading=True) as session:
        assert {"改了", "李四", "王五"} <= set(session.scalars(select(User.name)))


def test_a_refused_roster_costs_no_hash_and_no_writing(store: Store, town: Town) -> None:
    statements: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    with store() as session, pytest.raises(RosterRefused):
        import_roster(session, roster_of("NO,,,li,李四,,"), by=None, at=NOW, initial_days=5)
    assert not any(statement.startswith(("INSERT", "UPDATE", "BEGIN IMMEDIATE")) for statement in statements)


def test_more_passwords_than_asked_for_are_refused_before_they_are_made(store: Store, town: Town) -> None:
    with store() as session, pytest.raises(TooManyPasswords):
        import_roster(session, ROSTER, by=None, at=NOW, initial_days=5, most=1)
    with store() as session:
        assert import_roster(session, ROSTER, by=None, at=NOW, initial_days=5, most=2).people_added == 2
    with store() as session:
        assert import_roster(session, ROSTER, by=None, at=NOW, initial_days=5, most=0).unchanged == 2


def test_a_session_on_a_single_connection_is_a_mistake(store: Store) -> None:
    with store.engine.connect() as connection, pytest.raises(TypeError):
        import_roster(Session(connection), ROSTER, by=None, at=NOW, initial_days=5)
