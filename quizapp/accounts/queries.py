"""Who is behind a session token."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from quizapp.accounts.operations import token_hash
from quizapp.models import LoginSession, User


def session_user(session: Session, token: str, *, at: datetime) -> User | None:
    """Return the person signed in with ``token``, their unit loaded; None when the session is over."""
    return session.scalar(
        select(User)
        .join(LoginSession, LoginSession.user_id == User.id)
        .where(
            LoginSession.token_hash == token_hash(token),
            LoginSession.expires_at > at,
            User.disabled_at.is_(None),
        )
        .options(joinedload(User.unit))
    )
