"""The journal: acknowledged means stored, whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from threading import Event, Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select

from quizapp.attempts import writer
from quizapp.attempts.batches import Save, Told, store_batch
from quizapp.attempts.journal import Journal, JournalClosed, JournalFull
from quizapp.attempts.operations import submit_attempt
from quizapp.attempts.outcomes import Outcome, Saved
from quizapp.attempts.queries import locked_attempt
from quizapp.attempts.writer import NotStored
from quizapp.models import Answer, AnswerEvent, Attempt
from quizapp.web.errors import LoginRequired, NotFound
from tests.conftest import NOW, Store
from tests.loops import run_apart
from tests.quizapp.attempts.exams import Exam
from tests.quizapp.attempts.journals import make_save, open_login

Result = Saved | BaseException


@pytest.fixture
def journal(engine: Engine) -> Iterator[Journal]:
    journal = Journal(engine, room=100)
    yield journal
    journal.stop()


@pytest.fixture
def token(store: Store, exam: Exam) -> str:
    return open_login(store, exam.learner)


class Gate:
    """Holds the journal's thread at its next group until it is opened; counts the groups."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.opened = Event(), Event()
        self.groups: list[int] = []
        monkeypatch.setattr(writer, "store_batch", self._store)

    def _store(self, connection: Any, saves: Sequence[Save]) -> list[Told]:
        self.groups.append(len(saves))
        self.reached.set()
        assert self.opened.wait(20)
        return store_batch(connection, saves)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def send(journal: Journal, *saves: Save) -> list[Result]:
    async def together() -> list[Result]:
        return await asyncio.gather(*(journal.save(save) for save in saves), return_exceptions=True)

    return run_apart(together())


def told(results: Sequence[Result]) -> list[str]:
    return [each.outcome.value if isinstance(each, Saved) else type(each).__name__ for each in results]


def stored(store: Store) -> dict[int, tuple[int, object]]:
    with store(reading=True) as session:
        return {row.position: (row.seq, row.response) for row in session.scalars(select(Answer))}


def test_what_is_acknowledged_is_stored(journal: Journal, store: Store, token: str, attempt: Attempt) -> None:
    results = send(journal, *(make_save(token, attempt, place, []) for place in range(1, 9)))
    assert told(results) == ["saved"] * 8
    assert stored(store) == dict.fromkeys(range(1, 9), (1, None))


def test_what_arrives_while_a_group_is_committed_is_the_next_group(
    journal: Journal, gate: Gate, token: str, attempt: Attempt
) -> None:
    async def arrive() -> list[Saved]:
        first = asyncio.create_task(journal.save(make_save(token, attempt, 1, [])))
        await asyncio.to_thread(gate.reached.wait, 20)
        others = [asyncio.create_task(journal.save(make_save(token, attempt, n, []))) for n in range(2, 8)]
        await asyncio.sleep(0)
        assert not first.done()
        gate.opened.set()
        return await asyncio.gather(first, *others)

    assert told(run_apart(arrive())) == ["saved"] * 7
    assert gate.groups == [1, 6]


def test_nobody_signed_in_and_somebody_elses_attempt_are_exceptions_of_their_own(
    journal: Journal, store: Store, token: str, exam: Exam, attempt: Attempt
) -> None:
    other = open_login(store, exam.colleague)
    saves = [make_save(each, attempt, 1, []) for each in ("nobody", other, token)]
    assert told(send(journal, *saves)) == ["LoginRequired", "NotFound", "saved"]
    with pytest.raises(LoginRequired):
        run_apart(journal.save(saves[0]))
    with pytest.raises(NotFound):
        run_apart(journal.save(saves[1]))


def test_beyond_its_room_the_journal_says_so_at_once_and_keeps_what_it_took(
    engine: Engine, gate: Gate, store: Store, token: str, attempt: Attempt
) -> None:
    journal = Journal(engine, room=2)

    async def crowd() -> list[Result]:
        first = asyncio.create_task(journal.save(make_save(token, attempt, 1, [])))
        await asyncio.to_thread(gate.reached.wait, 20)
        rest = [asyncio.create_task(journal.save(make_save(token, attempt, n, []))) for n in range(2, 6)]
        done, waiting = await asyncio.wait(rest, timeout=5, return_when=asyncio.FIRST_EXCEPTION)
        assert {type(task.exception()) for task in done} == {JournalFull}
        assert len(waiting) == 2
        gate.opened.set()
        return await asyncio.gather(first, *rest, return_exceptions=True)

    results = run_apart(crowd())
    journal.stop()
    assert told(results) == ["saved"] * 3 + ["JournalFull"] * 2
    assert set(stored(store)) == {1, 2, 3}


def test_stopping_answers_everybody_who_waits_and_takes_no_more(
    engine: Engine, gate: Gate, store: Store, token: str, attempt: Attempt
) -> None:
    journal = Journal(engine, room=100)

    async def close() -> list[Result]:
        waiting = [asyncio.create_task(journal.save(make_save(token, attempt, n, []))) for n in range(1, 6)]
        await asyncio.to_thread(gate.reached.wait, 20)
        stopped = asyncio.create_task(asyncio.to_thread(journal.stop))
        gate.opened.set()
        await stopped
        waiting.append(asyncio.create_task(journal.save(make_save(token, attempt, 6, []))))
        return await asyncio.gather(*waiting, return_exceptions=True)

    results = run_apart(close())
    assert told(results) == ["saved"] * 5 + ["JournalClosed"]
    assert set(stored(store)) == {1, 2, 3, 4, 5}
    with pytest.raises(JournalClosed):
        run_apart(journal.save(make_save(token, attempt, 1, [])))


