"""A roster from its rows to the database, with the slow part outside the writing transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from quizapp.db import transaction
from quizapp.models import User
from quizapp.units.roster.plan import plan_roster
from quizapp.units.roster.rows import Roster
from quizapp.units.roster.store import RosterOutcome, make_credentials, store_roster


class TooManyPasswords(ValueError):  # noqa: N818 — it states the fact
    """More initial passwords would have to be made than whoever waits for them has patience for."""


def import_roster(
    session: Session,
    roster: Roster,
    *,
    by: User | None,
    at: datetime,
    initial_days: int,
    renew: bool = False,
    most: int | None = None,
) -> RosterOutcome:
    """Check and store ``roster`` whole, giving at most ``most`` initial passwords.

    Nothing may have been asked of ``session`` before: on SQLite its first statement takes the lock of the one
    writer, and hashing thousands of passwords takes minutes. Raises RosterRefused, TooManyPasswords.
    """
    engine = session.get_bind()
    if not isinstance(engine, Engine):
        raise TypeError("the session is bound to a connection, not to an engine")
    with transaction(engine, reading=True) as reading:
        plan = plan_roster(reading, roster, by=by, renew=renew)
    if most is not None and sum(planned.needs_password for planned in plan.people) > most:
        raise TooManyPasswords
    credentials = make_credentials(plan)
    return store_roster(session, roster, credentials, by=by, at=at, initial_days=initial_days, renew=renew)
