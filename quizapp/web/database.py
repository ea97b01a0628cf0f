"""The database session of a request: one transaction, committed before the answer is sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Annotated

from anyio import Semaphore
from anyio.lowlevel import RunVar
from fastapi import Depends, Request
from sqlalchemy.orm import Session

from quizapp.db import transaction
from quizapp.web.csrf import SAFE_METHODS

PLACES = 20
"""Requests at the database at once: fewer than it has connections, and than there are threads."""

_places: RunVar[Semaphore] = RunVar("database_places")


async def wait_for_place() -> AsyncIterator[None]:
    """Wait in line for the database.

    A request holds its connection while it waits for a thread, and a thread would wait for a connection: let
    in more requests than connections, and all stand still until the pool's time runs out.
    """
    places = _places.get(None)
    if places is None:
        places = Semaphore(PLACES)
        _places.set(places)
    async with places:
        yield


place_at_database = asynccontextmanager(wait_for_place)


def open_session(
    request: Request, _place: Annotated[None, Depends(wait_for_place, scope="function")]
) -> Iterator[Session]:
    """Open the request's transaction; reading only for safe methods, undone when the answer is a refusal."""
    reading = request.method in SAFE_METHODS
    with transaction(request.app.state.engine, reading=reading) as session:
        yield session
        if getattr(request.state, "refused", False):
            session.rollback()


Database = Annotated[Session, Depends(open_session, scope="function")]
"""Annotate a route's parameter with it to get the request's session."""
