"""What a learner has to read and to take."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session, joinedload

from quizapp.attempts.home import Home, Progress, learner_home, progress_of, version_to_read
from quizapp.models import (
    Attempt,
    AttemptState,
    BlueprintLine,
    Quiz,
    QuizState,
    Role,
    RosterEntry,
    StudySession,
    StudySessionUnit,
    User,
)
from quizapp.web.errors import NotFound
from tests.conftest import NOW, Store
from tests.factories import make_attempt, make_unit, make_user
from tests.quizapp.attempts.exams import Exam


def with_unit(session: Session, user: User) -> User:
    return session.get_one(User, user.id, options=[joinedload(User.unit)])


def home_of(store: Store, user: User, at: datetime = NOW) -> Home:
    with store(reading=True) as session:
        return learner_home(session, with_unit(session, user), at=at)


def may_read(store: Store, user: User, exam: Exam, at: datetime = NOW) -> bool:
    with store(reading=True) as session:
        try:
            found = version_to_read(
                session, with_unit(session, user), exam.quiz.study_session_id, exam.version.id, at=at
            )
        except NotFound:
            return False
        return found.version.text == exam.version.text and len(found.version.nodes) == 3


def test_home_shows_what_to_read_and_to_take(store: Store, exam: Exam) -> None:
    home = home_of(store, exam.learner)
    [card] = home.current
    assert [entry.version.document.title for entry in card.study_session.documents] == ["办公楼消防安全须知"]
    [quiz] = card.quizzes
    assert (quiz.quiz.id, quiz.progress, quiz.questions, quiz.best) == (exam.quiz.id, Progress.READY, 8, None)
    assert home.past == []


def test_home_says_what_is_under_way_and_what_is_done(store: Store, exam: Exam) -> None:
    with store() as session:
        make_attempt(session, exam.quiz, exam.learner)
        make_attempt(session, exam.quiz, exam.colleague, "9", max_score="12")
    [going] = home_of(store, exam.learner).going
    assert going.going is not None
    [card] = home_of(store, exam.colleague).current
    assert card.quizzes[0].progress is Progress.DONE
    assert card.quizzes[0].best is not None


def test_the_best_score_stays_hidden_until_the_policy_shows_it(store: Store, exam: Exam) -> None:
    with store() as session:
        session.get_one(Quiz, exam.quiz.id).review_time = "closed"
        make_attempt(session, exam.quiz, exam.learner, "9")
    [card] = home_of(store, exam.learner).current
    assert card.quizzes[0].best is None
    [after] = home_of(store, exam.learner, at=exam.quiz.closes_at).past
    assert after.quizzes[0].best is not None


def test_people_of_other_units_see_nothing_of_it(store: Store, exam: Exam) -> None:
    home = home_of(store, exam.stranger)
    assert (home.current, home.past) == ([], [])


def test_a_study_session_without_a_quiz_is_there_to_read_once_it_opens(store: Store, exam: Exam) -> None:
    with store() as session:
        session.execute(delete(RosterEntry))
        below = make_unit(session, parent=session.get_one(type(exam.unit), exam.unit.id))
        person = make_user(session, below)
    [card] = home_of(store, person).current
    assert card.quizzes == []
    early = exam.quiz.opens_at - timedelta(seconds=1)
    assert home_of(store, person, at=early).current == []
    assert may_read(store, person, exam)
    assert not may_read(store, person, exam, at=early)


def test_a_draft_quiz_is_not_shown(store: Store, exam: Exam) -> None:
    with store() as session:
        session.get_one(Quiz, exam.quiz.id).state = QuizState.DRAFT
    [card] = home_of(store, exam.learner).current
    assert card.quizzes == []


def test_what_is_over_moves_to_the_past(store: Store, exam: Exam) -> None:
    home = home_of(store, exam.learner, at=exam.quiz.closes_at)
    assert home.current == []
    assert home.past[0].quizzes[0].progress is Progress.MISSED


def test_the_most_urgent_study_session_comes_first(store: Store, exam: Exam) -> None:
    with store() as session:
        urgent = StudySession(
            unit_id=exam.unit.id,
            title="三天内",
            opens_at=NOW,
            closes_at=NOW + timedelta(days=3),
            created_by=exam.organizer.id,
            created_at=NOW,
        )
        session.add(urgent)
        session.flush()
        quiz = Quiz(
            study_session_id=urgent.id,
            unit_id=exam.unit.id,
            title="急",
            state=QuizState.PUBLISHED,
            code="urgent",
            opens_at=NOW,
            closes_at=NOW + timedelta(days=2),
            seed=1,
            created_by=exam.organizer.id,
            created_at=NOW,
        )
        session.add(quiz)
        session.flush()
        session.add(RosterEntry(user_id=exam.learner.id, quiz_id=quiz.id, unit_id=exam.unit.id))
    titles = [card.study_session.title for card in home_of(store, exam.learner).current]
    assert titles == ["三天内", "消防安全学习月"]


def test_the_number_of_questions_follows_the_blueprint(store: Store, exam: Exam) -> None:
    lines = [(None, None, 5, 5), (None, None, None, 8), ("fill_blank", None, None, 1), (None, "一", None, 0)]
    for kind, outline, count, size in lines:
        with store() as session:
            session.execute(delete(BlueprintLine))
            session.add(BlueprintLine(quiz_id=exam.quiz.id, position=0, kind=kind, outline=outline, count=count))
        [card] = home_of(store, exam.learner).current
        assert card.quizzes[0].questions == size


def test_only_learners_of_it_and_organizers_in_reach_may_read(store: Store, exam: Exam) -> None:
    with store() as session:
        elsewhere = make_user(session, make_unit(session), role=Role.ORGANIZER)
    assert may_read(store, exam.learner, exam)
    assert may_read(store, exam.organizer, exam)
    assert not may_read(store, exam.stranger, exam)
    assert not may_read(store, elsewhere, exam)


def test_somebody_on_the_roster_reads_whatever_unit_they_are_in_now(store: Store, exam: Exam) -> None:
    with store() as session:
        session.execute(delete(StudySessionUnit))
    assert may_read(store, exam.learner, exam)


def attempts(*states: AttemptState) -> list[Attempt]:
    return [Attempt(number=number, state=state) for number, state in enumerate(states, 1)]


@pytest.mark.parametrize(
    ("made", "moment", "progress"),
    [
        ([], "before", Progress.UPCOMING),
        ([], "during", Progress.READY),
        ([], "after", Progress.MISSED),
        ([AttemptState.OPEN], "during", Progress.GOING),
        ([AttemptState.OPEN], "after", Progress.GOING),
        ([AttemptState.SUBMITTED], "during", Progress.AGAIN),
        ([AttemptState.SUBMITTED], "after", Progress.DONE),
        ([AttemptState.SUBMITTED] * 2, "during", Progress.DONE),
    ],
)
def test_progress_with_two_attempts_allowed(made: list[AttemptState], moment: str, progress: Progress) -> None:
    quiz = Quiz(opens_at=NOW, closes_at=NOW + timedelta(days=1), attempts_allowed=2)
    at = {"before": NOW - timedelta(1), "during": NOW, "after": NOW + timedelta(1)}[moment]
    assert progress_of(quiz, attempts(*made), at=at) is progress
