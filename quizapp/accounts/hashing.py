"""The line of those whose password is to be checked, so that a rush of logins doesn't slow those who answer.

A check takes about 20 ms of a core. Nobody in the line has a thread or a connection yet.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

from anyio import Semaphore
from anyio.lowlevel import RunVar
from fastapi import Depends

PLACES = max(1, (os.cpu_count() or 1) - 1)
"""Passwords checked at once: a core is left to those who answer."""

_places: RunVar[Semaphore] = RunVar("hashing_places")


async def wait_to_hash() -> AsyncIterator[None]:
    """Wait in line for a place, and keep it for the request."""
    places = _places.get(None)
    if places is None:
        places = Semaphore(PLACES)
        _places.set(places)
    async with places:
        yield


HASHES = Depends(wait_to_hash, scope="function")
"""A dependency of routes that check a password: of the route itself, so that it comes before the session's."""
