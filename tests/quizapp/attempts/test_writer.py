"""Committing groups: what fails is tried again, and nothing that isn't stored is acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from quizapp.attempts import writer as module
from quizapp.attempts.batches import Save, Told, store_batch
from quizapp.attempts.outcomes import Saved
from quizapp.attempts.writer import NotStored, Writer
from quizapp.models import Answer, Attempt
from tests.conftest import Store
from tests.quizapp.attempts.exams import Exam
from tests.quizapp.attempts.journals import make_save, open_login


@pytest.fixture
def writer(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    monkeypatch.setattr(module, "PAUSES", (0.0, 0.0, 0.0))
    writer = Writer(engine)
    yield writer
    writer.close()


@pytest.fixture
def saves(store: Store, exam: Exam, attempt: Attempt) -> list[Save]:
    token = open_login(store, exam.learner)
    return [make_save(token, attempt, place, []) for place in range(1, 6)]


def positions(store: Store) -> list[int]:
    with store(reading=True) as session:
        return list(session.scalars(select(Answer.position).order_by(Answer.position)))


def failing(
    monkeypatch: pytest.MonkeyPatch, fails: Callable[[int, Sequence[Save]], Exception | None]
) -> list[int]:
    """Let ``store_batch`` raise what ``fails`` returns for the number of the call; return the calls' sizes."""
    sizes: list[int] = []

    def store(connection: Connection, saves: Sequence[Save]) -> list[Told]:
        sizes.append(len(saves))
        told = store_batch(connection, saves)
        error = fails(len(sizes), saves)
        if error is not None:
            raise error
        return told

    monkeypatch.setattr(module, "store_batch", store)
    return sizes


def unavailable() -> OperationalError:
    return OperationalError("INSERT", {}, Exception("database is locked"))


def test_one_save_that_cannot_be_stored_fails_alone(
    writer: Writer, store: Store, saves: list[Save], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = IntegrityError("INSERT", {}, Exception("no such thing"))
    sizes = failing(monkeypatch, lambda _n, group: bad if saves[2] in group else None)
    told = writer.commit(saves)
    assert told[2] is bad
    assert [type(each) for each in told if each is not bad] == [Saved] * 4
    assert sizes == [5, 1, 1, 1, 1, 1]
    assert positions(store) == [1, 2, 4, 5]


def test_a_lock_or_a_deadlock_is_tried_again(
    writer: Writer, store: Store, saves: list[Save], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, lambda number, _group: unavailable() if number in {1, 2, 3} else None)
    assert [type(each) for each in writer.commit(saves)] == [Saved] * 5
    assert positions(store) == [1, 2, 3, 4, 5]


def test_a_database_that_stays_away_is_not_tried_for_ever_and_nothing_is_acknowledged(
    writer: Writer, store: Store, saves: list[Save], monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = failing(monkeypatch, lambda _n, _group: unavailable())
    assert [type(each) for each in writer.commit(saves)] == [NotStored] * 5
    assert sizes == [5] + [1] * 15
    assert positions(store) == []
    monkeypatch.setattr(module, "PATIENCE_SECONDS", -1.0)
    sizes.clear()
    assert [type(each) for each in writer.commit(saves)] == [NotStored] * 5
    assert sizes == [5]


def test_a_commit_that_fails_acknowledges_nothing(
    writer: Writer, engine: Engine, store: Store, saves: list[Save]
) -> None:
    def fail(_connection: Connection) -> None:
        raise unavailable()

    event.listen(engine, "commit", fail)
    told = writer.commit(saves)
    event.remove(engine, "commit", fail)
    assert [type(each) for each in told] == [NotStored] * 5
    assert positions(store) == []
    assert [type(each) for each in writer.commit(saves)] == [Saved] * 5


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # SQLite is in the process
def test_a_connection_that_is_cut_is_opened_again(
    writer: Writer, engine: Engine, store: Store, saves: list[Save]
) -> None:
    writer.commit(saves[:1])
    with engine.connect() as other:
        other.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    assert [type(each) for each in writer.commit(saves)] == [Saved] * 5
    assert positions(store) == [1, 2, 3, 4, 5]


def test_a_reply_that_is_lost_after_the_commit_changes_nothing(
    writer: Writer, store: Store, saves: list[Save], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, lost = Writer._store, [True]

    def lose(self: Writer, group: Sequence[Save]) -> Any:
        told = real(self, group)
        if lost and lost.pop():
            raise unavailable()
        return told

    monkeypatch.setattr(Writer, "_store", lose)
    told = writer.commit(saves)
    assert [each.outcome.value for each in told if isinstance(each, Saved)] == ["repeated"] * 5
    assert positions(store) == [1, 2, 3, 4, 5]


def test_closing_gives_the_connection_back(writer: Writer, engine: Engine, saves: list[Save]) -> None:
    writer.commit(saves)
    writer.close()
    writer.close()
    assert engine.pool.checkedout() == 0  # type: ignore[attr-defined]
