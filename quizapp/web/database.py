"""The database session of a request: one transaction, committed before the answer is sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from quizapp.db import transaction
from quizapp.web.csrf import SAFE_METHODS


def open_session(request: Request) -> Iterator[Session]:
    """Open the request's transaction; reading only for safe methods, undone when the answer is a refusal."""
    reading = request.method in SAFE_METHODS
    with transaction(request.app.state.engine, reading=reading) as session:
        yield session
        if getattr(request.state, "refused", False):
            session.rollback()


Database = Annotated[Session, Depends(open_session, scope="function")]
"""Annotate a route's parameter with it to get the request's session."""
