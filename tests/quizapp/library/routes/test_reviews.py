"""Reviewing drafts one after another, over HTTP, with and without HTMX."""

from __future__ import annotations

import pytest
from lxml import html

from quizapp.library.queries import question_in_reach
from quizapp.models import Question
from tests.conftest import Store
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.routes.pages import alike, page_of
from tests.quizapp.library.shelf import SENTENCES
from tests.visitor import Visitor, text_of


def address(library: Library) -> str:
    return f"/documents/{library.stored.document.id}/review"


def state(store: Store, library: Library, number: int) -> Question:
    with store(reading=True) as session:
        found = question_in_reach(session, library.organizer, library.drafts[number].id)
        assert found is not None
        return found


def act(organizer: Visitor, library: Library, what: str, number: int, *, htmx: bool = False, **fields: str):
    return organizer.post(f"/questions/{library.drafts[number].id}/{what}", fields, htmx=htmx)


def shown(page: html.HtmlElement) -> str:
    return text_of(page.xpath("//p[@class='question__stem']")[0])


def test_a_draft_is_shown_with_key_badges_path_and_marked_sentence(organizer: Visitor, library: Library) -> None:
    page = organizer.page(address(library))
    assert shown(page) == "第 1 道题问的是什么？"
    assert text_of(page.xpath("//li[contains(@class, 'options__option--key')]")[0]) == "A 绿区 正确答案"
    assert [text_of(badge) for badge in page.xpath("//section//span[starts-with(@class, 'badge')]")] == [
        "单选题",
        "推荐采用",
    ]
    assert page.xpath("//blockquote//mark/text()") == [SENTENCES[0]]
    assert text_of(page.xpath("//blockquote")[0]) == "一要管好电源。库房内不得使用电热水壶。配电箱每周检查1次。"
    path = [text_of(span) for span in page.xpath("//p[contains(@class, 'breadcrumbs')]/span")]
    assert path == ["二、抓好三项重点工作", "一要管好电源"]


def test_what_is_left_and_what_is_uncovered_is_told(organizer: Visitor, library: Library) -> None:
    page = organizer.page(address(library))
    assert "还剩 3 道待审" in text_of(page)
    assert "还有 5 个要点没有采用的题" in text_of(page)
    act(organizer, library, "accept", 0)
    page = organizer.page(address(library))
    assert "还剩 2 道待审" in text_of(page)
    assert "还有 3 个要点没有采用的题" in text_of(page)
    points = {text_of(li).split()[1]: text_of(li).split()[0] for li in page.xpath("//aside//li")}
    assert points["一要管好电源"] == "1"
    assert points["二要管好通道"] == "0"
    assert points["(二)仓库安全是职工生命的保障"] == "—"


def test_keys_and_buttons_are_the_same_controls(organizer: Visitor, library: Library) -> None:
    page = organizer.page(f"{address(library)}?question={library.drafts[2].id}")
    assert {key.get("data-key"): text_of(key)[:3].strip() for key in page.xpath("//*[@data-key]")} == {
        "x": "不采用",
        "e": "修改",
        "a": "采用",
        "k": "上一题",
        "j": "下一题",
    }


@pytest.mark.parametrize(("what", "becomes"), [("accept", "accepted"), ("reject", "rejected")])
def test_without_htmx_a_decision_leads_to_the_next_draft(
    organizer: Visitor, store: Store, library: Library, what: str, becomes: str
) -> None:
    answer = act(organizer, library, what, 0)
    assert answer.status_code == 303
    assert state(store, library, 0).state == becomes
    page = organizer.page(answer.headers["location"])
    assert shown(page) == "第 3 道题问的是什么？"
    assert "第 1 道题" in text_of(page.xpath("//div[@role='status']")[0])


@pytest.mark.parametrize(("what", "becomes"), [("accept", "accepted"), ("reject", "rejected")])
def test_with_htmx_a_decision_answers_with_the_next_draft_alone(
    organizer: Visitor, store: Store, library: Library, what: str, becomes: str
) -> None:
    answer = act(organizer, library, what, 0, htmx=True)
    assert answer.status_code == 200
    assert answer.headers["HX-Replace-Url"] == f"{address(library)}?question={library.drafts[2].id}"
    fragment = page_of(answer)
    assert fragment.get("id") == "review"
    assert shown(fragment) == "第 3 道题问的是什么？"
    assert "第 1 道题" in text_of(fragment.xpath("//div[@role='status']")[0])
    assert state(store, library, 0).state == becomes


