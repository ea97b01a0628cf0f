"""The time of a request, taken once, as a dependency: tests replace ``app.state.clock``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


async def request_time(request: Request) -> datetime:
    """Return the moment that the request is dealt with at."""
    moment: datetime = request.app.state.clock()
    return moment


Now = Annotated[datetime, Depends(request_time)]
