"""Headers on every answer, and the limit on bodies."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from quizapp.web.middleware import BodyLimit, BodyTooLarge
from tests.visitor import Visitor


@pytest.mark.parametrize("path", ["/login", "/", "/nowhere", "/healthz"])
def test_every_answer_has_the_security_headers(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


async def _read(request: Request) -> PlainTextResponse:
    try:
        return PlainTextResponse(str(len(await request.body())))
    except BodyTooLarge:
        return PlainTextResponse("too large", status_code=413)


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=[Route("/", _read, methods=["POST"])])
    app.add_middleware(BodyLimit, limit=1000)
    return TestClient(app)


def test_a_body_of_the_limit_passes(client: TestClient) -> None:
    assert client.post("/", content=b"x" * 1000).text == "1000"


def test_one_byte_more_is_refused(client: TestClient) -> None:
    assert client.post("/", content=b"x" * 1001).status_code == 413


def test_a_body_without_a_declared_length_is_counted(client: TestClient) -> None:
    assert client.post("/", content=(b"x" * 100 for _ in range(11))).status_code == 413
