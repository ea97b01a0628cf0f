"""Storing study sessions and quizzes, and what publishing freezes."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow
from quizapp.models import (
    AuditEvent,
    BlueprintLine,
    DocumentVersion,
    Question,
    QuestionState,
    Quiz,
    QuizQuestion,
    QuizState,
    RosterEntry,
    StudySession,
    User,
)
from quizapp.quizzes.operations import (
    BlueprintRefused,
    QuizAlreadyOver,
    QuizAlreadyPublished,
    QuizNotPublished,
    publish_quiz,
    refresh_roster,
    update_quiz,
    update_study_session,
)
from quizapp.quizzes.papers import draw_paper, load_pool
from quizapp.quizzes.plans import StudySessionPlan
from quizapp.quizzes.queries import study_session_in_reach
from tests.conftest import NOW, Store
from tests.factories import make_question, make_user
from tests.quizapp.quizzes.hall import CLOSES, OPENS, Hall, only_quiz

TOO_MANY = BlueprintRow(kind=Kind.TRUE_FALSE, count=5)


def roster(session: Session) -> set[int]:
    return set(session.scalars(select(RosterEntry.user_id)))


def frozen(session: Session) -> set[int]:
    return set(session.scalars(select(QuizQuestion.question_version_id)))


def actions(session: Session) -> list[tuple[str, dict[str, int]]]:
    events = session.scalars(select(AuditEvent).order_by(AuditEvent.id))
    return [(event.action, event.detail) for event in events]


def test_units_below_a_chosen_one_are_not_kept_beside_it(store: Store, hall: Hall) -> None:
    with store() as session:
        both = (hall.team.id, hall.workshop.id, hall.other.id)
        stored = hall.make_study_session(session, unit_ids=both)
        assert [unit.id for unit in stored.units] == [hall.workshop.id, hall.other.id]


def test_a_document_that_stays_keeps_the_version_that_people_have_read(store: Store, hall: Hall) -> None:
    with store() as session:
        study_session_id = hall.make_study_session(session).id
        session.add(
            DocumentVersion(
                document_id=hall.document.id,
                number=2,
                file_name="讲话.txt",
                sha256="1" * 64,
                raw=b"",
                text="",
                created_by=hall.organizer.id,
                created_at=NOW,
            )
        )
    with store() as session:
        study_session = study_session_in_reach(session, hall.admin, study_session_id)
        assert study_session is not None
        plan = StudySessionPlan(
            title="改名",
            opens_at=OPENS,
            closes_at=CLOSES,
            unit_ids=(hall.workshop.id,),
            document_ids=(hall.document.id,),
        )
        update_study_session(session, study_session, plan, by=hall.organizer, at=NOW)
    with store(reading=True) as session:
        again = study_session_in_reach(session, hall.admin, study_session_id)
        assert again is not None
        assert [part.version.number for part in again.documents] == [1]
        newer = session.get_one(StudySession, study_session_id)
        assert newer.title == "改名"


def test_a_new_study_session_reads_the_newest_version(store: Store, hall: Hall) -> None:
    with store() as session:
        second = DocumentVersion(
            document_id=hall.document.id,
            number=2,
            file_name="讲话.txt",
            sha256="1" * 64,
            raw=b"",
            text="",
            created_by=hall.organizer.id,
            created_at=NOW,
        )
        session.add(second)
        session.flush()
        stored = hall.make_study_session(session)
        assert [part.document_version_id for part in stored.documents] == [second.id]


def test_a_blueprint_that_asks_for_too_much_stores_nothing_and_says_where(store: Store, hall: Hall) -> None:
    with store() as session:
        with pytest.raises(BlueprintRefused) as refusal:
            hall.make_draft(session, blueprint=(BlueprintRow(count=1), TOO_MANY))
        assert session.scalars(select(Quiz)).all() == []
    (notice,) = refusal.value.notices
    assert (notice.place.line, notice.params["asked"], notice.params["available"]) == (2, 5, 4)


def test_a_draft_can_be_changed_wholly(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz_id = hall.make_draft(session).id
    with store() as session:
        plan = hall.plan(
            title="改了",
            blueprint=(BlueprintRow(kind=Kind.MULTIPLE_CHOICE, outline=None, count=2, mark=Decimal(5)),),
            unit_ids=(hall.team.id,),
            minutes=45,
            policy="subset-half",
        )
        update_quiz(session, hall.quiz(session, quiz_id), plan, by=hall.organizer, at=NOW)
    with store(reading=True) as session:
        quiz = hall.quiz(session, quiz_id)
        assert (quiz.title, quiz.minutes, quiz.policy) == ("改了", 45, "subset-half")
        assert [unit.id for unit in quiz.units] == [hall.team.id]
        assert [(line.position, line.kind, line.count) for line in quiz.blueprint] == [(0, "multiple_choice", 2)]
        assert session.scalar(select(func.count()).select_from(BlueprintLine)) == 1


def test_publishing_freezes_learners_of_the_units_and_below(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_draft(session)
        assert publish_quiz(session, quiz, by=hall.organizer, at=NOW) == 3
        assert (quiz.state, quiz.published_at, quiz.published_by) == (
            QuizState.PUBLISHED,
            NOW,
            hall.organizer.id,
        )
    with store(reading=True) as session:
        assert roster(session) == {learner.id for learner in hall.learners}
        entry = session.get_one(RosterEntry, (hall.learners[2].id, only_quiz(session).id))
        assert entry.unit_id == hall.team.id
        assert actions(session)[-1] == ("publish_quiz", {"due": 3, "questions": 12})


def test_later_changes_to_people_do_not_touch_the_roster(store: Store, hall: Hall) -> None:
    with store() as session:
        hall.make_published(session)
        before = roster(session)
        make_user(session, hall.workshop)
        moved = session.get_one(User, hall.learners[0].id)
        moved.unit_id = hall.other.id
        session.get_one(User, hall.learners[1].id).disabled_at = NOW
    with store(reading=True) as session:
        assert roster(session) == before


def test_later_changes_to_questions_do_not_touch_the_paper(store: Store, hall: Hall) -> None:
    with store() as session:
        hall.make_published(session)
        quiz = hall.quiz(session, only_quiz(session).id)
        before, pool = draw_paper(load_pool(session, quiz), quiz, 5), frozen(session)
        first, second = (session.get_one(Question, version.question_id) for version in hall.versions[:2])
        first.state = QuestionState.RETIRED
        second.current_version_id = make_question(session, hall.workshop, hall.organizer).id
    with store(reading=True) as session:
        quiz = hall.quiz(session, only_quiz(session).id)
        assert frozen(session) == pool == {version.id for version in hall.versions}
        assert draw_paper(load_pool(session, quiz), quiz, 5) == before


def test_a_quiz_is_published_once_and_then_frozen(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_published(session)
        with pytest.raises(QuizAlreadyPublished):
            publish_quiz(session, quiz, by=hall.organizer, at=NOW)
        with pytest.raises(QuizAlreadyPublished):
            update_quiz(session, quiz, hall.plan(title="改了"), by=hall.organizer, at=NOW)
        assert quiz.title == "消防安全测验"


def test_a_quiz_that_is_over_is_not_published(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_draft(session)
        with pytest.raises(QuizAlreadyOver):
            publish_quiz(session, quiz, by=hall.organizer, at=CLOSES)
        assert (quiz.state, roster(session), frozen(session)) == (QuizState.DRAFT, set(), set())


def test_publishing_looks_into_the_pool_again(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_draft(session)
        for version in hall.versions[6:9]:
            session.get_one(Question, version.question_id).state = QuestionState.RETIRED
        session.flush()
        with pytest.raises(BlueprintRefused):
            publish_quiz(session, quiz, by=hall.organizer, at=NOW)
        assert (quiz.state, roster(session), frozen(session)) == (QuizState.DRAFT, set(), set())


def test_publishing_takes_what_is_stored_by_now_and_not_what_was_loaded(store: Store, hall: Hall) -> None:
    """Somebody else may have changed the draft while this one waited for it."""
    with store() as session:
        quiz = hall.make_draft(session)
        changed = update(BlueprintLine).where(BlueprintLine.quiz_id == quiz.id).values(count=500)
        session.execute(changed, execution_options={"synchronize_session": False})
        with pytest.raises(BlueprintRefused):
            publish_quiz(session, quiz, by=hall.organizer, at=NOW)


def test_the_roster_grows_by_newcomers_when_asked_and_loses_nobody(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_published(session)
        session.get_one(User, hall.learners[0].id).unit_id = hall.other.id
        newcomer = make_user(session, hall.team)
        assert refresh_roster(session, quiz, by=hall.organizer, at=NOW + timedelta(hours=1)) == 1
        assert refresh_roster(session, quiz, by=hall.organizer, at=NOW + timedelta(hours=2)) == 0
        assert roster(session) == {*(learner.id for learner in hall.learners), newcomer.id}
        session.flush()
        assert [detail for action, detail in actions(session) if action == "refresh_roster"] == [
            {"added": 1},
            {"added": 0},
        ]


def test_a_draft_has_no_roster_to_refresh(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_draft(session)
        with pytest.raises(QuizNotPublished):
            refresh_roster(session, quiz, by=hall.organizer, at=NOW)
        assert roster(session) == set()
