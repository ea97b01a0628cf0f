"""Attempts as their learner sees them."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from quizapp.models import Attempt, AttemptItem, AttemptState, Quiz, QuizState, RosterEntry, User
from quizapp.web.errors import NotFound


def attempt_of(session: Session, learner: User, attempt_id: UUID) -> Attempt:
    """Return the learner's own attempt, its quiz loaded. Raises NotFound."""
    attempt = session.scalar(
        select(Attempt)
        .where(Attempt.learner_id == learner.id, Attempt.id == attempt_id)
        .options(joinedload(Attempt.quiz))
    )
    if attempt is None:
        raise NotFound
    return attempt


def locked_attempt(session: Session, learner: User, attempt_id: UUID) -> Attempt:
    """Return the learner's own attempt as it is now; nobody else changes it until this transaction ends.

    Raises NotFound.
    """
    attempt = session.scalar(_locked(learner.id, attempt_id))
    if attempt is None:
        raise NotFound
    return attempt


def locked_attempt_row(session: Session, attempt: Attempt) -> Attempt:
    """Return ``attempt`` as it is now; nobody else changes it until this transaction ends."""
    return session.scalars(_locked(attempt.learner_id, attempt.id)).one()


def _locked(learner_id: int, attempt_id: UUID) -> Select[Attempt]:
    # SQLite has no row locks and needs none: a writer is alone from its beginning.
    return (
        select(Attempt)
        .where(Attempt.learner_id == learner_id, Attempt.id == attempt_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def quiz_for(session: Session, learner: User, quiz_id: int) -> tuple[Quiz, RosterEntry]:
    """Return a published quiz that the learner is due to take, its blueprint and study session loaded.

    Raises NotFound, also for somebody who isn't on the roster.
    """
    row = session.execute(
        select(Quiz, RosterEntry)
        .join(RosterEntry, RosterEntry.quiz_id == Quiz.id)
        .where(Quiz.id == quiz_id, Quiz.state == QuizState.PUBLISHED, RosterEntry.user_id == learner.id)
        .options(joinedload(Quiz.study_session), selectinload(Quiz.blueprint))
    ).one_or_none()
    if row is None:
        raise NotFound
    quiz, entry = row
    return quiz, entry


def attempts_at(session: Session, learner: User, quiz: Quiz) -> list[Attempt]:
    """Return the learner's attempts at a quiz, the first one first."""
    return list(
        session.scalars(
            select(Attempt)
            .where(Attempt.learner_id == learner.id, Attempt.quiz_id == quiz.id)
            .order_by(Attempt.number)
        )
    )


def is_open(attempt: Attempt, at: datetime, grace: timedelta) -> bool:
    """Whether answers still count at ``at``, a moment of the server's clock."""
    return attempt.state == AttemptState.OPEN and at <= attempt.deadline + grace


def seconds_left(attempt: Attempt, at: datetime) -> int:
    """Return the whole seconds until the deadline, 0 when it has passed or the paper is handed in."""
    if attempt.state != AttemptState.OPEN:
        return 0
    return max(0, int((attempt.deadline - at).total_seconds()))


def seconds_used(attempt: Attempt) -> int:
    """Return the whole seconds from the start to handing in, at most to the deadline."""
    end = min(attempt.submitted_at or attempt.deadline, attempt.deadline)
    return max(0, int((end - attempt.started_at).total_seconds()))


def waiting_count(session: Session, attempt: Attempt) -> int:
    """Count the answers of a handed-in paper that a person still has to mark."""
    return session.scalars(
        select(func.count()).where(
            AttemptItem.learner_id == attempt.learner_id,
            AttemptItem.attempt_id == attempt.id,
            AttemptItem.mark.is_(None),
        )
    ).one()
