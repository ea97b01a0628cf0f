"""Question sets, over HTTP."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from quizapp.library.operations import accept_ready
from quizapp.library.queries import question_in_reach
from quizapp.models import QuestionSet
from tests.conftest import NOW, Store
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.routes.pages import alike, page_of
from tests.quizapp.library.shelf import version_of
from tests.visitor import Visitor, text_of


@pytest.fixture
def home(store: Store, library: Library) -> str:
    """The address of the document's set, all drafts accepted."""
    with store() as session:
        version = version_of(session, library.stored)
        accept_ready(session, version, by=library.organizer, at=NOW, everything=True)
    return f"/sets/{library.stored.question_set.id}"


def stems(page) -> list[str]:
    return [text_of(stem) for stem in page.xpath("//p[@class='question__stem']")]


def test_sets_are_listed_with_their_kinds(organizer: Visitor, home: str) -> None:
    page = organizer.page("/sets")
    item = text_of(page.xpath("//li[contains(@class, 'document-list__item')]")[0])
    assert "共 3 题" in item
    assert "单选题 3" in item


def test_a_set_tells_what_still_waits_and_what_comes_next(
    organizer: Visitor, store: Store, library: Library
) -> None:
    home = f"/sets/{library.stored.question_set.id}"
    assert organizer.page(home).xpath("//a[contains(@href, '/review')]")
    with store() as session:
        accept_ready(session, version_of(session, library.stored), by=library.organizer, at=NOW)
    page = organizer.page(home)
    assert text_of(page.xpath("//a[contains(@href, '/review')]")[0]) == "还有 1 道待审"
    assert page.xpath("//a[starts-with(@href, '/study-sessions/new?set=')]")


def test_a_new_set_is_made_and_opened(organizer: Visitor) -> None:
    answer = organizer.post("/sets", {"title": " 自编题 "})
    page = organizer.page(answer.headers["location"])
    assert text_of(page.xpath("//h1")[0]) == "自编题"
    assert "这个题集还没有题" in text_of(page)


def test_a_set_needs_a_title(organizer: Visitor, home: str) -> None:
    answer = organizer.post("/sets", {"title": "  "})
    assert answer.status_code == 422
    assert page_of(answer).xpath("//*[@id='title-error']")
    renamed = organizer.post(f"{home}/title", {"title": "长" * 201})
    assert renamed.status_code == 422
    assert page_of(renamed).xpath("//input[@name='title']/@value") == ["长" * 201]


def test_a_set_is_renamed(organizer: Visitor, store: Store, library: Library, home: str) -> None:
    assert organizer.post(f"{home}/title", {"title": "仓库题集"}).headers["location"] == home
    with store(reading=True) as session:
        assert session.get(QuestionSet, library.stored.question_set.id).title == "仓库题集"


@pytest.mark.parametrize("htmx", [False, True])
def test_questions_are_filtered(organizer: Visitor, home: str, htmx: bool) -> None:
    answer = organizer.get(f"{home}?q=第 2&kind=single_choice&point=", htmx=htmx)
    page = page_of(answer)
    assert stems(page) == ["第 2 道题问的是什么？"]
    assert "找到 1 题" in text_of(page)
    assert page.xpath("//input[@name='q']/@value") == ["第 2"]
    assert bool(page.xpath("//h1")) is not htmx


def test_a_filter_that_lets_nothing_through_says_so(organizer: Visitor, home: str) -> None:
    assert "没有符合条件的题" in text_of(organizer.page(f"{home}?kind=true_false&point=9-9&page=99"))
    assert stems(organizer.page(f"{home}?point=no-such-point")) == stems(organizer.page(home))


def test_a_question_is_taken_out_and_put_back_with_the_filter_kept(
    organizer: Visitor, store: Store, library: Library, home: str
) -> None:
    number = library.drafts[0].id
    answer = organizer.post(f"{home}/questions/{number}/remove?kind=single_choice&page=1")
    assert answer.headers["location"] == f"{home}?kind=single_choice&page=1&removed={number}"
    page = organizer.page(answer.headers["location"])
    assert len(stems(page)) == 2
    assert "已移出" in text_of(page.xpath("//div[@role='status']")[0])
    undo = page.xpath("//div[@role='status']//form/@action")[0]
    assert organizer.post(undo).headers["location"].startswith(f"{home}?kind=single_choice")
    assert len(stems(organizer.page(home))) == 3
    with store(reading=True) as session:
        assert question_in_reach(session, library.organizer, number).state == "accepted"


def test_json_lines_hold_the_items_as_stored(organizer: Visitor, home: str) -> None:
    answer = organizer.get(f"{home}/export.jsonl")
    assert answer.headers["content-disposition"].startswith("attachment;")
    items = [json.loads(line) for line in answer.text.splitlines()]
    assert [item["id"] for item in items] == ["draft3", "draft1", "draft2"]
    assert items[0]["evidence"]["quote"].startswith("仓库保管员")


def test_the_workbook_opens_and_holds_the_questions(organizer: Visitor, home: str) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(organizer.get(f"{home}/export.xlsx").content))
    rows = book.get_sheet_by_index(0).to_python()
    assert len(rows) == 4
    assert any("第 2 道题" in str(cell) for cell in rows[3])


def test_a_format_that_is_not_offered_does_not_exist(organizer: Visitor, home: str) -> None:
    organizer.page(f"{home}/export.exe", status=404)


def test_strangers_neither_see_nor_change_a_set(
    stranger: Visitor, store: Store, library: Library, home: str
) -> None:
    number = library.drafts[0].id
    assert alike(stranger.get(home), stranger.get("/sets/999999"))
    assert stranger.get(f"{home}/export.jsonl").status_code == 404
    for path in ("title", f"questions/{number}/remove", f"questions/{number}/restore"):
        assert stranger.post(f"{home}/{path}", {"title": "我的"}).status_code == 404
    with store(reading=True) as session:
        assert question_in_reach(session, library.organizer, number).state == "accepted"


def test_somebody_elses_question_cannot_be_put_into_ones_own_set(
    stranger: Visitor, library: Library, home: str
) -> None:
    own = stranger.post("/sets", {"title": "我的题集"}).headers["location"]
    assert stranger.post(f"{own}/questions/{library.drafts[0].id}/restore").status_code == 404
    assert stems(stranger.page(f"{own}?removed={library.drafts[0].id}")) == []


def test_learners_are_kept_out(learner: Visitor, home: str) -> None:
    for path in ("/sets", home, f"{home}/export.jsonl", f"{home}/questions/new", f"{home}/import"):
        assert learner.get(path).status_code == 403, path
