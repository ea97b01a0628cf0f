"""An exam to take, and a paper lying open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizapp.attempts.operations import start_attempt
from quizapp.attempts.papers import PaperQuestion, load_paper
from quizapp.attempts.queries import quiz_for
from quizapp.models import Attempt
from tests.conftest import NOW, Store
from tests.quizapp.attempts.exams import Exam, make_exam

GRACE = timedelta(seconds=30)


@pytest.fixture
def exam(store: Store) -> Exam:
    with store() as session:
        return make_exam(session)


@pytest.fixture
def attempt(store: Store, exam: Exam) -> Attempt:
    """The learner's open attempt."""
    with store() as session:
        quiz, _entry = quiz_for(session, exam.learner, exam.quiz.id)
        return start_attempt(session, quiz, exam.learner, at=NOW)


@pytest.fixture
def paper(store: Store, attempt: Attempt) -> dict[str, PaperQuestion]:
    """The questions of the open attempt, by kind."""
    with store(reading=True) as session:
        return {question.item.kind.value: question for question in load_paper(session, attempt)}