@pytest.mark.parametrize("htmx", [False, True])
def test_a_reason_may_be_added_to_a_rejection(
    organizer: Visitor, store: Store, library: Library, htmx: bool
) -> None:
    act(organizer, library, "reject", 0)
    answer = act(organizer, library, "reject", 0, htmx=htmx, reason="ambiguous")
    assert state(store, library, 0).rejected_because == "ambiguous"
    page = page_of(answer) if htmx else organizer.page(answer.headers["location"])
    assert page.xpath("//button[@aria-pressed='true']/@value") == ["ambiguous"]


def test_a_made_up_reason_is_no_reason(organizer: Visitor, store: Store, library: Library) -> None:
    act(organizer, library, "reject", 0, reason="x" * 5000)
    assert (state(store, library, 0).state, state(store, library, 0).rejected_because) == ("rejected", "")


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("what", ["accept", "reject"])
def test_the_last_decision_can_be_undone(
    organizer: Visitor, store: Store, library: Library, what: str, htmx: bool
) -> None:
    act(organizer, library, what, 0)
    answer = act(organizer, library, "reopen", 0, htmx=htmx)
    assert state(store, library, 0).state == "draft"
    page = page_of(answer) if htmx else organizer.page(answer.headers["location"])
    assert shown(page) == "第 1 道题问的是什么？"


@pytest.mark.parametrize("htmx", [False, True])
def test_accepting_twice_does_no_harm(organizer: Visitor, store: Store, library: Library, htmx: bool) -> None:
    act(organizer, library, "accept", 0, htmx=htmx)
    again = act(organizer, library, "accept", 0, htmx=htmx)
    assert again.status_code == (200 if htmx else 303)
    late = act(organizer, library, "reject", 0, htmx=htmx)
    assert late.status_code == (200 if htmx else 303)
    assert state(store, library, 0).state == "accepted"


def test_all_ready_ones_are_taken_after_a_question(organizer: Visitor, store: Store, library: Library) -> None:
    path = f"/documents/{library.stored.document.id}/accept-ready"
    assert "采用全部 2 道推荐题？" in text_of(organizer.page(path))
    assert state(store, library, 0).state == "draft"
    assert organizer.post(path).headers["location"] == address(library)
    assert [state(store, library, n).state for n in range(3)] == ["accepted", "draft", "accepted"]
    assert "没有推荐题在等了" in text_of(organizer.page(path))


@pytest.mark.parametrize("htmx", [False, True])
def test_after_the_last_draft_the_next_step_is_shown(organizer: Visitor, library: Library, htmx: bool) -> None:
    act(organizer, library, "accept", 0)
    act(organizer, library, "reject", 1)
    answer = act(organizer, library, "accept", 2, htmx=htmx)
    page = page_of(answer) if htmx else organizer.page(answer.headers["location"])
    assert "审完了，2 道题已入库" in text_of(page)
    assert page.xpath(f"//a[@href='/sets/{library.stored.question_set.id}']")
    assert page.xpath("//a[starts-with(@href, '/study-sessions/new?set=')]")


def test_a_decided_question_can_be_looked_at_and_put_back(organizer: Visitor, library: Library) -> None:
    act(organizer, library, "accept", 0)
    page = organizer.page(f"{address(library)}?question={library.drafts[0].id}")
    assert "已采用" in text_of(page.xpath("//section")[0])
    assert page.xpath("//div[@role='group']//button/@data-key") == ["u"]


def test_strangers_can_neither_look_nor_decide(stranger: Visitor, store: Store, library: Library) -> None:
    number = library.drafts[0].id
    assert stranger.get(address(library)).status_code == 404
    for what in ("accept", "reject", "reopen"):
        theirs = stranger.post(f"/questions/{number}/{what}")
        unknown = stranger.post(f"/questions/999999/{what}")
        assert theirs.status_code == 404
        assert alike(theirs, unknown)
    assert stranger.post(f"/documents/{library.stored.document.id}/accept-ready").status_code == 404
    assert state(store, library, 0).state == "draft"


def test_a_question_of_another_document_is_not_in_this_review(organizer: Visitor, library: Library) -> None:
    organizer.page(f"{address(library)}?question=999999", status=404)
    organizer.page(f"{address(library)}?question=nonsense", status=404)
    organizer.page(f"{address(library)}?last=999999")
