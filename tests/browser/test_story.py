"""The whole job, in a real browser: a document goes in, a report comes out.

The organizer sits at a computer, the learner holds a phone; nothing is arranged behind their backs but the
accounts.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from quizapp.accounts.operations import add_user
from quizapp.db import transaction
from quizapp.models import Role
from quizapp.settings import ROOT
from tests.browser.conftest import Contexts
from tests.conftest import NOW
from tests.factories import make_unit

PASSWORD = "a password of ours"
SAMPLE = ROOT / "quizapp" / "sample" / "消防安全动员讲话.txt"
NAMES = {"zhang": "张敏", "wang": "王强", "zhao": "赵平"}


@pytest.fixture
def people(contexts: Contexts) -> None:
    """A head office with two units; an organizer at the top, learners below."""
    with transaction(contexts.server.app.state.engine) as session:
        office = make_unit(session, code="HQ", name="总公司")
        east = make_unit(session, parent=office, code="EAST", name="东区")
        west = make_unit(session, parent=office, code="WEST", name="西区")
        for username, name, role, unit in (
            ("organizer", "周洁", Role.ORGANIZER, office),
            ("zhang", NAMES["zhang"], Role.LEARNER, east),
            ("wang", NAMES["wang"], Role.LEARNER, west),
            ("zhao", NAMES["zhao"], Role.LEARNER, west),
        ):
            add_user(session, username=username, name=name, role=role, unit=unit, at=NOW, password=PASSWORD)


def sign_in(page: Page, username: str) -> None:
    page.goto("/login")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/")


def upload_and_review(page: Page) -> None:
    """Upload the sample, look at its outline, decide on drafts with the keys."""
    page.goto("/documents")
    page.get_by_label("文件", exact=True).set_input_files(SAMPLE)
    page.get_by_role("button", name="上传并出题").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("消防安全")
    expect(page.locator("#without-text")).to_contain_text("没有对应正文")
    page.get_by_role("link", name="开始审题").click()
    page.wait_for_load_state()
    left = waiting(page)
    assert page.locator("mark").inner_text(), "the proving sentence is highlighted"
    for key, step, place in (("a", 1, 1), ("x", 1, 1), ("j", 0, 2), ("k", 0, 1), ("a", 1, 1)):
        page.keyboard.press(key)
        left -= step
        expect(page.locator("#question-title")).to_have_text(f"第 {place} 题，共 {left} 题待审")
    page.get_by_role("link", name=re.compile("^全部采用")).click()
    page.get_by_role("button", name=re.compile("^采用这")).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def waiting(page: Page) -> int:
    found = re.search(r"还剩\s*(\d+)\s*道", page.locator("#review").inner_text())
    assert found
    return int(found[1])


def put_together_and_publish(page: Page) -> int:
    """Make a study session and its quiz out of what the forms propose; return the quiz's id."""
    page.goto("/sets")
    page.locator("main a[href^='/sets/']").first.click()
    page.get_by_role("link", name="去组织学习活动").first.click()
    page.get_by_label("活动名称").fill("消防安全学习")
    expect(page.get_by_label(re.compile("消防安全"))).to_be_checked()
    page.get_by_label("总公司").check()
    page.get_by_role("button", name=re.compile("^保存")).click()
    page.get_by_label("测验名称").fill("消防安全测验")
    page.get_by_role("button", name="保存，下一步：检查并发布").click()
    expect(page.locator("main")).to_contain_text(re.compile(r"应答人数\s*3"))
    page.get_by_role("button", name="发布测验").click()
    expect(page.locator("svg").first).to_be_visible()
    found = re.search(r"/quizzes/(\d+)/share", page.url)
    assert found
    return int(found[1])


def answer_all(page: Page) -> None:
    """Answer every question of the paper, somehow."""
    for item in page.locator("fieldset[data-item]").all():
        match item.get_attribute("data-kind"):
            case "fill_blank":
                for gap in item.locator("input[name^=response-]").all():
                    gap.fill("十")
            case "ordering" | "matching":
                for choice in item.locator("select").all():
                    choice.select_option(index=1)
            case _:
                item.locator("input[name^=response-]").first.check()


def given(page: Page) -> list[object]:
    """Return what the paper's inputs hold."""
    return list(
        page.locator("[name^=response-]").evaluate_all(
            "inputs => inputs.map(i => ['radio', 'checkbox'].includes(i.type) ? i.checked : i.value)"
        )
    )


def unit_figures(page: Page) -> dict[str, dict[str, str]]:
    """Return what the completion page says of each unit."""
    rows = page.locator("tr[data-unit]").all()
    names = ("assigned", "started", "submitted", "passed", "mean")
    return {
        row.get_attribute("data-unit") or "": {name: row.get_attribute(f"data-{name}") or "" for name in names}
        for row in rows
    }


