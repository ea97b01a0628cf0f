"""Papers are handed in by the server when their time is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Barrier, Event, Thread
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from quizapp.attempts.finaliser import WAITING, Finaliser, finalise_due
from quizapp.attempts.operations import start_attempt, submit_attempt
from quizapp.attempts.papers import PaperQuestion
from quizapp.attempts.queries import quiz_for
from quizapp.attempts.saving import save_answer
from quizapp.models import AnswerEvent, Attempt, AttemptState, QuestionVersion
from tests.conftest import NOW, Store
from tests.quizapp.attempts.conftest import GRACE
from tests.quizapp.attempts.exams import Exam, right_values

DUE = NOW + timedelta(minutes=30) + GRACE + timedelta(seconds=1)


def stored(store: Store, attempt: Attempt) -> Attempt:
    with store(reading=True) as session:
        return session.scalars(select(Attempt).where(Attempt.id == attempt.id)).one()


def test_nothing_is_handed_in_before_the_grace_is_over(store: Store, engine: Engine, attempt: Attempt) -> None:
    assert finalise_due(engine, at=attempt.deadline + GRACE, grace=GRACE) == 0
    assert stored(store, attempt).state == AttemptState.OPEN


def test_a_due_paper_is_handed_in_with_what_was_saved(
    store: Store, engine: Engine, exam: Exam, attempt: Attempt, paper: dict[str, PaperQuestion]
) -> None:
    question = paper["matching"]
    with store() as session:
        values = right_values(question)
        save_answer(session, exam.learner, attempt.id, question.position, values, seq=1, at=NOW, grace=GRACE)
    assert finalise_due(engine, at=DUE, grace=GRACE) == 1
    marked = stored(store, attempt)
    assert (marked.state, marked.submitted_by, marked.score) == (AttemptState.SUBMITTED, "deadline", 2)
    assert marked.submitted_at == DUE
    assert finalise_due(engine, at=DUE, grace=GRACE) == 0


def test_what_the_learner_handed_in_is_left_alone(store: Store, engine: Engine, attempt: Attempt) -> None:
    with store() as session:
        submit_attempt(session, attempt, at=NOW, by="learner")
    assert finalise_due(engine, at=DUE, grace=GRACE) == 0
    assert stored(store, attempt).submitted_by == "learner"


def test_several_workers_hand_in_every_paper_once(store: Store, engine: Engine, exam: Exam) -> None:
    with store() as session:
        for learner in (exam.learner, exam.colleague):
            quiz, _entry = quiz_for(session, learner, exam.quiz.id)
            start_attempt(session, quiz, learner, at=NOW)
    barrier, counts = Barrier(3), list[int]()

    def work() -> None:
        barrier.wait()
        counts.append(finalise_due(engine, at=DUE, grace=GRACE))

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == 2
    with store(reading=True) as session:
        submitted = select(func.count()).where(AnswerEvent.outcome == "submitted")
        assert session.scalar(submitted) == 2


def test_a_paper_that_cannot_be_marked_keeps_no_other_open(
    store: Store, engine: Engine, exam: Exam, attempt: Attempt
) -> None:
    with store() as session:
        quiz, _entry = quiz_for(session, exam.colleague, exam.quiz.id)
        later = start_attempt(session, quiz, exam.colleague, at=NOW + timedelta(minutes=1))
        session.scalars(select(Attempt).where(Attempt.id == attempt.id)).one().policy = "gone@7"
    assert finalise_due(engine, at=DUE + timedelta(minutes=1), grace=GRACE) == 1
    assert stored(store, attempt).state == AttemptState.OPEN
    assert stored(store, later).state == AttemptState.SUBMITTED


def test_a_paper_is_open_or_wholly_marked_when_marking_breaks_off(
    store: Store, engine: Engine, attempt: Attempt
) -> None:
    with store() as session:
        version = session.scalars(select(QuestionVersion).where(QuestionVersion.kind == "numeric")).one()
        version.item = {**version.item, "kind": "unheard_of"}
    assert finalise_due(engine, at=DUE, grace=GRACE) == 0
    marked = stored(store, attempt)
    assert (marked.state, marked.score, marked.submitted_at) == (AttemptState.OPEN, None, None)


def test_the_thread_works_until_it_is_stopped_and_survives_an_error(
    store: Store, engine: Engine, attempt: Attempt
) -> None:
    asked, done = list[datetime](), Event()

    def clock() -> datetime:
        asked.append(DUE)
        if len(asked) == 1:
            raise RuntimeError("no clock today")
        if len(asked) == 3:
            done.set()
        return DUE + WAITING

    finaliser = Finaliser(engine, clock, every_seconds=0.01, grace=GRACE)
    finaliser.start()
    assert done.wait(20)
    finaliser.stop()
    assert stored(store, attempt).state == AttemptState.SUBMITTED


def test_stopping_ends_a_long_round(engine: Engine, store: Store, attempt: Attempt, **_: Any) -> None:
    stopping = Event()
    stopping.set()
    assert finalise_due(engine, at=DUE, grace=GRACE, stopping=stopping) == 0
    assert stored(store, attempt).state == AttemptState.OPEN


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL")
