"""Taking a question file into a set, over HTTP."""

from __future__ import annotations

import json

import pytest

from quizapp.settings import Settings
from tests.conftest import Store
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.routes.pages import page_of
from tests.visitor import Visitor, text_of

GOOD = json.dumps({"kind": "true_false", "stem": "主通道宽度不小于2米。", "answer": True})
BAD = json.dumps({"kind": "true_false", "stem": "", "answer": True})


@pytest.fixture
def home(library: Library) -> str:
    return f"/sets/{library.stored.question_set.id}"


def bring(browser: Visitor, home: str, name: str, text: str):
    return browser.post(f"{home}/import", {}, files={"file": (name, text.encode())})


def stems(browser: Visitor, home: str) -> list[str]:
    return [text_of(stem) for stem in browser.page(home).xpath("//p[@class='question__stem']")]


def test_a_clean_file_is_taken_at_once(organizer: Visitor, home: str) -> None:
    assert bring(organizer, home, "题.jsonl", GOOD).headers["location"] == home
    assert stems(organizer, home) == ["主通道宽度不小于2米。"]


def test_with_problems_all_are_listed_and_nothing_is_taken_before_a_second_word(
    organizer: Visitor, home: str
) -> None:
    answer = bring(organizer, home, "题.jsonl", f"{BAD}\n{GOOD}\n{{")
    assert answer.status_code == 422
    page = page_of(answer)
    assert [text_of(li)[:5] for li in page.xpath("//section[@role='alert']//li")] == ["第 1 行", "第 3 行"]
    assert stems(organizer, home) == []
    kept = page.xpath("//textarea[@name='items']/text()")[0]
    assert organizer.post(f"{home}/import/good", {"items": kept}).headers["location"] == home
    assert stems(organizer, home) == ["主通道宽度不小于2米。"]


def test_what_is_sent_back_is_checked_again(organizer: Visitor, home: str) -> None:
    assert organizer.post(f"{home}/import/good", {"items": BAD}).status_code == 422
    assert organizer.post(f"{home}/import/good", {}).status_code == 422
    assert stems(organizer, home) == []


@pytest.mark.parametrize(("name", "text"), [("题.jsonl", ""), ("题.xlsx", "no workbook"), ("题.pages", GOOD)])
def test_a_file_that_holds_no_questions_is_refused(organizer: Visitor, home: str, name: str, text: str) -> None:
    assert bring(organizer, home, name, text).status_code == 422
    assert stems(organizer, home) == []


def test_no_file_is_told_beside_the_field(organizer: Visitor, home: str) -> None:
    answer = organizer.post(f"{home}/import", {}, files={"other": ("", b"")})
    assert answer.status_code == 422
    assert page_of(answer).xpath("//*[@id='file-error']")


def test_the_template_is_a_file_that_can_be_brought_back(organizer: Visitor, home: str) -> None:
    book = organizer.get("/sets/import-template.xlsx").content
    answer = organizer.post(f"{home}/import", {}, files={"file": ("模板.xlsx", book)})
    assert answer.status_code == 303
    assert len(stems(organizer, home)) > 4


def test_strangers_bring_nothing(stranger: Visitor, home: str) -> None:
    assert stranger.get(f"{home}/import").status_code == 404
    assert bring(stranger, home, "题.jsonl", GOOD).status_code == 404
    assert stranger.post(f"{home}/import/good", {"items": GOOD}).status_code == 404


class TestTooLarge:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"max_upload_bytes": 1000})

    def test_a_file_over_the_limit_comes_back_to_the_form(self, organizer: Visitor, home: str) -> None:
        answer = bring(organizer, home, "题.jsonl", GOOD * 20)
        assert answer.status_code == 413
        assert page_of(answer).xpath("//*[@id='file-error']")

    @pytest.mark.parametrize("path", ["/sets/999999/import", "/sets/abc/import", f"/sets/{'9' * 30}/import"])
    def test_a_set_that_does_not_exist_stays_so(self, organizer: Visitor, store: Store, path: str) -> None:
        assert bring(organizer, path.removesuffix("/import"), "题.jsonl", GOOD * 20).status_code == 404
