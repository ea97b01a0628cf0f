"""Attempts as their learner finds them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizapp.attempts.operations import submit_attempt
from quizapp.attempts.queries import attempt_of, is_open, quiz_for, seconds_left, seconds_used, waiting_count
from quizapp.models import Attempt, Quiz, QuizState
from quizapp.web.errors import NotFound
from tests.conftest import NOW, Store
from tests.quizapp.attempts.conftest import GRACE
from tests.quizapp.attempts.exams import Exam


def test_an_attempt_is_found_by_its_own_learner_only(store: Store, exam: Exam, attempt: Attempt) -> None:
    with store(reading=True) as session:
        assert attempt_of(session, exam.learner, attempt.id).quiz.title == exam.quiz.title
        with pytest.raises(NotFound):
            attempt_of(session, exam.colleague, attempt.id)


def test_a_quiz_is_there_for_its_roster_and_only_when_published(store: Store, exam: Exam) -> None:
    with store() as session:
        quiz, entry = quiz_for(session, exam.learner, exam.quiz.id)
        assert (quiz.id, entry.unit_id) == (exam.quiz.id, exam.unit.id)
        for person in (exam.stranger, exam.organizer):
            with pytest.raises(NotFound):
                quiz_for(session, person, exam.quiz.id)
        session.get_one(Quiz, exam.quiz.id).state = QuizState.DRAFT
        session.flush()
        with pytest.raises(NotFound):
            quiz_for(session, exam.learner, exam.quiz.id)


def test_a_paper_is_open_through_its_grace_and_its_clock_stops_at_the_deadline(attempt: Attempt) -> None:
    assert is_open(attempt, attempt.deadline + GRACE, GRACE)
    assert not is_open(attempt, attempt.deadline + GRACE + timedelta(seconds=1), GRACE)
    assert seconds_left(attempt, NOW) == 1800
    assert seconds_left(attempt, attempt.deadline + GRACE) == 0


def test_a_paper_that_is_handed_in_is_closed_and_tells_the_time_used(store: Store, attempt: Attempt) -> None:
    with store() as session:
        marked = submit_attempt(session, attempt, at=NOW + timedelta(seconds=95), by="learner")
        assert not is_open(marked, NOW, GRACE)
        assert (seconds_left(marked, NOW), seconds_used(marked)) == (0, 95)
        assert waiting_count(session, marked) == 0


def test_time_after_the_deadline_is_not_time_used(attempt: Attempt) -> None:
    attempt.submitted_at = attempt.deadline + timedelta(hours=8)
    assert seconds_used(attempt) == 1800
