"""Editing an outline, over HTTP."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from httpx2 import Response
from lxml import html

from tests.quizapp.library.conftest import Library
from tests.quizapp.library.routes.pages import page_of
from tests.visitor import Visitor, text_of

Editing = Callable[..., Response]


@pytest.fixture
def home(library: Library) -> str:
    return f"/documents/{library.stored.document.id}"


@pytest.fixture
def edit(organizer: Visitor, home: str) -> Editing:
    """Sends one edit as a form of the page would."""

    def send(action: str, *, htmx: bool = False, **fields: object) -> Response:
        mark = organizer.page(f"{home}/outline").xpath("//input[@name='mark']/@value")[0]
        return organizer.post(f"{home}/outline", {"mark": mark, "action": action, **fields}, htmx=htmx)

    return send


def names(page: html.HtmlElement) -> list[str]:
    return [text_of(name) for name in page.xpath("//*[@class='points__name']")]


def test_each_point_offers_what_can_be_done_to_it(organizer: Visitor, home: str) -> None:
    page = organizer.page(f"{home}/outline")
    assert names(page)[:2] == ["一、充分认识仓库安全的意义", "(一)仓库安全是生产经营的基础"]
    first, second = page.xpath("//li[contains(@class, 'points__point')]")[:2]
    offered = "./form//button[not(@disabled)]/@value"
    assert first.xpath(offered) == ["rename", "remove"]
    assert second.xpath(offered) == ["rename", "merge", "remove", "promote"]
    assert not page.xpath("//form[contains(@action, '/drafts')]")
    assert not page.xpath("//button[@value='restore']")


def test_an_edit_is_kept_and_the_point_is_shown(organizer: Visitor, edit: Editing, home: str) -> None:
    answer = edit("promote", node=4)
    assert answer.headers["location"] == f"{home}/outline?at=5"
    page = organizer.page(answer.headers["location"])
    edited = page.xpath("//li[contains(@class, 'points__point--edited')]")[0]
    assert "level-1" in edited.get("class")
    assert "改了 1 处" in text_of(page.xpath("//section[contains(@class, 'action-bar')]")[0])
    assert "还没有用上" in text_of(organizer.page(home).xpath("//*[@id='outline-edits']")[0])


def test_htmx_gets_the_editor_alone(edit: Editing) -> None:
    answer = edit("rename", htmx=True, node=3, title="抓好两项工作")
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert names(page_of(answer))[3] == "二、抓好两项工作"


def test_undo_and_restore_take_edits_back(organizer: Visitor, edit: Editing, home: str) -> None:
    before = names(organizer.page(f"{home}/outline"))
    edit("remove", node=4)
    edit("merge", node=1)
    edit("restore")
    assert names(organizer.page(f"{home}/outline")) == before
    edit("undo")
    edit("undo")
    assert names(organizer.page(f"{home}/outline")) == before[:4] + before[5:]


def test_an_empty_title_is_told_beside_its_field(edit: Editing) -> None:
    answer = edit("rename", node=2, title="")
    assert answer.status_code == 422
    panel = page_of(answer).xpath("//details[@open]")[0]
    assert text_of(panel.xpath(".//p[@class='field-error']")[0]) == "请填写标题。"


@pytest.mark.parametrize(
    "fields", [{"node": 99}, {"node": "x"}, {"node": -1}, {"action": "dance"}, {"action": "add", "start": 3}]
)
def test_what_makes_no_sense_changes_nothing(
    organizer: Visitor, edit: Editing, home: str, fields: dict[str, object]
) -> None:
    answer = edit(**{"action": "remove", **fields})
    assert answer.status_code == 422
    assert not organizer.page(f"{home}/outline").xpath("//section[contains(@class, 'action-bar')]")


def test_an_edit_of_an_outline_seen_before_somebody_elses_is_not_taken(
    organizer: Visitor, edit: Editing, home: str
) -> None:
    seen = organizer.page(f"{home}/outline").xpath("//input[@name='mark']/@value")[0]
    edit("remove", node=1)
    answer = organizer.post(f"{home}/outline", {"mark": seen, "action": "remove", "node": 1})
    assert answer.status_code == 409
    assert "别人刚刚改过" in text_of(page_of(answer).xpath("//p[@role='alert' and not(@hidden)]")[0])
    assert len(names(page_of(answer))) == 5


def test_a_line_of_the_text_becomes_a_heading(organizer: Visitor, edit: Editing, home: str) -> None:
    page = organizer.page(f"{home}/outline/lines")
    lines = {text_of(line.getparent()): line.get("value") for line in page.xpath("//button[@name='start']")}
    chosen = next(start for line, start in lines.items() if line.startswith("各单位要一项一项"))
    assert not any(line.startswith("一、充分") for line in lines)
    answer = edit("add", start=chosen)
    page = organizer.page(answer.headers["location"])
    edited = page.xpath("//li[contains(@class, 'points__point--edited')]//*[@class='points__name']")[0]
    assert text_of(edited) == "各单位要一项一项抓好落实"


def test_drafting_anew_puts_the_outline_into_effect(
    organizer: Visitor, edit: Editing, home: str, library: Library
) -> None:
    accepted, waiting = library.drafts[0].id, library.drafts[2].id
    organizer.post(f"/questions/{accepted}/accept")
    edit("remove", node=5)
    assert organizer.post(f"{home}/outline/drafts").headers["location"] == home
    page = organizer.page(home)
    assert not page.xpath("//*[@id='outline-edits']")
    assert len(page.xpath("//nav[@aria-labelledby='outline-title']//li")) == 5
    assert organizer.post(f"/questions/{waiting}/accept").status_code == 404
    page = organizer.page(f"{home}/review")
    assert "已采用 1" in text_of(page.xpath("//*[@id='review']")[0])
    assert organizer.post(f"{home}/outline/drafts").headers["location"] == home


def test_a_document_without_points_says_so(organizer: Visitor) -> None:
    answer = organizer.post(
        "/documents", {}, files={"file": ("短.txt", "仓库里不得吸烟，也不得使用明火。".encode())}
    )
    page = organizer.page(f"{answer.headers['location']}/outline")
    assert "还没有提纲" in text_of(page.xpath("//main")[0])


def test_the_outline_of_others_is_a_page_that_does_not_exist(stranger: Visitor, home: str) -> None:
    for path in (f"{home}/outline", f"{home}/outline/lines"):
        assert stranger.get(path).status_code == 404
    assert stranger.post(f"{home}/outline", {"action": "undo"}).status_code == 404
    assert stranger.post(f"{home}/outline/drafts").status_code == 404
