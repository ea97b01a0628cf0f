"""The paper on a phone: answers saved as they are given, through reloads, dead spots and lapsed sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import delete, select

from quizapp.accounts.operations import token_hash
from quizapp.attempts.operations import start_attempt
from quizapp.attempts.queries import quiz_for
from quizapp.db import transaction
from quizapp.models import Answer, Attempt, AttemptItem, LoginSession, QuestionVersion, User
from quizapp.web.clock import utc_now
from tests.browser.conftest import COMPUTER, PHONE, Contexts, Server
from tests.quizapp.attempts.exams import Exam, make_exam

TOKEN = "session-of-the-learner"


class Sitting:
    """A learner whose paper lies open on the server."""

    def __init__(self, contexts: Contexts, server: Server) -> None:
        self.contexts, self.engine = contexts, server.app.state.engine
        self.url = server.url
        now = utc_now()
        with transaction(self.engine) as session:
            self.exam: Exam = make_exam(
                session, opens_at=now - timedelta(hours=1), closes_at=now + timedelta(days=1)
            )
            quiz, _entry = quiz_for(session, self.exam.learner, self.exam.quiz.id)
            self.attempt = start_attempt(session, quiz, self.exam.learner, at=now)
        self.path = f"/attempts/{self.attempt.id}"
        self.sign_in(self.exam.learner, TOKEN)

    def sign_in(self, user: User, token: str) -> None:
        now = utc_now()
        with transaction(self.engine) as session:
            session.add(
                LoginSession(
                    token_hash=token_hash(token),
                    user_id=user.id,
                    created_at=now,
                    expires_at=now + timedelta(days=1),
                )
            )

    def sign_out_everybody(self) -> None:
        with transaction(self.engine) as session:
            session.execute(delete(LoginSession))

    def open(self, profile: dict[str, object] = PHONE, **more: object) -> Page:
        page = self.contexts.open(profile, **more)
        page.context.add_cookies([{"name": "session", "value": TOKEN, "url": self.url}])
        page.goto(self.path)
        return page

    def stored(self, kind: str) -> Any:
        """Return the response that the database holds for the question of this kind."""
        with transaction(self.engine, reading=True) as session:
            row = session.scalars(
                select(AttemptItem).join(AttemptItem.version).where(QuestionVersion.kind == kind)
            ).one()
            answer = session.get(Answer, (row.learner_id, row.attempt_id, row.position))
            return answer and answer.response

    def change(self, **columns: Any) -> None:
        with transaction(self.engine) as session:
            attempt = session.scalars(select(Attempt)).one()
            for name, value in columns.items():
                setattr(attempt, name, value)


@pytest.fixture
def sitting(contexts: Contexts, server: Server) -> Sitting:
    return Sitting(contexts, server)


def card(page: Page, kind: str) -> Any:
    return page.locator(f"[data-kind={kind}][data-item]")


def note(page: Page, kind: str) -> Any:
    return card(page, kind).locator("[data-saved]")


def drop(route: Route) -> None:
    route.abort()


def test_answers_are_saved_as_they_are_given_and_there_after_a_reload(sitting: Sitting) -> None:
    page = sitting.open()
    card(page, "true_false").get_by_text("错误").tap()
    card(page, "fill_blank").locator("input:visible").nth(0).fill("月")
    card(page, "ordering").locator("select").nth(0).select_option("2")
    card(page, "matching").locator("select").nth(1).select_option("1")
    card(page, "single_choice").get_by_text("标记一下").tap()
    for kind in ("true_false", "fill_blank", "ordering", "matching"):
        expect(note(page, kind)).to_have_text("已保存")
    expect(page.locator("[data-status]")).to_have_text("答案都已保存")
    expect(page.locator("[data-count]")).to_have_text("已答 1/8")
    assert sitting.stored("true_false") is False
    assert sitting.stored("fill_blank") == ["月", ""]
    page.reload()
    expect(card(page, "true_false").locator("input[value=false]")).to_be_checked()
    expect(card(page, "fill_blank").locator("input:visible").nth(0)).to_have_value("月")
    expect(card(page, "ordering").locator("select").nth(0)).to_have_value("2")
    expect(card(page, "single_choice").locator("[data-flag]")).to_be_checked()


def test_a_taken_rank_is_swapped_not_doubled(sitting: Sitting) -> None:
    page = sitting.open()
    selects = card(page, "ordering").locator("select")
    for index, rank in [(0, "1"), (1, "2"), (1, "1")]:
        selects.nth(index).select_option(rank)
    expect(selects.nth(0)).to_have_value("2")
    expect(selects.nth(1)).to_have_value("1")
    expect(note(page, "ordering")).to_have_text("已保存")


def test_a_choice_can_be_taken_back(sitting: Sitting) -> None:
    page = sitting.open()
    card(page, "true_false").get_by_text("正确").tap()
    expect(note(page, "true_false")).to_have_text("已保存")
    card(page, "true_false").get_by_text("清除选择").tap()
    expect(page.locator("[data-count]")).to_have_text("已答 0/8")
    page.locator(".paper-dock [data-hand-in]").tap()
    page.wait_for_url("**/check")
    assert sitting.stored("true_false") is None


def test_without_a_network_answers_wait_and_are_saved_when_it_is_back(sitting: Sitting) -> None:
    page = sitting.open()
    page.context.set_offline(True)
    card(page, "true_false").get_by_text("错误").tap()
    card(page, "numeric").locator("input:visible").first.fill("119")
    expect(page.locator("[data-status]")).to_contain_text("等待网络")
    assert sitting.stored("true_false") is None
    page.context.set_offline(False)
    expect(page.locator("[data-status]")).to_have_text("答案都已保存")
    assert (sitting.stored("true_false"), sitting.stored("numeric")) == (False, 119)


def test_answers_given_without_a_network_survive_the_page(sitting: Sitting) -> None:
    page = sitting.open()
    page.route("**/answers/*", drop)
    card(page, "true_false").get_by_text("错误").tap()
    expect(note(page, "true_false")).to_contain_text("等待网络")
    page.unroute("**/answers/*")
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(sitting.path)
    expect(card(page, "true_false").locator("input[value=false]")).to_be_checked()
    expect(note(page, "true_false")).to_have_text("已保存")
    assert sitting.stored("true_false") is False


def test_a_reply_lost_after_the_commit_is_asked_for_again(sitting: Sitting) -> None:
    page = sitting.open()
    lost: list[str] = []

    def lose_first(route: Route) -> None:
        route.fetch()
        if lost:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort()

    page.route("**/answers/*", lose_first)
    card(page, "true_false").get_by_text("错误").tap()
    expect(note(page, "true_false")).to_have_text("已保存")
    assert lost
    assert sitting.stored("true_false") is False


def test_a_lapsed_session_is_renewed_without_losing_the_page(sitting: Sitting) -> None:
    page = sitting.open()
    sitting.sign_out_everybody()
    card(page, "true_false").get_by_text("错误").tap()
    expect(page.locator("[data-alert]")).to_contain_text("请重新登录")
    expect(page.locator("[data-alert-link]")).to_have_attribute("target", "_blank")
    card(page, "numeric").locator("input:visible").first.fill("119")
    sitting.sign_in(sitting.exam.learner, TOKEN)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-alert]")).to_be_hidden()
    expect(page.locator("[data-status]")).to_have_text("答案都已保存")
    assert (sitting.stored("true_false"), sitting.stored("numeric")) == (False, 119)


def test_a_stale_page_of_somebody_who_left_saves_nothing_for_the_next(sitting: Sitting) -> None:
    page = sitting.open()
    sitting.sign_in(sitting.exam.colleague, "session-of-the-colleague")
    page.context.add_cookies([{"name": "session", "value": "session-of-the-colleague", "url": sitting.url}])
    card(page, "true_false").get_by_text("错误").tap()
    expect(page.locator("[data-alert]")).to_contain_text("不属于现在登录的人")
    expect(card(page, "true_false").locator("input").last).to_be_disabled()
    assert sitting.stored("true_false") is None


def test_what_was_answered_on_another_device_is_not_undone_here(sitting: Sitting) -> None:
    phone, computer = sitting.open(), sitting.open(COMPUTER)
    card(computer, "single_choice").locator(".option").nth(2).click()
    expect(note(computer, "single_choice")).to_have_text("已保存")
    before = sitting.stored("single_choice")
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(note(phone, "single_choice")).to_contain_text("在别处改过")
    expect(card(phone, "single_choice").locator("input[value='3']")).to_be_checked()
    card(phone, "true_false").get_by_text("正确").tap()
    expect(note(phone, "true_false")).to_have_text("已保存")
    assert sitting.stored("single_choice") == before


def test_a_page_left_open_after_handing_in_elsewhere_is_locked(sitting: Sitting) -> None:
    phone, computer = sitting.open(), sitting.open(COMPUTER)
    computer.locator(".paper-dock [data-hand-in]").click()
    computer.get_by_role("button", name="确认交卷").click()
    computer.wait_for_url("**/result")
    card(phone, "true_false").get_by_text("正确").tap()
    expect(phone.locator("[data-alert]")).to_contain_text("已经交卷")
    expect(card(phone, "true_false").locator("input").last).to_be_disabled()
    assert sitting.stored("true_false") is None


def test_handing_in_waits_for_what_was_not_saved(sitting: Sitting) -> None:
    page = sitting.open()
    page.route("**/answers/*", drop)
    card(page, "true_false").get_by_text("错误").tap()
    page.locator(".paper-dock [data-hand-in]").tap()
    expect(page.locator("[data-alert]")).to_contain_text("还有 1 题没有存上", timeout=20_000)
    assert page.url.endswith(sitting.path)
    page.unroute("**/answers/*")
    page.locator(".paper-dock [data-hand-in]").tap()
    page.wait_for_url("**/check")
    assert sitting.stored("true_false") is False


def test_the_browser_keeps_nothing_after_the_receipt(sitting: Sitting) -> None:
    page = sitting.open()
    card(page, "true_false").get_by_text("错误").tap()
    expect(note(page, "true_false")).to_have_text("已保存")
    page.locator(".paper-dock [data-hand-in]").tap()
    page.get_by_role("button", name="确认交卷").tap()
    page.wait_for_url("**/result")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_without_storage_answers_are_saved_all_the_same(sitting: Sitting) -> None:
    page = sitting.open()
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    page.reload()
    card(page, "true_false").get_by_text("错误").tap()
    expect(page.locator("[data-alert]")).to_contain_text("浏览器不让暂存答案")
    expect(note(page, "true_false")).to_have_text("已保存")


def test_the_server_says_when_time_is_up_and_hands_in(sitting: Sitting) -> None:
    page = sitting.open()
    card(page, "true_false").get_by_text("错误").tap()
    expect(note(page, "true_false")).to_have_text("已保存")
    sitting.change(deadline=utc_now() - timedelta(seconds=20))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("[data-alert]")).to_contain_text("时间到了")
    expect(card(page, "true_false").locator("input").last).to_be_disabled()
    sitting.change(deadline=utc_now() - timedelta(seconds=60))
    page.wait_for_url("**/result", timeout=20_000)
    assert page.locator("[data-score]").get_attribute("data-score") == "1"


def test_a_phone_whose_clock_is_moved_neither_gains_nor_loses_time(sitting: Sitting) -> None:
    page = sitting.open()
    page.evaluate("const real = Date.now; Date.now = () => real() + 86400000")
    expect(page.locator("[data-clock]")).to_have_text("00:00")
    expect(page.locator("[data-clock]")).to_contain_text("29:")
    card(page, "true_false").get_by_text("错误").tap()
    expect(note(page, "true_false")).to_have_text("已保存")


def test_the_paper_works_without_javascript(sitting: Sitting) -> None:
    page = sitting.open(java_script_enabled=False)
    card(page, "true_false").get_by_text("错误").tap()
    card(page, "fill_blank").locator("input:visible").nth(0).fill("月")
    page.locator(".paper-dock button[data-hand-in]").tap()
    page.wait_for_url("**/check")
    page.get_by_role("link", name="回去接着答").tap()
    expect(card(page, "true_false").locator("input[value=false]")).to_be_checked()
    card(page, "fill_blank").locator("input:visible").nth(1).fill("绿")
    page.locator(".paper-dock summary").tap()
    page.locator("[data-jump='8']").tap()
    page.locator(".paper-dock button[data-hand-in]").tap()
    page.get_by_role("button", name="确认交卷").tap()
    page.wait_for_url("**/result")
    assert page.locator("[data-score]").get_attribute("data-score") == "3"


@pytest.mark.parametrize("width", [320, 390])
def test_the_pages_fit_a_narrow_phone(sitting: Sitting, width: int) -> None:
    page = sitting.open({**PHONE, "viewport": {"width": width, "height": 640}})
    fits: Callable[[], bool] = lambda: page.evaluate(  # noqa: E731
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    assert fits()
    for path in ("/", f"/quizzes/{sitting.exam.quiz.id}", f"{sitting.path}/check"):
        page.goto(path)
        assert fits(), path
    page.get_by_role("button", name="确认交卷").tap()
    page.wait_for_url("**/result")
    assert fits()
