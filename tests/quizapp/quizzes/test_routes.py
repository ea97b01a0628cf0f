"""Putting a study session and its quiz together, publishing and sharing it, over HTTP."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from httpx2 import Response
from lxml import html
from sqlalchemy import delete, func, select

from quizapp.models import Quiz, QuizState, RosterEntry, SetQuestion, StudySession
from tests.conftest import Clock, Store
from tests.factories import make_user
from tests.quizapp.quizzes.hall import CLOSES, Hall, only_quiz
from tests.visitor import Visitor, text_of


@pytest.fixture
def organizer(visitor: Visitor, hall: Hall) -> Visitor:
    return visitor.signed_in(hall.organizer)


def filled(page: html.HtmlElement) -> dict[str, Any]:
    """Return the fields that a browser would send of the page's own form, by name, each a list."""
    fields: dict[str, list[str]] = {}
    for name, value in page.xpath("//main//form")[0].form_values():
        fields.setdefault(name, []).append(value)
    return dict(fields)


def parsed(response: Response) -> html.HtmlElement:
    return html.fromstring(response.text)


def count(store: Store, table: type) -> int:
    with store(reading=True) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def stored(store: Store, hall: Hall, *, published: bool = False, **changes: Any) -> int:
    with store() as session:
        make = hall.make_published if published else hall.make_draft
        return make(session, **changes).id


def test_from_nothing_to_a_published_quiz_with_almost_nothing_to_type(
    organizer: Visitor, store: Store, hall: Hall
) -> None:
    assert "还没有学习活动" in text_of(organizer.page("/study-sessions"))
    fields = filled(organizer.page(f"/study-sessions/new?set={hall.question_set.id}"))
    answer = organizer.post("/study-sessions/new", fields)
    assert answer.status_code == 303
    new_quiz = answer.headers["location"]
    assert new_quiz.endswith(f"/quizzes/new?set={hall.question_set.id}")
    fields = filled(organizer.page(new_quiz)) | {"action": "save"}
    answer = organizer.post(new_quiz, fields)
    assert (answer.status_code, re.sub(r"\d+", "N", answer.headers["location"])) == (303, "/quizzes/N/publish")
    page = text_of(organizer.page(answer.headers["location"]))
    assert "应答人数3" in page
    assert "题库里的题12" in page
    assert "每份试卷11 题" in page
    answer = organizer.post(answer.headers["location"])
    assert re.sub(r"\d+", "N", answer.headers["location"]) == "/quizzes/N/share"
    with store(reading=True) as session:
        quiz = only_quiz(session)
        assert (quiz.state, quiz.unit_id) == (QuizState.PUBLISHED, hall.workshop.id)
        assert quiz.title == "消防题库"
    assert count(store, RosterEntry) == 3


def test_the_list_tells_state_and_next_step_of_each_quiz(organizer: Visitor, store: Store, hall: Hall) -> None:
    draft, published = stored(store, hall, title="草稿卷"), stored(store, hall, published=True, seed=9)
    page = organizer.page("/study-sessions")
    assert "草稿，未发布" in text_of(page)
    assert "进行中" in text_of(page)
    links = page.xpath("//main//a/@href")
    assert f"/quizzes/{draft}/publish" in links
    assert f"/quizzes/{published}/completion" in links


def test_a_study_session_without_title_comes_back_with_what_was_typed(
    organizer: Visitor, store: Store, hall: Hall
) -> None:
    fields = filled(organizer.page("/study-sessions/new"))
    answer = organizer.post("/study-sessions/new", fields | {"title": "", "description": "请先读资料"})
    page = parsed(answer)
    assert answer.status_code == 422
    assert "活动名称：请填写这一项。" in text_of(page.xpath("//*[@id='error-summary']")[0])
    assert page.xpath("//*[@id='title-error']")
    assert page.xpath("//textarea[@name='description']")[0].text.strip() == "请先读资料"
    assert count(store, StudySession) == 0


def test_a_study_session_can_be_changed(organizer: Visitor, store: Store, hall: Hall) -> None:
    with store() as session:
        study_session_id = hall.make_study_session(session).id
    path = f"/study-sessions/{study_session_id}"
    fields = filled(organizer.page(f"{path}/edit"))
    assert fields["documents"] == [str(hall.document.id)]
    assert organizer.post(f"{path}/edit", fields | {"title": "十二月学习"}).headers["location"] == path
    page = text_of(organizer.page(path))
    assert "十二月学习" in page
    assert "消防讲话" in page
    wrong = organizer.post(f"{path}/edit", fields | {"closes_at": fields["opens_at"]})
    assert wrong.status_code == 422
    assert "结束时间要晚于开始时间。" in text_of(parsed(wrong))


