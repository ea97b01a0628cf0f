"""Units and people by reach: an organizer sees their own unit and all below it, an admin everything."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, joinedload

from quizapp.models import Role, Unit, User
from quizapp.web.paging import Page, page_of


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


def any_unit(session: Session) -> bool:
    """Whether there is any unit yet."""
    return session.scalar(select(Unit.id).limit(1)) is not None


def depth(unit: Unit) -> int:
    """Return how far below the root a unit stands; the root is 0."""
    return unit.path.count("/") - 2


@dataclass(frozen=True, slots=True)
class UnitCount:
    """A unit in reach, ``level`` steps below the top; people who may sign in: its own, and with all below it."""

    unit: Unit
    level: int
    own: int
    total: int


def unit_tree(session: Session, user: User) -> list[UnitCount]:
    """Return the units in reach in tree order, with the number of people in each, and in it and all below."""
    units = units_in_reach(session, user)
    rows = session.execute(
        select(User.unit_id, func.count())
        .where(User.disabled_at.is_(None), User.unit_id.in_(unit_ids_in_reach(user)))
        .group_by(User.unit_id)
    )
    own = {row[0]: row[1] for row in rows}
    total = dict.fromkeys((unit.id for unit in units), 0)
    for unit in units:
        for ancestor in unit.path.strip("/").split("/"):
            if int(ancestor) in total:
                total[int(ancestor)] += own.get(unit.id, 0)
    top = min((depth(unit) for unit in units), default=0)
    return [UnitCount(unit, depth(unit) - top, own.get(unit.id, 0), total[unit.id]) for unit in units]


def ancestors_in_reach(session: Session, user: User, unit: Unit) -> list[Unit]:
    """Return the units above ``unit`` that ``user`` may see, from the top down."""
    ids = [int(part) for part in unit.path.strip("/").split("/")[:-1]]
    above = session.scalars(
        select(Unit).where(Unit.id.in_(ids), Unit.path.startswith(reach(user), autoescape=True))
    ).all()
    return sorted(above, key=depth)


def children(session: Session, unit: Unit) -> list[Unit]:
    """Return the units right below ``unit``, by code."""
    return list(session.scalars(select(Unit).where(Unit.parent_id == unit.id).order_by(Unit.code)))


def people(
    session: Session, user: User, *, unit: Unit | None = None, text: str = "", number: int = 1
) -> Page[User]:
    """Return page ``number`` of the people of ``unit``, else of all units in reach, their units loaded.

    With ``text``, those only whose name or user name holds it, letter for letter but for case.
    """
    statement = select(User).options(joinedload(User.unit)).order_by(User.username)
    if unit is not None:
        statement = statement.where(User.unit_id == unit.id)
    else:
        statement = statement.where(User.unit_id.in_(unit_ids_in_reach(user)))
    text = text.replace("\x00", "").strip()
    if text:
        statement = statement.where(
            or_(User.name.icontains(text, autoescape=True), User.username.icontains(text, autoescape=True))
        )
    return page_of(session, statement, number)


def person_in_reach(session: Session, user: User, person_id: int) -> User | None:
    """Return the person, their unit loaded, when ``user`` may see them."""
    return session.scalar(
        select(User)
        .where(User.id == person_id, User.unit_id.in_(unit_ids_in_reach(user)))
        .options(joinedload(User.unit))
    )
