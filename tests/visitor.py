"""A browser without a screen: keeps cookies, sends the CSRF token, reads pages."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from fastapi import FastAPI
from httpx2 import Response
from lxml import html
from starlette.testclient import TestClient

from quizapp.accounts.operations import token_hash
from quizapp.db import transaction
from quizapp.models import LoginSession, User


class Visitor:
    """Drives the application over HTTP as one person's browser would."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.client = TestClient(app, follow_redirects=False, raise_server_exceptions=True)

    def signed_in(self, user: User) -> Visitor:
        """Return another browser, in which ``user`` is signed in (without the cost of a password check)."""
        other = Visitor(self.app)
        token = secrets.token_urlsafe(16)
        now = self.app.state.clock()
        with transaction(self.app.state.engine) as session:
            session.add(
                LoginSession(
                    token_hash=token_hash(token),
                    user_id=user.id,
                    created_at=now,
                    expires_at=now + timedelta(days=30),
                )
            )
        other.client.cookies.set("session", token)
        return other

    def get(self, path: str, *, htmx: bool = False, **kwargs: Any) -> Response:
        """GET ``path``, as HTMX would when ``htmx``."""
        return self.client.get(path, headers=_headers(htmx), **kwargs)

    def post(self, path: str, data: Any = None, *, htmx: bool = False, **kwargs: Any) -> Response:
        """POST a form with the token of this browser."""
        fields = {"csrf_token": self.csrf_token(), **(data or {})}
        return self.client.post(path, data=fields, headers=_headers(htmx), **kwargs)

    def put(self, path: str, data: Any = None, **kwargs: Any) -> Response:
        """PUT a form, the token in the header."""
        return self.client.put(path, data=data, headers={"X-CSRF-Token": self.csrf_token()}, **kwargs)

    def page(self, path: str, *, status: int = 200) -> html.HtmlElement:
        """GET ``path`` and parse it; the status must be as expected."""
        response = self.get(path)
        assert response.status_code == status, f"{path}: {response.status_code}\n{response.text[:2000]}"
        return html.fromstring(response.text)

    def csrf_token(self) -> str:
        """Return the token, from the login page."""
        return html.fromstring(self.client.get("/login").text).xpath("//meta[@name='csrf-token']/@content")[0]


def _headers(htmx: bool) -> dict[str, str]:
    return {"HX-Request": "true"} if htmx else {}


def text_of(node: html.HtmlElement) -> str:
    """Return the visible text of ``node``, blanks collapsed."""
    return " ".join(node.text_content().split())
