"""The quiz form with JavaScript: rows come and go without a reload, sums follow the typing."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from quizapp.accounts.operations import token_hash
from quizapp.db import transaction
from quizapp.models import LoginSession, User
from tests.browser.conftest import Contexts
from tests.quizapp.quizzes.hall import fill_hall


@pytest.fixture
def page(contexts: Contexts) -> Page:
    """The form for a new quiz, on an organizer's computer."""
    with transaction(contexts.server.app.state.engine) as session:
        hall = fill_hall(session)
        study_session_id = hall.make_study_session(session).id
    page = contexts.computer()
    sign_in(contexts, page, hall.organizer)
    page.goto(f"/study-sessions/{study_session_id}/quizzes/new")
    page.evaluate("window.notReloaded = true")
    return page


def sign_in(contexts: Contexts, page: Page, user: User) -> None:
    token, now = secrets.token_urlsafe(16), datetime.now(UTC)
    with transaction(contexts.server.app.state.engine) as session:
        session.add(
            LoginSession(
                token_hash=token_hash(token), user_id=user.id, created_at=now, expires_at=now + timedelta(days=1)
            )
        )
    page.context.add_cookies([{"name": "session", "value": token, "url": contexts.server.url}])


def test_sums_and_numbers_follow_what_is_typed(page: Page) -> None:
    total, first = page.locator(".blueprint__total"), page.locator("#row-1")
    expect(total).to_have_text("共 11 题，满分 52 分")
    first.get_by_label("出几道").fill("3")
    first.get_by_label("每题几分").fill("2.5")
    expect(total).to_have_text("共 9 题，满分 39.5 分")
    first.get_by_label("考查要点").select_option("二/（一）")
    expect(first).to_contain_text("题库里有 2 道")
    first.get_by_label("出几道").fill("")
    expect(total).to_have_text("共 8 题，满分 37 分")


def test_rows_come_and_go_without_a_reload_and_the_error_summary_with_them(page: Page) -> None:
    page.get_by_role("button", name="加一行").click()
    expect(page.locator("#row-4").get_by_label("题型")).to_be_focused()
    page.locator("#row-4").get_by_label("出几道").fill("50")
    expect(page.locator("#row-4")).to_have_class("blueprint__row blueprint__row--short")
    page.get_by_role("button", name="删除第 1 行").click()
    expect(page.locator("[data-row]")).to_have_count(3)
    expect(page.locator("#row-3").get_by_label("出几道")).to_have_value("50")
    assert page.evaluate("window.notReloaded")
    page.get_by_role("button", name="保存，下一步").click()
    expect(page.get_by_role("alert")).to_contain_text("第 3 行：要出 50 道，符合条件的题只有 12 道。")
    page.get_by_role("button", name="删除第 3 行").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_role("button", name="保存，下一步").click()
    page.wait_for_url("**/publish")


def test_pressing_enter_saves_instead_of_adding_a_row(page: Page) -> None:
    page.get_by_label("测验名称").press("Enter")
    page.wait_for_url("**/publish")
