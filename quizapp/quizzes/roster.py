"""The roster: who is due to take a quiz. Publishing freezes it; afterwards people are only added by hand."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, func, insert, literal, select
from sqlalchemy.orm import Session, aliased

from quizapp.models import Quiz, QuizUnit, Role, RosterEntry, Unit, User


def roster_count(session: Session, quiz: Quiz) -> int:
    """Return how many people are due to take a published quiz."""
    return session.scalar(select(func.count()).where(RosterEntry.quiz_id == quiz.id)) or 0


def learner_count(session: Session, unit_ids: Collection[int]) -> int:
    """Return how many learners belong to these units and to all below them today."""
    return (
        session.scalar(select(func.count()).select_from(_learners(_units_below(Unit.id.in_(unit_ids))).subquery()))
        or 0
    )


def newcomer_count(session: Session, quiz: Quiz) -> int:
    """Return how many learners of the quiz's units aren't on its roster."""
    return session.scalar(select(func.count()).select_from(_newcomers(quiz).subquery())) or 0


def add_newcomers(session: Session, quiz: Quiz) -> int:
    """Put the learners of the quiz's units, and of all below, on its roster; return how many weren't there."""
    before = roster_count(session, quiz)
    columns = ["quiz_id", "user_id", "unit_id"]
    session.execute(insert(RosterEntry).from_select(columns, _newcomers(quiz).order_by(User.id)))
    return roster_count(session, quiz) - before


def _newcomers(quiz: Quiz) -> Select[int, int, int]:
    assigned = Unit.id.in_(select(QuizUnit.unit_id).where(QuizUnit.quiz_id == quiz.id))
    listed = select(RosterEntry.user_id).where(RosterEntry.quiz_id == quiz.id, RosterEntry.user_id == User.id)
    due = _learners(_units_below(assigned)).where(~listed.exists())
    return due.with_only_columns(literal(quiz.id).label("quiz_id"), User.id, User.unit_id)


def _learners(units: Select[int]) -> Select[int]:
    return select(User.id).where(User.role == Role.LEARNER, User.disabled_at.is_(None), User.unit_id.in_(units))


def _units_below(chosen: ColumnElement[bool]) -> Select[int]:
    below = aliased(Unit)
    return select(below.id).join(Unit, below.path.like(Unit.path + "%")).where(chosen)
