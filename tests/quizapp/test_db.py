"""Transactions: what they keep, what they undo, what they refuse."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from quizapp.models import Unit, User
from tests.conftest import NOW, Store
from tests.factories import make_unit, make_user


def test_what_one_transaction_keeps_another_sees(store: Store) -> None:
    with store() as session:
        make_unit(session, code="A")
    with store(reading=True) as session:
        assert session.scalar(select(Unit.code)) == "A"


def test_an_exception_undoes_everything(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store() as session:
        make_unit(session).path = str(1 // 0)
    with store() as session:
        assert session.scalars(select(Unit)).all() == []


def test_a_reading_transaction_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError), store(reading=True) as session:
        make_unit(session)


def test_reading_does_not_make_the_next_writer_read_only(store: Store) -> None:
    with store(reading=True) as session:
        session.execute(text("SELECT 1"))
    with store() as session:
        make_unit(session)


def test_foreign_keys_hold(store: Store) -> None:
    with pytest.raises(IntegrityError), store() as session:
        session.add(User(username="x", name="x", unit_id=999, created_at=NOW))


def test_times_come_back_in_utc(store: Store) -> None:
    with store() as session:
        make_user(session, make_unit(session))
    with store() as session:
        assert session.scalar(select(User.created_at)) == NOW


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="without a zone"), store() as session:
        make_user(session, make_unit(session)).created_at = NOW.replace(tzinfo=None)


def test_writers_wait_for_each_other_and_none_is_lost(store: Store) -> None:
    """Deferred SQLite writers would fail at once here; IMMEDIATE ones queue up."""
    with store() as session:
        unit_id = make_unit(session, name="0").id

    def count_up() -> None:
        for _ in range(5):
            with store() as session:
                unit = session.scalar(select(Unit).where(Unit.id == unit_id).with_for_update())
                assert unit is not None
                unit.name = str(int(unit.name) + 1)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store() as session:
        assert session.scalar(select(Unit.name)) == "20"


def test_sqlite_is_durable(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        assert _show(engine, "synchronous_commit") == "on"
        return
    assert _show(engine, "journal_mode") == "wal"
    assert _show(engine, "synchronous") == 2
    assert _show(engine, "foreign_keys") == 1


def _show(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        statement = f"PRAGMA {name}" if engine.dialect.name == "sqlite" else f"SHOW {name}"
        return connection.exec_driver_sql(statement).scalar()


def test_marks_are_exact(store: Store) -> None:
    from quizapp.models.base import Marks

    kind = Marks()
    stored = kind.process_bind_param(Decimal("0.6667"), None)  # type: ignore[arg-type]
    assert stored == 6667
    assert kind.process_result_value(stored, None) == Decimal("0.6667")  # type: ignore[arg-type]
