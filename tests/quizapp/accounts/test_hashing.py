"""The line before the password check."""

from __future__ import annotations

from contextlib import asynccontextmanager
from threading import Lock
from typing import Any

import anyio
import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient

from quizapp.accounts import hashing, routes
from quizapp.accounts.operations import WrongCredentials
from tests.loops import run_apart
from tests.visitor import Visitor


def test_no_more_wait_for_a_thread_than_there_are_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "PLACES", 2)
    inside, most = 0, 0

    async def hash_something() -> None:
        nonlocal inside, most
        async with asynccontextmanager(hashing.wait_to_hash)():
            inside += 1
            most = max(most, inside)
            await anyio.sleep(0.001)
            inside -= 1

    async def rush() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(9):
                group.start_soon(hash_something)

    run_apart(rush())
    assert (inside, most) == (0, 2)


def test_a_rush_of_logins_is_checked_a_few_at_a_time(
    app: FastAPI, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "PLACES", 1)
    counting, now, most = Lock(), 0, 0

    def check(*_: Any, **__: Any) -> None:
        nonlocal now, most
        with counting:
            now += 1
            most = max(most, now)
        anyio.from_thread.run(anyio.sleep, 0.005)
        with counting:
            now -= 1
        raise WrongCredentials

    monkeypatch.setattr(routes, "check_credentials", check)
    token, cookies = visitor.csrf_token(), dict(visitor.client.cookies)
    statuses: list[int] = []

    async def rush() -> None:
        transport = ASGITransport(app=app)
        async with AsyncClient(transport=transport, base_url="http://testserver", cookies=cookies) as client:

            async def log_in(number: int) -> None:
                fields = {"csrf_token": token, "username": f"learner{number}", "password": "wrong password"}
                statuses.append((await client.post("/login", data=fields)).status_code)

            async with anyio.create_task_group() as group:
                for number in range(8):
                    group.start_soon(log_in, number)

    run_apart(rush())
    assert statuses == [401] * 8
    assert most == 1
