"""Units by reach: an organizer sees their own unit and all below it, an admin everything."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from quizapp.models import Role, Unit, User


def reach(user: User) -> str:
    """Return the path prefix of the units that ``user`` may see (their unit loaded)."""
    return "/" if user.role == Role.ADMIN else user.unit.path


def unit_ids_in_reach(user: User) -> Select[int]:
    """Return a query of the ids of the units in reach, for use in ``in_``."""
    return select(Unit.id).where(Unit.path.startswith(reach(user), autoescape=True))


def units_in_reach(session: Session, user: User) -> list[Unit]:
    """Return the units in reach, parents before children, siblings by code."""
    rows = session.scalars(
        select(Unit).where(Unit.path.startswith(reach(user), autoescape=True)).order_by(Unit.code)
    ).all()
    return tree_order(list(rows))


def tree_order(units: list[Unit]) -> list[Unit]:
    """Return ``units`` in the order of a walk through the tree, keeping the given order among siblings."""
    known = {unit.id for unit in units}
    children: dict[int | None, list[Unit]] = {}
    for unit in units:
        children.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)
    ordered: list[Unit] = []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting.extend(reversed(children.get(unit.id, [])))
    return ordered


def unit_in_reach(session: Session, user: User, unit_id: int) -> Unit | None:
    """Return the unit when ``user`` may see it."""
    return session.scalar(
        select(Unit).where(Unit.id == unit_id, Unit.path.startswith(reach(user), autoescape=True))
    )


def unit_by_code(session: Session, code: str) -> Unit | None:
    """Return the unit with this code."""
    return session.scalar(select(Unit).where(Unit.code == code))


def depth(unit: Unit) -> int:
    """Return how far below the root a unit stands; the root is 0."""
    return unit.path.count("/") - 2
