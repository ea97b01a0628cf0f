"""The database session of a request."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx2
from fastapi import FastAPI

from quizapp.web.database import PLACES
from tests.conftest import Store
from tests.factories import make_unit, make_user
from tests.visitor import Visitor

CROWD = 100


def test_more_visitors_than_connections_wait_in_line_instead_of_standing_still(
    app: FastAPI, store: Store, visitor: Visitor
) -> None:
    with store() as session:
        person = make_user(session, make_unit(session))
    token = visitor.signed_in(person).client.cookies["session"]

    async def crowd() -> list[int]:
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(
            transport=transport, base_url="http://testserver", cookies={"session": token}
        ) as client:
            answers = await asyncio.wait_for(
                asyncio.gather(*(client.get("/password") for _ in range(CROWD))), timeout=20
            )
            return [answer.status_code for answer in answers]

    # In a thread of its own: a browser driven by this one may have a loop running here.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, crowd()).result() == [200] * CROWD
    assert PLACES < CROWD
