"""Adding units and people, disabling people, giving them new initial passwords; each leaves an audit record."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.accounts.operations import add_user, end_sessions, give_initial_password
from quizapp.models import AuditEvent, Role, Unit, User
from quizapp.units.queries import depth, unit_by_code
from quizapp.units.rights import may_manage, may_plant_roots, roles_to_give

MAX_DEPTH = 20
"""Levels of the tree; its paths have room for as many."""


class UnitCodeTaken(Exception):  # noqa: N818 — it states the fact
    """Another unit has this code."""


class UnitTooDeep(Exception):  # noqa: N818 — it states the fact
    """The tree has no room for a unit below this one."""


class RoleAboveOwn(Exception):  # noqa: N818 — it states the fact
    """Nobody gives a role above their own."""


class NotManageable(Exception):  # noqa: N818 — it states the fact
    """Nobody changes themselves this way, nor a person above them."""


class RootNotAllowed(Exception):  # noqa: N818 — it states the fact
    """Only an admin adds units under no other."""


def add_unit(
    session: Session, *, code: str, name: str, parent: Unit | None, by: User | None, at: datetime
) -> Unit:
    """Add a unit under ``parent`` (in reach of ``by``), or at the top.

    Raises UnitCodeTaken, UnitTooDeep, RootNotAllowed.
    """
    if parent is None and not may_plant_roots(by):
        raise RootNotAllowed
    if parent is not None and depth(parent) + 1 >= MAX_DEPTH:
        raise UnitTooDeep
    if unit_by_code(session, code) is not None:
        raise UnitCodeTaken(code)
    unit = Unit(code=code, name=name, parent_id=parent.id if parent else None)
    session.add(unit)
    session.flush()
    unit.path = f"{parent.path if parent else '/'}{unit.id}/"
    record(session, "add_unit", unit, by=by, at=at, code=code, name=name, parent=parent.id if parent else None)
    session.flush()
    return unit


def add_person(
    session: Session,
    unit: Unit,
    *,
    username: str,
    name: str,
    phone: str = "",
    role: Role,
    password: str,
    initial_days: int | None,
    by: User | None,
    at: datetime,
) -> User:
    """Add a person to ``unit`` (in reach of ``by``); with ``initial_days`` the password must be changed by then.

    Raises RoleAboveOwn, UsernameTaken.
    """
    if role not in roles_to_give(by):
        raise RoleAboveOwn
    person = add_user(
        session,
        username=username,
        name=name,
        phone=phone,
        role=role,
        unit=unit,
        at=at,
        password=password,
        initial_days=initial_days,
    )
    record(session, "add_user", person, by=by, at=at, username=username, role=role, unit=unit.id)
    return person


def disable_person(session: Session, person: User, *, by: User | None, at: datetime) -> None:
    """Lock ``person`` out at once; what they answered stays. Raises NotManageable."""
    _manage(by, person)
    if person.disabled_at is None:
        person.disabled_at = at
        end_sessions(session, person)
        record(session, "disable_user", person, by=by, at=at)


def enable_person(session: Session, person: User, *, by: User | None, at: datetime) -> None:
    """Let ``person`` sign in again. Raises NotManageable."""
    _manage(by, person)
    if person.disabled_at is not None:
        person.disabled_at = None
        record(session, "enable_user", person, by=by, at=at)


def reset_password(
    session: Session, person: User, *, password_hash: str, days: int, by: User | None, at: datetime
) -> None:
    """Give ``person`` a new initial password and sign them out everywhere. Raises NotManageable."""
    _manage(by, person)
    give_initial_password(session, person, password_hash=password_hash, days=days, at=at)
    record(session, "reset_password", person, by=by, at=at)


def _manage(by: User | None, person: User) -> None:
    if not may_manage(by, person):
        raise NotManageable


def record(
    session: Session, action: str, subject: Unit | User, *, by: User | None, at: datetime, **detail: object
) -> None:
    """Append to the audit record what ``by`` did to ``subject``, a unit or a person."""
    kind = "unit" if isinstance(subject, Unit) else "user"
    session.add(
        AuditEvent(
            at=at,
            actor_id=by.id if by else None,
            action=action,
            subject=f"{kind}:{subject.id}",
            detail=detail,
        )
    )
