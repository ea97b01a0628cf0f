"""Which quizzes a person may look at, and the figures of a quiz by unit.

``reach`` and ``scope`` are prefixes of unit paths (see :func:`quizapp.units.queries.reach`): what stands outside
is neither counted nor shown.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from quizapp.models import Attempt, AttemptState, Quiz, RosterEntry, Unit
from quizapp.results.completion import Completion, Place, Tally, add_up, roll_up
from quizapp.units.queries import tree_order
from quizapp.web.ids import LARGEST_ID


def quiz_in_reach(session: Session, quiz_id: int, reach: str) -> Quiz | None:
    """Return the quiz, its study session loaded, when it belongs to a unit in reach or people in reach take it."""
    own = exists().where(Unit.id == Quiz.unit_id, in_scope(reach))
    rostered = exists().where(RosterEntry.quiz_id == Quiz.id, Unit.id == RosterEntry.unit_id, in_scope(reach))
    return session.scalar(
        select(Quiz).where(Quiz.id == quiz_id, or_(own, rostered)).options(joinedload(Quiz.study_session))
    )


def quiz_by_id_or_code(session: Session, name: str) -> Quiz | None:
    """Return the quiz with this id or public code."""
    named = Quiz.code == name
    if name.isascii() and name.isdigit() and int(name) <= LARGEST_ID:
        named = or_(named, Quiz.id == int(name))
    return session.scalars(select(Quiz).where(named).options(joinedload(Quiz.study_session)).limit(1)).first()


def in_scope(scope: str) -> ColumnElement[bool]:
    """Return the condition that :class:`Unit` stands in ``scope``."""
    return Unit.path.startswith(scope, autoescape=True)


def narrowed(session: Session, reach: str, code: str) -> Unit | None:
    """Return the unit with this code when it is in reach: its path is the narrower scope."""
    if "\x00" in code:  # PostgreSQL takes no such text
        return None
    return session.scalar(select(Unit).where(Unit.code == code, in_scope(reach)))


def rostered_units(session: Session, quiz_id: int, scope: str) -> list[Unit]:
    """Return the units in ``scope`` that have people on the roster, and those above them, in tree order."""
    due = session.scalars(
        select(Unit.path)
        .join(RosterEntry, RosterEntry.unit_id == Unit.id)
        .where(RosterEntry.quiz_id == quiz_id, in_scope(scope))
        .distinct()
    )
    needed = {int(part) for path in due for part in path.strip("/").split("/")}
    units = session.scalars(select(Unit).where(in_scope(scope)).order_by(Unit.code))
    return tree_order([unit for unit in units if unit.id in needed])


def completion_of(session: Session, quiz_id: int, scope: str) -> Completion:
    """Return the completion of a quiz by unit, rolled up through the units in ``scope``."""
    units = rostered_units(session, quiz_id, scope)
    places = [Place(unit.id, unit.code, unit.name, unit.parent_id) for unit in units]
    figures = unit_figures(session, quiz_id, scope)
    return roll_up(places, figures.tallies, full_mark=figures.full_mark)


@dataclass(frozen=True)
class UnitFigures:
    """Figures of each unit's own people by unit id, and the full mark (the largest, if papers differ)."""

    tallies: dict[int, Tally]
    full_mark: Decimal | None


def unit_figures(session: Session, quiz_id: int, scope: str) -> UnitFigures:
    """Count the people of each unit: who is due, who is still at it, and who handed in, by their best score.

    Attempts carry the unit of their roster entry, so that counting them needs only their covering index.
    """
    parts: defaultdict[int, list[Tally]] = defaultdict(list)
    for unit_id, count in session.execute(_due(quiz_id, scope)):
        parts[unit_id].append(Tally(assigned=count))
    for unit_id, count in session.execute(_still_at_it(quiz_id, scope)):
        parts[unit_id].append(Tally(started=count))
    for unit_id, best, count, passed in session.execute(_handed_in(quiz_id, scope)):
        parts[unit_id].append(Tally(0, count, count, int(passed), {} if best is None else {best: count}))
    full_mark = session.scalar(select(func.max(Attempt.max_score)).where(Attempt.quiz_id == quiz_id))
    return UnitFigures({unit_id: add_up(tallies) for unit_id, tallies in parts.items()}, full_mark)


def _due(quiz_id: int, scope: str) -> Select[int, int]:
    return (
        select(RosterEntry.unit_id, func.count())
        .where(RosterEntry.quiz_id == quiz_id, RosterEntry.unit_id.in_(_units(scope)))
        .group_by(RosterEntry.unit_id)
    )


def _still_at_it(quiz_id: int, scope: str) -> Select[int, int]:
    finished = aliased(Attempt)
    none_finished = ~exists().where(
        finished.learner_id == Attempt.learner_id,
        finished.quiz_id == Attempt.quiz_id,
        finished.state == AttemptState.SUBMITTED,
    )
    return (
        select(Attempt.unit_id, func.count(Attempt.learner_id.distinct()))
        .where(_of(quiz_id, AttemptState.OPEN, scope), none_finished)
        .group_by(Attempt.unit_id)
    )


def _handed_in(quiz_id: int, scope: str) -> Select[Any]:
    passed = case((Attempt.passed.is_(True), 1), else_=0)
    people = (
        select(Attempt.unit_id, func.max(Attempt.score).label("best"), func.max(passed).label("passed"))
        .where(_of(quiz_id, AttemptState.SUBMITTED, scope))
        .group_by(Attempt.unit_id, Attempt.learner_id)
        .subquery()
    )
    by_score = (people.c.unit_id, people.c.best)
    return select(*by_score, func.count(), func.sum(people.c.passed)).group_by(*by_score)


def _of(quiz_id: int, state: AttemptState, scope: str) -> ColumnElement[bool]:
    return and_(Attempt.quiz_id == quiz_id, Attempt.state == state, Attempt.unit_id.in_(_units(scope)))


def _units(scope: str) -> Select[Any]:
    return select(Unit.id).where(in_scope(scope))


def attempts_of_entries() -> ColumnElement[bool]:
    """Return the condition that joins each roster entry with its person's attempts at the quiz."""
    return and_(Attempt.learner_id == RosterEntry.user_id, Attempt.quiz_id == RosterEntry.quiz_id)