def test_times_are_shown_and_read_in_the_deployments_zone(organizer: Visitor, store: Store, hall: Hall) -> None:
    quiz_id = stored(store, hall)
    fields = filled(organizer.page(f"/quizzes/{quiz_id}/edit"))
    assert fields["closes_at"] == ["2026-11-28T09:00"]
    organizer.post(f"/quizzes/{quiz_id}/edit", fields | {"closes_at": "2026-11-28T10:30"})
    with store(reading=True) as session:
        assert only_quiz(session).closes_at == CLOSES + timedelta(minutes=90)


def test_a_blueprint_that_asks_for_too_much_is_told_beside_its_row_and_nothing_is_stored(
    organizer: Visitor, store: Store, hall: Hall
) -> None:
    with store() as session:
        study_session_id = hall.make_study_session(session).id
    path = f"/study-sessions/{study_session_id}/quizzes/new"
    fields = filled(organizer.page(path)) | {"title": "期末", "action": "save", "row_count": ["5", "20", "4"]}
    answer = organizer.post(path, fields)
    page = parsed(answer)
    assert answer.status_code == 422
    message = "第 2 行：要 20 道多选题，题库里只有 2 道。"
    assert text_of(page.xpath("//*[@id='row-2-error']")[0]) == message
    assert page.xpath("//*[@id='error-summary']//a/@href") == ["#row-2"]
    assert page.xpath("//input[@name='row_count']/@value") == ["5", "20", "4"]
    assert page.xpath("//input[@name='title']/@value") == ["期末"]
    assert count(store, Quiz) == 0


def test_rows_are_added_and_removed_without_javascript(organizer: Visitor, store: Store, hall: Hall) -> None:
    with store() as session:
        study_session_id = hall.make_study_session(session).id
    path = f"/study-sessions/{study_session_id}/quizzes/new"
    fields = filled(organizer.page(path))
    page = parsed(organizer.post(path, fields | {"action": "add-row", "title": "没写完"}))
    assert len(page.xpath("//select[@name='row_kind']")) == 4
    assert page.xpath("//input[@name='title']/@value") == ["没写完"]
    page = parsed(organizer.post(path, filled(page) | {"action": "remove-1"}))
    assert page.xpath("//select[@name='row_kind']/option[@selected]/@value")[:2] == [
        "multiple_choice",
        "true_false",
    ]
    assert count(store, Quiz) == 0


def test_htmx_gets_only_the_blueprint_with_its_sums(organizer: Visitor, store: Store, hall: Hall) -> None:
    with store() as session:
        study_session_id = hall.make_study_session(session).id
    path = f"/study-sessions/{study_session_id}/quizzes/new"
    fields = filled(organizer.page(path)) | {"action": "remove-1"}
    answer = organizer.post(path, fields, htmx=True)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "共 6 题，满分 32 分" in text_of(parsed(answer))


def test_a_published_quiz_shows_its_settings_and_refuses_changes(
    organizer: Visitor, store: Store, hall: Hall
) -> None:
    draft = filled(organizer.page(f"/quizzes/{stored(store, hall)}/edit"))
    quiz_id = stored(store, hall, published=True, seed=9)
    page = organizer.page(f"/quizzes/{quiz_id}/edit")
    assert not page.xpath("//main//form")
    assert "单选题：3 道，每题 2 分" in text_of(page)
    for action in ("save", "add-row"):
        answer = organizer.post(f"/quizzes/{quiz_id}/edit", draft | {"title": "改了", "action": action})
        assert answer.status_code == 409
        assert "测验已经发布，设置不能再改。" in text_of(parsed(answer))
    assert organizer.post(f"/quizzes/{quiz_id}/publish").status_code == 409
    with store(reading=True) as session:
        assert session.get_one(Quiz, quiz_id).title == "消防安全测验"


def test_a_quiz_that_closed_meanwhile_is_not_published(
    organizer: Visitor, store: Store, hall: Hall, clock: Clock
) -> None:
    quiz_id = stored(store, hall)
    clock.now = CLOSES
    assert "截止时间已经过了" in text_of(organizer.page(f"/quizzes/{quiz_id}/publish"))
    assert organizer.post(f"/quizzes/{quiz_id}/publish").status_code == 422
    assert count(store, RosterEntry) == 0


def test_a_draft_whose_questions_were_removed_meanwhile_says_what_is_short(
    organizer: Visitor, store: Store, hall: Hall
) -> None:
    quiz_id = stored(store, hall)
    with store() as session:
        session.execute(delete(SetQuestion).where(SetQuestion.set_id == hall.question_set.id))
    page = text_of(organizer.page(f"/quizzes/{quiz_id}/publish"))
    assert "第 1 行：要出 3 道，符合条件的题只有 0 道。" in page
    assert "现在还不能发布" in page


