"""What stands before every page: cookies and sessions, headers, the size of what is sent."""

from __future__ import annotations

import base64
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from typing import Any, Never

import anyio
import pytest
from fastapi import FastAPI
from httpx2 import Response
from sqlalchemy import func, select
from starlette.testclient import TestClient
from starlette.types import Message

from quizapp.accounts.operations import add_user, sign_in
from quizapp.models import DocumentVersion, LoginSession, Role, User
from quizapp.settings import Settings
from tests.conftest import NOW, Store
from tests.factories import make_unit, make_user
from tests.visitor import Visitor

PASSWORD = "correct horse battery"


@pytest.fixture
def person(store: Store) -> User:
    with store() as session:
        unit = make_unit(session)
        return add_user(
            session, username="liming", name="李明", role=Role.ORGANIZER, unit=unit, at=NOW, password=PASSWORD
        )


def log_in(visitor: Visitor, username: str = "liming", password: str = PASSWORD) -> Response:
    return visitor.post("/login", {"username": username, "password": password})


class TestSessions:
    def test_a_token_planted_before_login_is_replaced_and_worth_nothing(
        self, visitor: Visitor, person: User
    ) -> None:
        visitor.client.cookies.set("session", "planted-by-somebody-else")
        assert cookies_of(log_in(visitor))["session"].value != "planted-by-somebody-else"
        thief = Visitor(visitor.app)
        thief.client.cookies.set("session", "planted-by-somebody-else")
        assert thief.post("/password", {}).status_code == 401

    def test_the_session_before_a_login_is_dead_after_it(
        self, visitor: Visitor, store: Store, person: User
    ) -> None:
        with store() as session:
            other = make_user(session, make_unit(session))
        browser = visitor.signed_in(other)
        old = browser.client.cookies["session"]
        browser.client.cookies.clear()
        browser.client.cookies.set("session", old, domain="testserver.local", path="/")
        assert log_in(browser).status_code == 303
        before = Visitor(visitor.app)
        before.client.cookies.set("session", old)
        assert before.post("/password", {}).status_code == 401

    def test_a_thousand_tokens_are_unique_and_of_at_least_128_bits(self, store: Store, person: User) -> None:
        with store() as session:
            tokens = [sign_in(session, person, at=NOW, days=1) for _ in range(1000)]
        assert len(set(tokens)) == 1000
        raw = [base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)) for token in tokens]
        assert min(map(len, raw)) >= 16
        ones = sum(byte.bit_count() for token in raw for byte in token)
        bits = 8 * sum(map(len, raw))
        assert abs(ones - bits / 2) < 5 * (bits / 4) ** 0.5, "they look like coin tosses"

    def test_who_exists_is_not_told(self, visitor: Visitor, store: Store, person: User) -> None:
        with store() as session:
            unit = make_unit(session)
            for username, column, value in (
                ("disabled", "disabled_at", NOW),
                ("expired", "password_expires_at", NOW),
            ):
                user = add_user(
                    session, username=username, name="某", role=Role.LEARNER, unit=unit, at=NOW, password=PASSWORD
                )
                setattr(user, column, value)
            make_user(session, unit, username="no-password-yet")
        visitor.csrf_token()
        told = {
            (answer.status_code, answer.text.replace(f'value="{username}"', ""), *sorted(answer.headers))
            for username in ("liming", "nobody", "disabled", "expired", "no-password-yet", "李" * 64)
            for answer in [log_in(visitor, username, PASSWORD if username != "liming" else "guess")]
        }
        assert len(told) == 1

    def test_a_fresh_install_has_nobody_to_sign_in_as(self, store: Store) -> None:
        with store(reading=True) as session:
            assert session.scalar(select(func.count()).select_from(User)) == 0


