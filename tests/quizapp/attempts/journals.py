"""Saves as a browser's request would bring them to the journal."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from quizapp.accounts.operations import token_hash
from quizapp.attempts.batches import Save
from quizapp.models import Attempt, LoginSession, User
from tests.conftest import NOW, Store

GRACE = timedelta(seconds=30)


def open_login(store: Store, user: User) -> str:
    """Sign ``user`` in for a day; return what is stored of the token."""
    hashed = token_hash(secrets.token_urlsafe(16))
    with store() as session:
        session.add(
            LoginSession(token_hash=hashed, user_id=user.id, created_at=NOW, expires_at=NOW + timedelta(days=1))
        )
    return hashed


def make_save(
    token: str, attempt: Attempt, position: int, values: Sequence[str], seq: int = 1, *, at: datetime = NOW
) -> Save:
    """Return a save of ``values``."""
    return Save(token, attempt.id, position, tuple(values), seq, at, GRACE)
