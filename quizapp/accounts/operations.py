"""Signing in and out, adding people, changing passwords."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from quizapp.accounts.passwords import hash_password, verify_password
from quizapp.models import AuditEvent, LoginSession, Role, Unit, User


class WrongCredentials(Exception):  # noqa: N818 — it states the fact
    """Name and password don't go together; whether the name exists is not said."""


class WrongPassword(Exception):  # noqa: N818 — it states the fact
    """The current password given is not the person's."""


class UsernameTaken(Exception):  # noqa: N818 — it states the fact
    """Somebody has this username already."""


def token_hash(token: str) -> str:
    """Return what is stored of a session token."""
    return hashlib.sha256(token.encode()).hexdigest()


def check_credentials(session: Session, username: str, password: str, *, at: datetime) -> User:
    """Return the person whose name and password these are. Costs a password hash, writes nothing.

    Raises WrongCredentials, also for an expired initial password or a disabled account.
    """
    user = session.scalar(select(User).where(User.username == username))
    right = verify_password(password, user.password_hash if user else "")
    if user is None or not right or user.disabled_at is not None:
        raise WrongCredentials
    if user.password_expires_at is not None and user.password_expires_at <= at:
        raise WrongCredentials
    return user


def sign_in(session: Session, user: User, *, at: datetime, days: int) -> str:
    """Open a session of ``days`` for ``user``; return its token (256 bits)."""
    token = secrets.token_urlsafe(32)
    session.add(
        LoginSession(
            token_hash=token_hash(token), user_id=user.id, created_at=at, expires_at=at + timedelta(days=days)
        )
    )
    session.execute(delete(LoginSession).where(LoginSession.user_id == user.id, LoginSession.expires_at <= at))
    session.add(AuditEvent(at=at, actor_id=user.id, action="sign_in"))
    return token


def sign_out(session: Session, token: str, *, at: datetime) -> None:
    """End the session behind ``token``; nothing happens when there is none."""
    row = session.get(LoginSession, token_hash(token))
    if row is not None:
        session.add(AuditEvent(at=at, actor_id=row.user_id, action="sign_out"))
        session.delete(row)


def set_password(session: Session, user: User, new: str, *, at: datetime, by: User, keep: str = "") -> None:
    """Give ``user`` a password that is final, and end their sessions but the one whose token is ``keep``."""
    password_hash = hash_password(new)
    user = session.get_one(User, user.id)
    user.password_hash = password_hash
    user.must_change_password = False
    user.password_expires_at = None
    session.execute(
        delete(LoginSession).where(LoginSession.user_id == user.id, LoginSession.token_hash != token_hash(keep))
    )
    session.add(AuditEvent(at=at, actor_id=by.id, action="set_password", subject=f"user:{user.id}"))


def change_password(session: Session, user: User, current: str, new: str, *, at: datetime, token: str) -> None:
    """Change one's own password, staying signed in here and nowhere else.

    Raises WrongPassword.
    """
    if not verify_password(current, user.password_hash):
        raise WrongPassword
    set_password(session, user, new, at=at, by=user, keep=token)


def add_user(
    session: Session,
    *,
    username: str,
    name: str,
    role: Role,
    unit: Unit,
    at: datetime,
    password: str,
    initial_days: int | None = None,
    phone: str = "",
) -> User:
    """Add a person. With ``initial_days`` the password must be changed at first login, within those days.

    Raises UsernameTaken.
    """
    if session.scalar(select(User.id).where(User.username == username)) is not None:
        raise UsernameTaken(username)
    user = User(
        username=username,
        name=name,
        phone=phone,
        role=role,
        unit_id=unit.id,
        password_hash=hash_password(password),
        must_change_password=initial_days is not None,
        password_expires_at=None if initial_days is None else at + timedelta(days=initial_days),
        created_at=at,
    )
    session.add(user)
    session.flush()
    return user


def end_sessions(session: Session, user: User) -> None:
    """Sign ``user`` out everywhere."""
    session.execute(delete(LoginSession).where(LoginSession.user_id == user.id))


def give_initial_password(session: Session, user: User, *, password_hash: str, days: int, at: datetime) -> None:
    """Give ``user`` a password to be changed at the next login, within ``days``; sign them out everywhere."""
    user.password_hash = password_hash
    user.must_change_password = True
    user.password_expires_at = at + timedelta(days=days)
    end_sessions(session, user)