class TestCookies:
    @pytest.fixture
    def secure(self, app: FastAPI, person: User) -> Visitor:
        visitor = Visitor(app)
        visitor.client = TestClient(app, base_url="https://testserver", follow_redirects=False)
        return visitor

    def test_under_https_they_are_bound_to_the_host_and_never_sent_in_the_clear(self, secure: Visitor) -> None:
        cookies = {**cookies_of(secure.get("/login")), **cookies_of(log_in(secure))}
        assert set(cookies) == {"__Host-csrf", "__Host-session"}
        for cookie in cookies.values():
            assert (cookie["secure"], cookie["httponly"], cookie["path"]) == (True, True, "/")
            assert cookie["samesite"].lower() == "lax"
            assert not cookie["domain"]
        assert secure.get("/").headers["strict-transport-security"]

    def test_signing_out_deletes_the_cookie_in_terms_that_browsers_take(self, secure: Visitor) -> None:
        log_in(secure)
        cookie = cookies_of(secure.post("/logout"))["__Host-session"]
        assert (cookie["secure"], cookie["path"], cookie["max-age"], cookie.value) == (True, "/", "0", "")

    def test_preferences_are_no_secrets_but_secure_too(self, secure: Visitor) -> None:
        cookies = cookies_of(secure.post("/preferences", {"type_size": "large", "language": "en"}))
        assert {name: cookie["secure"] for name, cookie in cookies.items()} == {
            "type_size": True,
            "language": True,
        }


def cookies_of(answer: Response) -> dict[str, Any]:
    jar: SimpleCookie = SimpleCookie()
    for header in answer.headers.get_list("set-cookie"):
        jar.load(header)
    return dict(jar)


class TestHeaders:
    def test_every_refusal_has_the_security_headers(self, app: FastAPI, person: User) -> None:
        @app.get("/broken", response_model=None)
        def broken() -> Never:
            raise RuntimeError("a mistake of ours")

        visitor = Visitor(app)
        visitor.client = TestClient(app, follow_redirects=False, raise_server_exceptions=False)
        visitor.csrf_token()
        answers = {
            "404": visitor.get("/nowhere"),
            "405": visitor.client.request("DELETE", "/login"),
            "403": visitor.client.post("/login"),
            "401": log_in(visitor, "liming", "guess"),
            "413": visitor.post("/login", {"username": "x" * visitor.app.state.settings.max_upload_bytes}),
            "500": visitor.get("/broken"),
        }
        for status, answer in answers.items():
            assert answer.status_code == int(status)
            assert "default-src 'none'" in answer.headers["content-security-policy"], status
            assert answer.headers["x-content-type-options"] == "nosniff", status
            assert answer.headers["cache-control"] == "no-store", status
            assert "a mistake of ours" not in answer.text


class TestBodies:
    LIMIT = 64 * 1024

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"max_upload_bytes": self.LIMIT})

    def body(self, visitor: Visitor, length: int) -> bytes:
        start = f"csrf_token={visitor.csrf_token()}&language=en&more=".encode()
        return start + b"x" * (length - len(start))

    def test_a_form_of_the_limit_passes_and_one_byte_more_does_not(self, visitor: Visitor) -> None:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        statuses = [
            visitor.client.post("/preferences", content=self.body(visitor, length), headers=headers).status_code
            for length in (self.LIMIT, self.LIMIT + 1)
        ]
        assert statuses == [303, 413]

    @pytest.mark.parametrize("path", ["/preferences", "/documents", "/units/import", "/sets/1/import"])
    def test_an_endless_body_is_refused_with_memory_flat(
        self, app: FastAPI, visitor: Visitor, store: Store, person: User, path: str
    ) -> None:
        log_in(visitor)
        token = visitor.csrf_token()
        cookies = "; ".join(f"{name}={value}" for name, value in visitor.client.cookies.items())
        headers = {
            "host": "testserver",
            "cookie": cookies,
            "x-csrf-token": token,
            "content-type": "multipart/form-data; boundary=b",
        }
        tracemalloc.start()
        # In a thread of its own: a browser driven by this one may have a loop running here.
        with ThreadPoolExecutor(1) as thread:
            status = thread.submit(anyio.run, endless_request, app, path, headers).result()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert status == (404 if path.startswith("/sets") else 413)
        assert peak < 12_000_000
        with store(reading=True) as session:
            assert session.scalar(select(func.count()).select_from(DocumentVersion)) == 0
            assert session.scalar(select(func.count()).select_from(LoginSession)) == 1


async def endless_request(app: FastAPI, path: str, headers: dict[str, str]) -> int:
    """POST a body without end or declared length, a chunk at a time; return the status."""
    sent: list[Message] = []
    chunks = endless_upload()

    async def receive() -> Message:
        return {"type": "http.request", "body": next(chunks), "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "server": ("testserver", 80),
        "client": ("127.0.0.1", 1),
    }
    await app(scope, receive, send)
    return next(message["status"] for message in sent if message["type"] == "http.response.start")


def endless_upload() -> Iterator[bytes]:
    yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="x.txt"\r\n\r\n'
    while True:
        yield b"x" * 65_536
