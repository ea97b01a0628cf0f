"""Signing in, as a person does it."""

from __future__ import annotations

from quizapp.accounts.operations import add_user
from quizapp.db import transaction
from quizapp.models import Role
from tests.browser.conftest import Contexts
from tests.conftest import NOW
from tests.factories import make_unit


def test_an_initial_password_must_be_changed_before_anything_else(contexts: Contexts) -> None:
    with transaction(contexts.server.app.state.engine) as session:
        unit = make_unit(session)
        add_user(
            session,
            username="li",
            name="李明",
            role=Role.LEARNER,
            unit=unit,
            at=NOW,
            password="first",
            initial_days=9999,
        )
    page = contexts.phone()
    page.goto("/")
    page.get_by_label("用户名").fill("li")
    page.get_by_label("密码").fill("first")
    page.get_by_role("button", name="登录").tap()
    page.wait_for_url("**/password")
    page.get_by_label("现在的密码").fill("first")
    page.get_by_label("新密码", exact=True).fill("my own words")
    page.get_by_label("再输入一次新密码").fill("my own words")
    page.get_by_role("button", name="保存新密码").tap()
    page.wait_for_url(f"{contexts.server.url}/")
