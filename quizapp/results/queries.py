"""Which quizzes a person may look at, and the figures of a quiz by unit.

``reach`` and ``scope`` are prefixes of unit paths (see :func:`quizapp.units.queries.reach`): what stands outside
is neither counted nor shown.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, Integer, and_, case, cast, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload

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
    """Count the people of each unit by their best score, in one grouped query over the roster."""
    handed_in = Attempt.state == AttemptState.SUBMITTED
    people = (
        select(
            RosterEntry.unit_id,
            func.count(Attempt.id).label("attempts"),
            func.count(case((handed_in, 1))).label("submissions"),
            func.max(case((handed_in, Attempt.score))).label("best"),
            func.max(case((handed_in, cast(Attempt.passed, Integer)), else_=0)).label("passed"),
            func.max(Attempt.max_score).label("full_mark"),
        )
        .join(Unit, Unit.id == RosterEntry.unit_id)
        .outerjoin(Attempt, attempts_of_entries())
        .where(RosterEntry.quiz_id == quiz_id, in_scope(scope))
        .group_by(RosterEntry.unit_id, RosterEntry.user_id)
        .subquery()
    )
    rows = session.execute(
        select(
            people.c.unit_id,
            people.c.best,
            func.count(),
            func.count(case((people.c.attempts > 0, 1))),
            func.count(case((people.c.submissions > 0, 1))),
            func.count(case((people.c.passed > 0, 1))),
            func.max(people.c.full_mark),
        ).group_by(people.c.unit_id, people.c.best)
    )
    parts: defaultdict[int, list[Tally]] = defaultdict(list)
    full_marks: set[Decimal] = set()
    for unit_id, best, count, started, submitted, passed, full_mark in rows:
        parts[unit_id].append(Tally(count, started, submitted, passed, {} if best is None else {best: count}))
        full_marks |= {full_mark} - {None}
    return UnitFigures(
        {unit_id: add_up(tallies) for unit_id, tallies in parts.items()}, max(full_marks, default=None)
    )


def attempts_of_entries() -> ColumnElement[bool]:
    """Return the condition that joins each roster entry with its person's attempts at the quiz."""
    return and_(Attempt.learner_id == RosterEntry.user_id, Attempt.quiz_id == RosterEntry.quiz_id)