def test_when_nothing_comes_the_thread_ends_and_begins_again(
    journal: Journal, token: str, attempt: Attempt, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.attempts.journal.IDLE_SECONDS", 0.01)
    assert told(send(journal, make_save(token, attempt, 1, []))) == ["saved"]
    thread = journal._thread
    if thread is not None:
        thread.join(20)
    assert engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    assert told(send(journal, make_save(token, attempt, 1, [], 2))) == ["saved"]


def test_somebody_who_left_keeps_nobody_waiting(
    journal: Journal, gate: Gate, store: Store, token: str, attempt: Attempt
) -> None:
    async def leave() -> None:
        task = asyncio.create_task(journal.save(make_save(token, attempt, 1, [])))
        await asyncio.to_thread(gate.reached.wait, 20)
        task.cancel()

    run_apart(leave())
    gate.opened.set()
    assert told(send(journal, make_save(token, attempt, 2, []))) == ["saved"]
    assert set(stored(store)) == {1, 2}


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # SQLite has one writer at a time
def test_an_attempt_that_is_held_is_tried_again_until_it_is_free(
    journal: Journal, store: Store, token: str, exam: Exam, attempt: Attempt
) -> None:
    free = Event()

    def hold() -> None:
        with store() as session:
            locked_attempt(session, exam.learner, attempt.id)
            held.set()
            free.wait(1)

    held = Event()
    holder = Thread(target=hold)
    holder.start()
    held.wait(20)

    async def patient() -> list[Result]:
        task = asyncio.create_task(journal.save(make_save(token, attempt, 1, [])))
        await asyncio.sleep(0.1)
        assert not task.done()
        free.set()
        return [await task]

    assert told(run_apart(patient())) == ["saved"]
    holder.join()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # SQLite has one writer at a time
def test_an_attempt_that_stays_held_is_not_waited_for_for_ever(
    journal: Journal, store: Store, token: str, exam: Exam, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.attempts.journal.HELD_PATIENCE_SECONDS", 0.02)
    with store() as session:
        locked_attempt(session, exam.learner, attempt.id)
        assert told(send(journal, make_save(token, attempt, 1, []))) == ["NotStored"]
    assert stored(store) == {}


def test_every_save_is_either_counted_or_refused_when_the_paper_is_handed_in_meanwhile(
    journal: Journal, store: Store, token: str, attempt: Attempt
) -> None:
    async def race() -> list[Result]:
        saves = [journal.save(make_save(token, attempt, 1, [], seq)) for seq in range(1, 40)]
        tasks = [asyncio.create_task(save) for save in saves]
        handed_in = asyncio.to_thread(hand_in)
        tasks += [asyncio.create_task(journal.save(make_save(token, attempt, 2, [], n))) for n in range(40)]
        return (await asyncio.gather(handed_in, *tasks))[1:]

    def hand_in() -> None:
        with store() as session:
            submit_attempt(session, attempt, at=NOW, by="learner")

    results = run_apart(race())
    with store(reading=True) as session:
        events = list(session.scalars(select(AnswerEvent.outcome).order_by(AnswerEvent.id)))
    handed = events.index("submitted")
    assert "saved" not in events[handed:]
    assert told(results).count("saved") == events.count("saved")
    assert {"saved", "late", "stale", "repeated"} >= set(told(results))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    arrivals=st.lists(st.tuples(st.integers(1, 4), st.integers(0, 9)), min_size=1, max_size=24),
    failures=st.sets(st.integers(0, 8)),
    lost=st.sets(st.integers(0, 8)),
    workers=st.integers(1, 2),
)
def test_acknowledged_minus_stored_is_nothing(
    engine: Engine,
    store: Store,
    token: str,
    attempt: Attempt,
    arrivals: list[tuple[int, int]],
    failures: set[int],
    lost: set[int],
    workers: int,
) -> None:
    """Whatever arrives in whatever order at however many workers, and whichever commits fail or seem to."""
    with store() as session:
        session.execute(delete(Answer))
        session.execute(delete(AnswerEvent))
    journals = [Journal(engine, room=100) for _ in range(workers)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "PAUSES", (0.0, 0.0))
        patch.setattr(writer.Writer, "_store", _unreliable(writer.Writer._store, failures, lost))

        async def arrive() -> list[Result]:
            saves = (
                journals[number % workers].save(make_save(token, attempt, place, [], seq))
                for number, (place, seq) in enumerate(arrivals)
            )
            return await asyncio.gather(*saves, return_exceptions=True)

        results = run_apart(arrive())
        for journal in journals:
            journal.stop()
    kept = stored(store)
    acknowledged = [arrival for arrival, each in zip(arrivals, results, strict=True) if isinstance(each, Saved)]
    assert all(kept[place][0] >= seq for place, seq in acknowledged)
    assert all((place, seq) in arrivals for place, (seq, _response) in kept.items())
    for each in results:
        assert isinstance(each, NotStored) or each.outcome in {Outcome.SAVED, Outcome.REPEATED, Outcome.STALE}
    with store(reading=True) as session:
        events = {tuple(row) for row in session.execute(select(AnswerEvent.position, AnswerEvent.seq))}
    assert set(acknowledged) <= events


def _unreliable(
    store_: Callable[..., list[Told]], failures: set[int], lost: set[int]
) -> Callable[..., list[Told]]:
    """Let some transactions fail before their commit, and of some others lose the reply after it."""
    from sqlalchemy.exc import OperationalError

    calls = iter(range(10_000))

    def store(self: writer.Writer, saves: Sequence[Save]) -> list[Told]:
        number = next(calls)
        if number in failures:
            raise OperationalError("COMMIT", {}, Exception("disk full"))
        result = store_(self, saves)
        if number in lost:
            raise OperationalError("COMMIT", {}, Exception("connection lost"))
        return result

    return store
