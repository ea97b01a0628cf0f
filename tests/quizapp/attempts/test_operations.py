"""Starting an attempt and handing it in."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from quizapp.attempts.operations import (
    NoAttemptsLeft,
    QuizClosed,
    QuizNotOpen,
    start_attempt,
    submit_attempt,
)
from quizapp.attempts.papers import load_paper
from quizapp.attempts.queries import quiz_for
from quizapp.attempts.saving import Outcome, save_answer
from quizapp.models import AnswerEvent, Attempt, AttemptItem, AttemptState, Quiz, User
from quizapp.quizzes.papers import attempt_seed, draw_paper, load_pool
from quizapp.web.errors import NotFound
from tests.conftest import NOW, Store
from tests.quizapp.attempts.conftest import GRACE
from tests.quizapp.attempts.exams import Exam, items, make_exam, right_values


def start(store: Store, exam: Exam, learner: User | None = None, **more: Any) -> Attempt:
    with store() as session:
        learner = learner or exam.learner
        quiz, _entry = quiz_for(session, learner, exam.quiz.id)
        return start_attempt(session, quiz, learner, **{"at": NOW, **more})


def change(store: Store, exam: Exam, **columns: Any) -> None:
    with store() as session:
        quiz = session.get_one(Quiz, exam.quiz.id)
        for name, value in columns.items():
            setattr(quiz, name, value)


def test_a_started_attempt_holds_the_paper_that_its_seed_draws(store: Store, exam: Exam) -> None:
    attempt = start(store, exam)
    with store(reading=True) as session:
        quiz, entry = quiz_for(session, exam.learner, exam.quiz.id)
        drawn = draw_paper(load_pool(session, quiz), quiz, attempt_seed(quiz.seed, exam.learner.id, 1))
        rows = session.scalars(select(AttemptItem).order_by(AttemptItem.position)).all()
    assert [(row.question_version_id, tuple(row.option_order), row.max_mark) for row in rows] == [
        (item.question_version_id, item.option_order, item.mark) for item in drawn
    ]
    assert (attempt.number, attempt.unit_id, attempt.policy) == (1, entry.unit_id, "exact@1")
    assert attempt.max_score == Decimal(12)
    assert attempt.id.version == 7


def test_two_learners_have_papers_of_their_own(store: Store, exam: Exam) -> None:
    assert start(store, exam).seed != start(store, exam, exam.colleague).seed


@pytest.mark.parametrize(
    ("minutes", "closes_in", "lasts"), [(30, 60, 30), (30, 10, 10), (None, 60, 60)], ids=["time", "close", "free"]
)
def test_the_deadline_is_the_time_allowed_or_the_close_whichever_is_first(
    store: Store, exam: Exam, minutes: int | None, closes_in: int, lasts: int
) -> None:
    change(store, exam, minutes=minutes, closes_at=NOW + timedelta(minutes=closes_in))
    assert start(store, exam).deadline == NOW + timedelta(minutes=lasts)


def test_starting_again_goes_on_with_the_open_attempt(store: Store, exam: Exam) -> None:
    first = start(store, exam)
    assert start(store, exam, at=NOW + timedelta(minutes=5)).id == first.id


def test_many_starts_at_once_make_one_attempt(store: Store, exam: Exam) -> None:
    change(store, exam, attempts_allowed=5)
    taps = 8
    barrier, made = Barrier(taps), list[UUID]()

    def tap() -> None:
        barrier.wait()
        made.append(start(store, exam).id)

    threads = [Thread(target=tap) for _ in range(taps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == taps
    assert len(set(made)) == 1
    with store(reading=True) as session:
        assert session.scalar(select(func.count()).select_from(Attempt)) == 1


def test_before_the_opening_after_the_close_and_beyond_the_allowance_nothing_starts(
    store: Store, exam: Exam
) -> None:
    with pytest.raises(QuizNotOpen):
        start(store, exam, at=exam.quiz.opens_at - timedelta(seconds=1))
    with pytest.raises(QuizClosed):
        start(store, exam, at=exam.quiz.closes_at)
    attempt = start(store, exam)
    with store() as session:
        submit_attempt(session, attempt, at=NOW, by="learner")
    with pytest.raises(NoAttemptsLeft):
        start(store, exam)
    with store(reading=True) as session:
        assert session.scalar(select(func.count()).select_from(Attempt)) == 1


def test_somebody_who_is_not_on_the_roster_starts_nothing(store: Store, exam: Exam) -> None:
    with store() as session:
        quiz, _entry = quiz_for(session, exam.learner, exam.quiz.id)
        with pytest.raises(NotFound):
            start_attempt(session, quiz, exam.stranger, at=NOW)


def test_an_attempt_left_lying_past_its_deadline_is_handed_in_before_the_next(store: Store, exam: Exam) -> None:
    change(store, exam, attempts_allowed=2)
    first = start(store, exam)
    second = start(store, exam, at=NOW + timedelta(hours=1), grace=GRACE)
    assert second.number == 2
    with store(reading=True) as session:
        old = session.scalars(select(Attempt).where(Attempt.id == first.id)).one()
        assert (old.state, old.submitted_by) == (AttemptState.SUBMITTED, "deadline")


def answer_everything(store: Store, exam: Exam, attempt: Attempt) -> None:
    with store() as session:
        for seq, question in enumerate(load_paper(session, attempt)):
            saved = save_answer(
                session,
                exam.learner,
                attempt.id,
                question.position,
                right_values(question),
                seq=seq,
                at=NOW,
                grace=GRACE,
            )
            assert saved.outcome is Outcome.SAVED


def test_right_answers_get_the_full_mark_and_a_person_s_part_waits(
    store: Store, exam: Exam, attempt: Attempt
) -> None:
    answer_everything(store, exam, attempt)
    with store() as session:
        marked = submit_attempt(session, attempt, at=NOW + timedelta(minutes=7), by="learner")
        assert (marked.score, marked.passed, marked.state) == (Decimal(11), True, AttemptState.SUBMITTED)
        assert marked.submitted_at == NOW + timedelta(minutes=7)
        marks = {question.item.kind.value: question.row.mark for question in load_paper(session, marked)}
    assert marks.pop("short_answer") is None
    assert sum(mark for mark in marks.values() if mark) == Decimal(11)


def test_handing_in_twice_changes_nothing(store: Store, exam: Exam, attempt: Attempt) -> None:
    with store() as session:
        submit_attempt(session, attempt, at=NOW, by="learner")
    with store() as session:
        again = submit_attempt(session, attempt, at=NOW + timedelta(minutes=9), by="deadline")
        assert (again.submitted_at, again.submitted_by, again.score) == (NOW, "learner", Decimal(0))
    with store(reading=True) as session:
        outcomes = session.scalars(select(AnswerEvent.outcome).order_by(AnswerEvent.id)).all()
        assert list(outcomes) == ["started", "submitted"]


def test_handing_in_at_once_from_many_places_marks_once(store: Store, exam: Exam, attempt: Attempt) -> None:
    answer_everything(store, exam, attempt)
    barrier, scores = Barrier(4), list[Decimal | None]()

    def tap() -> None:
        barrier.wait()
        with store() as session:
            scores.append(submit_attempt(session, attempt_copy(), at=NOW, by="learner").score)

    def attempt_copy() -> Attempt:
        return Attempt(learner_id=attempt.learner_id, id=attempt.id)

    threads = [Thread(target=tap) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert scores == [Decimal(11)] * 4
    with store(reading=True) as session:
        submitted = select(func.count()).where(AnswerEvent.outcome == "submitted")
        assert session.scalar(submitted) == 1


@pytest.mark.parametrize(("cut", "passed"), [("50", True), ("50.0001", False)])
def test_the_cut_score_itself_is_a_pass(store: Store, cut: str, passed: bool) -> None:
    pair = [item for item in items() if item["kind"] in {"true_false", "numeric"}]
    with store() as session:
        exam = make_exam(session, chosen=pair, cut_score=Decimal(cut))
    attempt = start(store, exam)
    with store() as session:
        question = next(q for q in load_paper(session, attempt) if q.item.kind == "true_false")
        save_answer(session, exam.learner, attempt.id, question.position, ["false"], seq=1, at=NOW, grace=GRACE)
    with store() as session:
        marked = submit_attempt(session, attempt, at=NOW, by="learner")
        assert (marked.score, marked.max_score, marked.passed) == (Decimal(1), Decimal(2), passed)


def test_a_paper_is_marked_by_the_policy_that_it_began_with(store: Store) -> None:
    choice = [item for item in items() if item["kind"] == "multiple_choice"]
    with store() as session:
        exam = make_exam(session, chosen=choice, policy="subset-half")
    attempt = start(store, exam)
    change(store, exam, policy="exact")
    with store() as session:
        question = load_paper(session, attempt)[0]
        one_key = [right_values(question)[0]]
        save_answer(session, exam.learner, attempt.id, 1, one_key, seq=1, at=NOW, grace=GRACE)
    with store() as session:
        assert submit_attempt(session, attempt, at=NOW, by="learner").score == Decimal(1)
