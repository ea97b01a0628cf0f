"""Rosters written down as lines of text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session, joinedload

from quizapp.models import User
from quizapp.units.roster import Roster, RosterPlan, RosterRefused, plan_roster, read_roster
from quizapp.units.roster.rows import TITLES

Problems = list[tuple[int, str, str]]


def roster_of(*lines: str) -> Roster:
    """Return the roster of ``lines``: cells parted by commas, in the order of the titles."""
    return read_roster([list(TITLES), *(line.split(",") for line in lines)])


def acting(session: Session, user: User) -> User:
    """Return ``user`` as a request has them, their unit loaded."""
    return session.get_one(User, user.id, options=[joinedload(User.unit)])


Plan = Callable[..., RosterPlan]


@pytest.fixture
def refusals() -> Callable[..., Problems]:
    """Return the problems of a roster: row, column, message."""

    def refusals(session: Session, *lines: str, by: User | None = None) -> Problems:
        try:
            plan_roster(session, roster_of(*lines), by=by)
        except RosterRefused as refusal:
            return [(problem.row, problem.column, problem.text()) for problem in refusal.problems]
        return []

    return refusals
