"""Signing in and out, over HTTP."""

from __future__ import annotations

import pytest

from quizapp.accounts.operations import add_user
from quizapp.models import Role
from tests.conftest import NOW, Store
from tests.factories import make_unit
from tests.visitor import Visitor, text_of

PASSWORD = "correct horse battery"


@pytest.fixture
def person(store: Store) -> str:
    with store() as session:
        unit = make_unit(session)
        add_user(session, username="liming", name="李明", role=Role.LEARNER, unit=unit, at=NOW, password=PASSWORD)
    return "liming"


def log_in(visitor: Visitor, username: str, password: str, **more: str):
    return visitor.post("/login", {"username": username, "password": password, **more})


def test_right_password_leads_home_and_is_remembered(visitor: Visitor, person: str) -> None:
    answer = log_in(visitor, person, PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "李明" in text_of(visitor.page("/password"))


def test_wrong_password_and_unknown_name_get_the_same_page(visitor: Visitor, person: str) -> None:
    wrong = log_in(visitor, person, "nope")
    unknown = log_in(visitor, "nobody", "nope")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.text.replace(person, "X") == unknown.text.replace("nobody", "X")


def test_the_old_cookie_is_dead_after_logging_out(visitor: Visitor, person: str) -> None:
    log_in(visitor, person, PASSWORD)
    token = visitor.client.cookies["session"]
    visitor.post("/logout")
    visitor.client.cookies.set("session", token)
    assert visitor.post("/password", {}).status_code == 401


def test_logging_in_never_leads_to_another_site(visitor: Visitor, person: str) -> None:
    for target in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        assert log_in(visitor, person, PASSWORD, next=target).headers["location"] == "/"


def test_a_form_without_the_token_is_refused(visitor: Visitor, person: str) -> None:
    answer = visitor.client.post("/login", data={"username": person, "password": PASSWORD})
    assert answer.status_code == 403


def test_guessing_is_slowed_down_by_name_and_address(visitor: Visitor, person: str) -> None:
    statuses = [log_in(visitor, person, f"guess {n}").status_code for n in range(12)]
    assert statuses == [401] * 10 + [429] * 2


def test_a_broken_target_leads_home_instead_of_failing(visitor: Visitor, person: str) -> None:
    assert visitor.post("/preferences", {"next": "//["}).headers["location"] == "/"
