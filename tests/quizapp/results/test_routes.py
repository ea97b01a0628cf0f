"""The pages about results, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import unquote

import pytest
from lxml import html
from sqlalchemy import delete

from quizapp.models import Quiz, RosterEntry
from tests.conftest import NOW, Clock, Store
from tests.factories import make_attempt
from tests.quizapp.results.story import STEMS, Story
from tests.visitor import Visitor, text_of

PAGES = ("completion", "missing", "people", "questions", "report.xlsx", "report.csv", "report.pdf")
As = Callable[[str], Visitor]


@pytest.fixture
def organizer(story: Story, visitor: Visitor) -> As:
    """Give the browser of the organizer of the unit with this code."""
    return lambda code: visitor.signed_in(story.organizers[code])


def rows(page: html.HtmlElement) -> dict[str, tuple[str, ...]]:
    names = ("data-assigned", "data-started", "data-submitted", "data-passed", "data-mean")
    return {row.get("data-unit"): tuple(row.get(name) for name in names) for row in page.xpath("//tr[@data-unit]")}


def people(page: html.HtmlElement) -> list[str]:
    return page.xpath("//tr/@data-person")


def test_completion_counts_each_person_once_with_the_best_attempt_and_rolls_up(
    story: Story, organizer: As
) -> None:
    page = organizer("G").page(f"/quizzes/{story.quiz.id}/completion")
    assert rows(page) == {
        "G": ("6", "4", "3", "2", "7.67"),
        "P1": ("4", "3", "2", "1", "6.50"),
        "P1A": ("2", "1", "0", "0", ""),
        "P2": ("2", "1", "1", "1", "10.00"),
    }
    assert "满分 10" in text_of(page.xpath("//thead")[0])
    assert page.xpath("//tr[@data-unit='P1']//a/@href") == [f"/quizzes/{story.quiz.id}/missing?unit=P1"]


def test_the_picture_shows_the_plants_in_words_too(story: Story, organizer: As) -> None:
    page = organizer("G").page(f"/quizzes/{story.quiz.id}/completion")
    bars = page.xpath("//ul[contains(@class, 'bars')]/li")
    assert [text_of(bar.xpath("./span[1]")[0]) for bar in bars] == ["一厂", "二厂"]
    assert bars[0].xpath(".//svg/@aria-label") == ["一厂：应参加 4 人，已交卷 2 人，及格 1 人"]
    assert bars[0].xpath(".//rect/@width") == ["100", "50.00", "25.00"]


def test_htmx_gets_the_figures_alone_and_as_they_are_now(story: Story, organizer: As, store: Store) -> None:
    visitor = organizer("G")
    with store() as session:
        make_attempt(session, story.quiz, story.people["zhou"], "9")
    fragment = visitor.get(f"/quizzes/{story.quiz.id}/completion", htmx=True)
    assert "<html" not in fragment.text
    figures = rows(html.fromstring(fragment.text))
    assert (figures["P2"][2], figures["G"][4]) == ("2", "8.00")


def test_an_open_quiz_is_refreshed_often_and_a_finished_one_not_at_all(
    story: Story, organizer: As, clock: Clock, store: Store
) -> None:
    def trigger() -> list[str]:
        return organizer("G").page(f"/quizzes/{story.quiz.id}/completion").xpath("//*[@id='live']/@hx-trigger")

    assert trigger() == ["every 3s"]
    clock.now = NOW + timedelta(days=10)
    assert trigger() == ["every 15s"]  # one attempt is still open
    with store() as session:
        make_attempt(session, story.quiz, story.people["wang"], "2", number=2)
    assert trigger() == []
    clock.now = NOW - timedelta(days=10)
    assert trigger() == ["every 30s"]


def test_an_organizer_of_a_plant_sees_that_plant_only(story: Story, organizer: As) -> None:
    visitor = organizer("P1")
    assert list(rows(visitor.page(f"/quizzes/{story.quiz.id}/completion"))) == ["P1", "P1A"]
    assert people(visitor.page(f"/quizzes/{story.quiz.id}/people")) == ["li", "zhang", "wang", "zhao"]
    assert people(visitor.page(f"/quizzes/{story.quiz.id}/missing")) == ["wang", "zhao"]
    questions = visitor.page(f"/quizzes/{story.quiz.id}/questions")
    assert set(questions.xpath("//article/@data-met")) == {"2"}
    csv = visitor.get(f"/quizzes/{story.quiz.id}/report.csv").text
    assert "李四" in csv
    assert "孙七" not in csv
    assert "二厂" not in csv


def test_a_quiz_out_of_reach_is_like_one_that_does_not_exist(story: Story, organizer: As) -> None:
    visitor = organizer("X")
    for page in PAGES:
        hidden = visitor.get(f"/quizzes/{story.quiz.id}/{page}")
        unknown = visitor.get(f"/quizzes/999999/{page}")
        assert hidden.status_code == unknown.status_code == 404, page
        assert hidden.text.replace(f"/{story.quiz.id}/", "//") == unknown.text.replace("/999999/", "//"), page


def test_learners_see_no_results(story: Story, visitor: Visitor) -> None:
    learner = visitor.signed_in(story.people["zhang"])
    for page in PAGES:
        assert learner.get(f"/quizzes/{story.quiz.id}/{page}").status_code == 403, page
        assert visitor.get(f"/quizzes/{story.quiz.id}/{page}").status_code == 303, page


def test_an_admin_sees_every_quiz(story: Story, visitor: Visitor) -> None:
    admin = visitor.signed_in(story.admin)
    assert {page: admin.get(f"/quizzes/{story.quiz.id}/{page}").status_code for page in PAGES} == dict.fromkeys(
        PAGES, 200
    )


def test_a_unit_out_of_reach_cannot_be_asked_for(story: Story, organizer: As) -> None:
    visitor = organizer("P1")
    for page in ("missing", "people"):
        for code in ("P2", "G", "no-such", "' OR 1=1--", "%00", "%25"):
            assert visitor.get(f"/quizzes/{story.quiz.id}/{page}?unit={code}").status_code == 404, code


def test_the_missing_are_found_by_unit_and_by_how_far_they_came(story: Story, organizer: As) -> None:
    visitor, path = organizer("G"), f"/quizzes/{story.quiz.id}/missing"
    everyone = visitor.page(path)
    assert everyone.xpath("//tr[@data-person]/@data-state") == ["open", "not_started", "not_started"]
    assert people(everyone) == ["wang", "zhao", "zhou"]
    assert people(visitor.page(f"{path}?unit=P2")) == ["zhou"]
    assert people(visitor.page(f"{path}?state=open")) == ["wang"]
    assert people(visitor.page(f"{path}?unit=P1&state=not_started")) == ["zhao"]
    assert people(visitor.page(f"{path}?state=nonsense")) == ["wang", "zhao", "zhou"]


def test_phones_are_masked(story: Story, organizer: As) -> None:
    text = organizer("G").get(f"/quizzes/{story.quiz.id}/missing").text
    assert "138****5678" in text
    assert "13812345678" not in text


def test_people_show_their_best_result(story: Story, organizer: As) -> None:
    page = organizer("G").page(f"/quizzes/{story.quiz.id}/people")
    assert people(page) == ["li", "zhang", "wang", "zhao", "sun", "zhou"]
    zhang = page.xpath("//tr[@data-person='zhang']")[0]
    assert zhang.get("data-score") == "8"
    assert "11月21日 10:12" in text_of(zhang)
    assert "及格" in text_of(zhang)


def test_the_search_is_literal(story: Story, organizer: As) -> None:
    visitor = organizer("G")
    for typed, found in {"张": ["zhang"], "ZHA": ["zhang", "zhao"], "%": [], "_": [], "' OR 1=1--": []}.items():
        answer = visitor.get(f"/quizzes/{story.quiz.id}/people", params={"q": typed})
        assert people(html.fromstring(answer.text)) == found, typed
    assert visitor.get(f"/quizzes/{story.quiz.id}/people?q=%00").status_code == 200


def test_names_cannot_carry_markup(story: Story, organizer: As, store: Store) -> None:
    with store() as session:
        session.get(type(story.people["zhao"]), story.people["zhao"].id).name = "<script>alert(1)</script>"
    for page in ("missing", "people"):
        text = organizer("G").get(f"/quizzes/{story.quiz.id}/{page}").text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_questions_come_hardest_first_with_what_was_chosen(story: Story, organizer: As) -> None:
    page = organizer("G").page(f"/quizzes/{story.quiz.id}/questions")
    articles = page.xpath("//article")
    assert [(a.get("data-question"), a.get("data-met"), a.get("data-facility")) for a in articles] == [
        ("2", "3", "0.3333"),
        ("1", "3", "0.6667"),
    ]
    assert STEMS[1] in text_of(articles[0])
    assert [text_of(row) for row in articles[1].xpath(".//ul/li")] == [
        "A. 绿区 正确答案 66.7% · 2 人",
        "B. 红区 0.0% · 0 人",
        "C. 黄区 33.3% · 1 人",
    ]
    assert "压力表的指针要指在绿区。" in text_of(articles[0].xpath(".//blockquote")[0])


def test_a_download_is_named_after_the_quiz_in_any_language(story: Story, organizer: As) -> None:
    types = {
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "csv": "text/csv; charset=utf-8",
        "pdf": "application/pdf",
    }
    for extension, media_type in types.items():
        answer = organizer("G").get(f"/quizzes/{story.quiz.id}/report.{extension}")
        assert answer.headers["content-type"] == media_type
        encoded = answer.headers["content-disposition"].removeprefix("attachment; filename*=UTF-8''")
        assert unquote(encoded) == f"消防=安全 测验 成绩报表 2026-11-21.{extension}"


def test_a_draft_says_that_there_is_nothing_yet(story: Story, organizer: As, store: Store) -> None:
    with store() as session:
        session.execute(delete(RosterEntry))
        quiz = session.get(Quiz, story.quiz.id)
        quiz.published_at, quiz.state = None, "draft"
    visitor = organizer("G")
    for page in ("completion", "missing", "people"):
        assert "还没有发布" in text_of(visitor.page(f"/quizzes/{story.quiz.id}/{page}"))
