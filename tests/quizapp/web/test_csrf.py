"""State-changing requests need this browser's token."""

from __future__ import annotations

import pytest

from tests.visitor import Visitor


def test_the_token_of_the_form_is_accepted(visitor: Visitor) -> None:
    assert visitor.post("/preferences", {"language": "en"}).status_code == 303


def test_the_token_may_come_in_the_header(visitor: Visitor) -> None:
    token = visitor.csrf_token()
    answer = visitor.client.post("/preferences", data={}, headers={"X-CSRF-Token": token})
    assert answer.status_code == 303


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_a_wrong_token_is_refused(visitor: Visitor, token: str) -> None:
    visitor.csrf_token()
    assert visitor.client.post("/preferences", data={"csrf_token": token}).status_code == 403


def test_another_browsers_token_is_refused(visitor: Visitor) -> None:
    token = Visitor(visitor.app).csrf_token()
    visitor.csrf_token()
    assert visitor.client.post("/preferences", data={"csrf_token": token}).status_code == 403


def test_a_forged_htmx_header_or_body_type_does_not_help(visitor: Visitor) -> None:
    visitor.csrf_token()
    headers = {"HX-Request": "true", "Content-Type": "text/plain"}
    assert visitor.client.post("/preferences", content="csrf_token=x", headers=headers).status_code == 403


def test_another_site_is_refused_even_with_the_token(visitor: Visitor) -> None:
    headers = {"X-CSRF-Token": visitor.csrf_token(), "Sec-Fetch-Site": "cross-site"}
    assert visitor.client.post("/preferences", data={}, headers=headers).status_code == 403
