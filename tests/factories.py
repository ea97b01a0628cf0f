"""Things to test with. Each function stores one thing and returns it; everything not given is ordinary."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from sqlalchemy.orm import Session

from quizapp.models import Role, Unit, User

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
_numbers = count(1)


def make_unit(session: Session, *, parent: Unit | None = None, code: str = "", name: str = "") -> Unit:
    """Store a unit, at the root or under ``parent``."""
    number = next(_numbers)
    unit = Unit(
        code=code or f"U{number:03d}", name=name or f"第{number}科", parent_id=parent.id if parent else None
    )
    session.add(unit)
    session.flush()
    unit.path = f"{parent.path if parent else '/'}{unit.id}/"
    session.flush()
    return unit


def make_user(
    session: Session, unit: Unit, *, role: Role = Role.LEARNER, username: str = "", name: str = ""
) -> User:
    """Store a person without a password (tests sign them in by their session)."""
    number = next(_numbers)
    user = User(
        username=username or f"user{number}",
        name=name or f"学员{number}",
        role=role,
        unit_id=unit.id,
        created_at=NOW,
    )
    session.add(user)
    session.flush()
    return user