def score_of(page: Page) -> tuple[float, float]:
    shown = page.locator("[data-score]").first
    return float(shown.get_attribute("data-score") or ""), float(shown.get_attribute("data-max-score") or "")


@pytest.mark.usefixtures("people")
def test_from_a_document_to_the_report(contexts: Contexts, tmp_path: Path) -> None:
    """Upload → review → publish → take with a reload → hand in → the table moves → the report agrees."""
    organizer = contexts.computer()
    sign_in(organizer, "organizer")
    upload_and_review(organizer)
    quiz = put_together_and_publish(organizer)
    organizer.goto(f"/quizzes/{quiz}/completion")
    assert unit_figures(organizer)["HQ"] == {
        "assigned": "3", "started": "0", "submitted": "0", "passed": "0", "mean": "",
    }  # fmt: skip
    organizer.evaluate("window.neverReloaded = true")

    learner = contexts.phone()
    sign_in(learner, "zhang")
    learner.get_by_role("link", name=re.compile("消防安全动员讲话")).tap()
    learner.wait_for_url("**/read/*")
    expect(learner.locator("main")).to_contain_text("第一责任人")
    learner.goto("/")
    learner.get_by_role("link", name="去作答").tap()
    learner.get_by_role("button", name="开始作答").tap()
    learner.wait_for_url("**/attempts/*")
    count = learner.locator("fieldset[data-item]").count()
    assert count >= 10
    answer_all(learner)
    expect(learner.locator("body")).to_contain_text("答案都已保存")
    expect(learner.locator("body")).to_contain_text(re.compile(rf"已答\s*{count}/{count}"))
    typed = given(learner)
    learner.reload()
    assert given(learner) == typed
    expect(learner.locator("body")).to_contain_text(re.compile(rf"已答\s*{count}/{count}"))
    learner.get_by_role("button", name="检查并交卷").last.tap()
    learner.get_by_role("button", name="确认交卷").tap()
    learner.wait_for_url("**/result")
    score, full = score_of(learner)
    assert learner.locator("mark").count() >= 1, "the source sentence is shown"

    row = organizer.locator("tr[data-unit='EAST']")
    expect(row).to_have_attribute("data-submitted", "1", timeout=15_000)
    assert organizer.evaluate("window.neverReloaded") is True
    figures = unit_figures(organizer)
    assert float(figures["EAST"]["mean"]) == pytest.approx(score, abs=0.005)
    assert figures["HQ"]["submitted"] == "1"
    assert figures["WEST"]["started"] == "0"

    with organizer.expect_download() as download:
        organizer.get_by_role("link", name="下载 Excel 报表").click()
    path = tmp_path / "report.xlsx"
    download.value.save_as(path)
    report_agrees(path, figures, score, full)


def report_agrees(path: Path, figures: dict[str, dict[str, str]], score: float, full: float) -> None:
    """Hold the workbook against the numbers of the page."""
    workbook = CalamineWorkbook.from_path(str(path))
    units = table(workbook, "单位")
    for code, shown in figures.items():
        row = next(row for row in units if row["单位编码"] == code)
        assert [row["应参加"], row["已开始"], row["已交卷"], row["及格"]] == [
            float(shown[name]) for name in ("assigned", "started", "submitted", "passed")
        ]
        assert str(row["平均分"]) == (str(float(shown["mean"])) if shown["mean"] else "")
    (person,) = [row for row in table(workbook, "人员") if row["姓名"] == NAMES["zhang"]]
    assert (person["得分"], person["满分"]) == (score, full)
    assert {row["姓名"] for row in table(workbook, "未完成")} == {NAMES["wang"], NAMES["zhao"]}
    assert table(workbook, "试题")


def table(workbook: CalamineWorkbook, sheet: str) -> list[dict[str, object]]:
    header, *rows = workbook.get_sheet_by_name(sheet).to_python()
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.mark.usefixtures("people")
def test_a_learner_without_javascript_does_it_all(contexts: Contexts) -> None:
    organizer = contexts.computer()
    sign_in(organizer, "organizer")
    upload_and_review(organizer)
    quiz = put_together_and_publish(organizer)

    learner = contexts.phone(java_script_enabled=False)
    sign_in(learner, "wang")
    learner.goto(f"/quizzes/{quiz}")
    learner.get_by_role("button", name="开始作答").tap()
    learner.wait_for_url("**/attempts/*")
    paper = learner.url
    answer_all(learner)
    learner.get_by_role("button", name="检查并交卷").last.tap()
    learner.wait_for_url("**/check")
    learner.goto(paper)
    assert any(given(learner))
    learner.goto(f"{paper}/check")
    learner.get_by_role("button", name="确认交卷").tap()
    learner.wait_for_url("**/result")
    score, full = score_of(learner)
    assert 0 <= score <= full
    organizer.goto(f"/quizzes/{quiz}/completion")
    assert unit_figures(organizer)["WEST"]["submitted"] == "1"