def test_a_sample_paper_is_the_same_for_the_same_number_and_another_for_the_next(
    organizer: Visitor, store: Store, hall: Hall
) -> None:
    path = f"/quizzes/{stored(store, hall)}/preview"
    first = organizer.page(path)
    assert len(first.xpath("//ol[@class='sample-paper']/li")) == 5
    assert "正确答案" in text_of(first)
    assert text_of(organizer.page(f"{path}?seed=1")) == text_of(first)
    others = {text_of(organizer.page(f"{path}?seed={seed}")) for seed in range(2, 6)}
    assert len(others | {text_of(first)}) == 5
    assert organizer.get(f"{path}?seed=many").status_code == 404


def test_the_link_and_its_code_lead_to_the_quiz(
    organizer: Visitor, visitor: Visitor, store: Store, hall: Hall
) -> None:
    quiz_id = stored(store, hall, published=True)
    page = organizer.page(f"/quizzes/{quiz_id}/share")
    link = page.xpath("//input[@id='link']/@value")[0]
    assert link.startswith("http://testserver/q/")
    assert page.xpath("//div[@class='poster__code']/svg")
    assert not page.xpath("//main//@style")
    answer = visitor.get(link.removeprefix("http://testserver"))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/quizzes/{quiz_id}")
    assert visitor.get("/q/nothing22").status_code == 404


def test_the_link_uses_the_address_that_the_deployment_is_known_by(
    organizer: Visitor, app: FastAPI, store: Store, hall: Hall
) -> None:
    app.state.settings = app.state.settings.model_copy(update={"base_url": "https://quiz.example/"})
    page = organizer.page(f"/quizzes/{stored(store, hall, published=True)}/share")
    assert page.xpath("//input[@id='link']/@value")[0].startswith("https://quiz.example/q/")


def test_newcomers_are_told_of_and_added_when_asked(organizer: Visitor, store: Store, hall: Hall) -> None:
    quiz_id = stored(store, hall, published=True)
    assert "现在没有名单以外的新学员。" in text_of(organizer.page(f"/quizzes/{quiz_id}/share"))
    with store() as session:
        make_user(session, hall.team)
    assert "这些单位新来了 1 位学员" in text_of(organizer.page(f"/quizzes/{quiz_id}/share"))
    answer = organizer.post(f"/quizzes/{quiz_id}/roster")
    page = text_of(organizer.page(answer.headers["location"]))
    assert "已把 1 位新学员加入名单。" in page
    assert "应答名单：4 人" in page


def test_a_draft_has_no_link_and_no_roster_yet(organizer: Visitor, store: Store, hall: Hall) -> None:
    quiz_id = stored(store, hall)
    assert organizer.get(f"/quizzes/{quiz_id}/share").headers["location"] == f"/quizzes/{quiz_id}/publish"
    assert organizer.post(f"/quizzes/{quiz_id}/roster").headers["location"] == f"/quizzes/{quiz_id}/publish"
    assert count(store, RosterEntry) == 0


@pytest.mark.parametrize("published", [False, True])
def test_somebody_elses_quiz_is_a_page_that_does_not_exist(
    visitor: Visitor, store: Store, hall: Hall, published: bool
) -> None:
    quiz_id = stored(store, hall, published=published)
    stranger = visitor.signed_in(hall.stranger)
    with store(reading=True) as session:
        study_session_id = session.get_one(Quiz, quiz_id).study_session_id
    for page in ("edit", "preview", "publish", "share"):
        assert stranger.get(f"/quizzes/{quiz_id}/{page}").status_code == 404
    for action in ("edit", "publish", "roster"):
        assert stranger.post(f"/quizzes/{quiz_id}/{action}").status_code == 404
    for path in ("", "/edit", "/quizzes/new"):
        assert stranger.get(f"/study-sessions/{study_session_id}{path}").status_code == 404
    assert "消防安全" not in stranger.get("/study-sessions").text
    assert count(store, RosterEntry) == (3 if published else 0)


def test_learners_have_no_business_here(visitor: Visitor, store: Store, hall: Hall) -> None:
    quiz_id = stored(store, hall)
    learner = visitor.signed_in(hall.learners[0])
    for path in ("/study-sessions", "/study-sessions/new", f"/quizzes/{quiz_id}/preview"):
        assert learner.get(path).status_code == 403
    assert learner.post(f"/quizzes/{quiz_id}/publish").status_code == 403


def test_words_of_people_are_never_markup(organizer: Visitor, store: Store, hall: Hall) -> None:
    words = "<script>alert(1)</script>"
    quiz_id = stored(store, hall, published=True, title=words)
    for path in ("/study-sessions", f"/quizzes/{quiz_id}/share", f"/quizzes/{quiz_id}/edit"):
        answer = organizer.get(path)
        assert words not in answer.text
        assert "&lt;script&gt;" in answer.text
