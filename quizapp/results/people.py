"""People due to take a quiz, each with the best of their attempts: a page at a time, or all of them in a stream.

They come unit by unit in the order of the tree, then by user name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from quizapp.models import Attempt, AttemptState, RosterEntry, Unit, User
from quizapp.results.queries import attempts_of_entries, in_scope, rostered_units
from quizapp.web.masking import mask_phone
from quizapp.web.paging import PAGE_SIZE, Page

UNITS_AT_ONCE = 200
ROWS_AT_ONCE = 2_000


class PersonState(StrEnum):
    """How far a person has come; ``missing`` is either of the first two."""

    NOT_STARTED = "not_started"
    OPEN = "open"
    SUBMITTED = "submitted"


MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PersonResult:
    """One person of the roster with their best submitted attempt, else their open one, else none."""

    unit_id: int
    unit_code: str
    unit_name: str
    username: str
    name: str
    phone: str
    number: int | None
    attempt_state: str | None
    score: Decimal | None
    max_score: Decimal | None
    passed: bool | None
    started_at: datetime | None
    submitted_at: datetime | None
    deadline: datetime | None

    @property
    def state(self) -> PersonState:
        """How far the person has come."""
        if self.attempt_state is None:
            return PersonState.NOT_STARTED
        return PersonState.SUBMITTED if self.attempt_state == AttemptState.SUBMITTED else PersonState.OPEN

    @property
    def masked_phone(self) -> str:
        """The phone number as pages may show it."""
        return mask_phone(self.phone)

    @property
    def share(self) -> Decimal | None:
        """The score as a share of the full mark, 0 to 1."""
        return self.score / self.max_score if self.score is not None and self.max_score else None

    @property
    def minutes(self) -> float | None:
        """How long the attempt took, at most to its deadline, however late the server handed it in."""
        if self.started_at is None or self.submitted_at is None or self.deadline is None:
            return None
        return (min(self.submitted_at, self.deadline) - self.started_at).total_seconds() / 60


@dataclass(frozen=True)
class PeopleFilter:
    """Which people: in units of ``scope``, with ``text`` in their name or user name, in ``state`` (or missing)."""

    scope: str
    text: str = ""
    state: PersonState | str | None = None


def people_page(session: Session, quiz_id: int, wanted: PeopleFilter, *, number: int = 1) -> Page[PersonResult]:
    """Return the page ``number`` of the people wanted, the last one when there are fewer pages."""
    counts = _counts(session, quiz_id, wanted)
    total = sum(counts.values())
    pages = max(1, -(-total // PAGE_SIZE))
    number = min(max(number, 1), pages)
    first = (number - 1) * PAGE_SIZE
    units, skip = _covering(rostered_units(session, quiz_id, wanted.scope), counts, first)
    people = _people(quiz_id, wanted, [unit.id for unit in units]).offset(skip).limit(PAGE_SIZE) if units else None
    rows = [] if people is None else [PersonResult(*row) for row in session.execute(people)]
    return Page(rows, number, pages, total)


def all_people(session: Session, quiz_id: int, wanted: PeopleFilter) -> Iterator[PersonResult]:
    """Yield all the people wanted, holding only some of them in memory."""
    units = [unit.id for unit in rostered_units(session, quiz_id, wanted.scope)]
    for start in range(0, len(units), UNITS_AT_ONCE):
        people = _people(quiz_id, wanted, units[start : start + UNITS_AT_ONCE])
        for row in session.execute(people.execution_options(yield_per=ROWS_AT_ONCE)):
            yield PersonResult(*row)


def _counts(session: Session, quiz_id: int, wanted: PeopleFilter) -> dict[int, int]:
    rows = session.execute(
        select(RosterEntry.unit_id, func.count().label("people"))
        .join(Unit, Unit.id == RosterEntry.unit_id)
        .join(User, User.id == RosterEntry.user_id)
        .where(RosterEntry.quiz_id == quiz_id, *_conditions(wanted))
        .group_by(RosterEntry.unit_id)
    )
    return {row.unit_id: row.people for row in rows}


def _covering(units: Sequence[Unit], counts: dict[int, int], first: int) -> tuple[list[Unit], int]:
    """Return the units that hold people number ``first`` and the page after it, and how many to skip in them."""
    covering: list[Unit] = []
    before, skip = 0, 0
    for unit in units:
        count = counts.get(unit.id, 0)
        if count and before + count > first and before < first + PAGE_SIZE:
            if not covering:
                skip = first - before
            covering.append(unit)
        before += count
    return covering, skip


def _people(quiz_id: int, wanted: PeopleFilter, unit_ids: Sequence[int]) -> Select[Any]:
    best_first = (
        case((Attempt.state == AttemptState.SUBMITTED, 0), else_=1),
        Attempt.score.desc(),
        Attempt.number,
    )
    ranked = (
        select(
            RosterEntry.unit_id,
            Unit.code.label("unit_code"),
            Unit.name.label("unit_name"),
            User.username,
            User.name,
            User.phone,
            Attempt.number,
            Attempt.state,
            Attempt.score,
            Attempt.max_score,
            Attempt.passed,
            Attempt.started_at,
            Attempt.submitted_at,
            Attempt.deadline,
            func.row_number().over(partition_by=RosterEntry.user_id, order_by=best_first).label("place"),
        )
        .join(Unit, Unit.id == RosterEntry.unit_id)
        .join(User, User.id == RosterEntry.user_id)
        .outerjoin(Attempt, attempts_of_entries())
        .where(RosterEntry.quiz_id == quiz_id, RosterEntry.unit_id.in_(unit_ids), *_conditions(wanted))
        .subquery()
    )
    columns = [column for column in ranked.c if column.name != "place"]
    walk = case({unit_id: rank for rank, unit_id in enumerate(unit_ids)}, value=ranked.c.unit_id, else_=0)
    return select(*columns).where(ranked.c.place == 1).order_by(walk, ranked.c.username)


def _conditions(wanted: PeopleFilter) -> list[ColumnElement[bool]]:
    conditions = [in_scope(wanted.scope)]
    text = wanted.text.replace("\x00", "")
    if text:
        conditions.append(or_(*(column.icontains(text, autoescape=True) for column in (User.name, User.username))))
    if wanted.state is not None:
        any_attempt = aliased(Attempt)
        started = exists().where(
            any_attempt.learner_id == RosterEntry.user_id, any_attempt.quiz_id == RosterEntry.quiz_id
        )
        submitted = started.where(any_attempt.state == AttemptState.SUBMITTED)
        conditions.append(
            {
                MISSING: ~submitted,
                PersonState.NOT_STARTED: ~started,
                PersonState.OPEN: and_(started, ~submitted),
                PersonState.SUBMITTED: submitted,
            }[wanted.state]
        )
    return conditions
