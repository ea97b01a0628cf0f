"""The person who is asking, as dependencies of routes: ``CurrentUser``, ``CurrentOrganizer``, ``CurrentAdmin``."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from quizapp.accounts.queries import session_user
from quizapp.db import transaction
from quizapp.models import Role, User
from quizapp.web.clock import Now
from quizapp.web.csrf import SAFE_METHODS
from quizapp.web.database import Database
from quizapp.web.errors import Forbidden, LoginRequired, PasswordChangeRequired


def session_cookie(request: Request) -> str:
    """Return the name of the session cookie, ``__Host-`` under HTTPS."""
    return "__Host-session" if request.url.scheme == "https" else "session"


def signed_in(request: Request, session: Database, at: Now) -> User:
    """Return who is signed in, initial password or not. Raises LoginRequired."""
    token = request.cookies.get(session_cookie(request), "")
    if not token:
        raise LoginRequired
    if request.method in SAFE_METHODS:
        user = session_user(session, token, at=at)
    else:
        # A transaction of its own: on SQLite the request's would lock out every other writer from here on.
        with transaction(request.app.state.engine, reading=True) as reading:
            user = session_user(reading, token, at=at)
    if user is None:
        raise LoginRequired
    request.state.user = user
    return user


SignedIn = Annotated[User, Depends(signed_in)]


async def current_user(user: SignedIn) -> User:
    """Return who is signed in. Raises PasswordChangeRequired while they still have an initial password."""
    if user.must_change_password:
        raise PasswordChangeRequired
    return user


CurrentUser = Annotated[User, Depends(current_user)]


async def current_organizer(user: CurrentUser) -> User:
    """Return the organizer or admin who is asking. Raises Forbidden."""
    if user.role not in {Role.ORGANIZER, Role.ADMIN}:
        raise Forbidden
    return user


async def current_admin(user: CurrentUser) -> User:
    """Return the admin who is asking. Raises Forbidden."""
    if user.role != Role.ADMIN:
        raise Forbidden
    return user


CurrentOrganizer = Annotated[User, Depends(current_organizer)]
CurrentAdmin = Annotated[User, Depends(current_admin)]
