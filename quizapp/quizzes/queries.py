"""Study sessions and quizzes, by reach: an organizer finds those of their unit and of all below it."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from quizapp.models import (
    DocumentVersion,
    Quiz,
    QuizQuestion,
    QuizState,
    RosterEntry,
    StudySession,
    StudySessionDocument,
    User,
)
from quizapp.units.queries import unit_ids_in_reach


def study_sessions_in_reach(session: Session, user: User) -> list[StudySession]:
    """Return the study sessions that ``user`` may see, units and quizzes loaded, the newest first."""
    found = session.scalars(
        select(StudySession)
        .where(StudySession.unit_id.in_(unit_ids_in_reach(user)))
        .order_by(StudySession.created_at.desc(), StudySession.id.desc())
        .options(selectinload(StudySession.quizzes), selectinload(StudySession.units))
    )
    return list(found)


def study_session_in_reach(session: Session, user: User, study_session_id: int) -> StudySession | None:
    """Return the study session when ``user`` may see it, with its units, quizzes and documents' titles."""
    version = selectinload(StudySession.documents).joinedload(StudySessionDocument.version)
    return session.scalar(
        select(StudySession)
        .where(StudySession.id == study_session_id, StudySession.unit_id.in_(unit_ids_in_reach(user)))
        .options(
            selectinload(StudySession.quizzes),
            selectinload(StudySession.units),
            version.load_only(DocumentVersion.id, DocumentVersion.document_id, DocumentVersion.number),
            version.joinedload(DocumentVersion.document),
        )
    )


def quiz_in_reach(session: Session, user: User, quiz_id: int) -> Quiz | None:
    """Return the quiz when ``user`` may see it, with its study session, blueprint, sets and units."""
    return session.scalar(
        select(Quiz)
        .where(Quiz.id == quiz_id, Quiz.unit_id.in_(unit_ids_in_reach(user)))
        .options(
            joinedload(Quiz.study_session),
            selectinload(Quiz.blueprint),
            selectinload(Quiz.sets),
            selectinload(Quiz.units),
        )
    )


def published_quiz_by_code(session: Session, code: str) -> Quiz | None:
    """Return the published quiz behind a short link."""
    if "\0" in code:  # PostgreSQL takes no such text
        return None
    return session.scalar(select(Quiz).where(Quiz.code == code, Quiz.state == QuizState.PUBLISHED))


def roster_entry(session: Session, quiz_id: int, user_id: int) -> RosterEntry | None:
    """Return the entry that says that this person is due to take the quiz."""
    return session.get(RosterEntry, (user_id, quiz_id))


def frozen_question_count(session: Session, quiz: Quiz) -> int:
    """Return how many questions publishing froze for the quiz."""
    return session.scalar(select(func.count()).where(QuizQuestion.quiz_id == quiz.id)) or 0
