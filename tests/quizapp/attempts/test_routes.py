"""The learner's pages over HTTP, without JavaScript."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import product
from typing import Any
from urllib.parse import urlsplit

import pytest
from httpx2 import Response
from lxml import html
from sqlalchemy import func, select

from quizapp.attempts.papers import PaperQuestion, load_paper
from quizapp.models import Answer, Attempt, Quiz, Role
from tests.conftest import Clock, Store
from tests.factories import make_unit, make_user
from tests.quizapp.attempts.exams import CHECK, Exam, make_exam, right_values
from tests.visitor import Visitor, text_of


@pytest.fixture
def learner(visitor: Visitor, exam: Exam) -> Visitor:
    return visitor.signed_in(exam.learner)


def change(store: Store, exam: Exam, **columns: Any) -> None:
    with store() as session:
        quiz = session.get_one(Quiz, exam.quiz.id)
        for name, value in columns.items():
            setattr(quiz, name, value)


def number_of(store: Store, table: type) -> int:
    with store(reading=True) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def start(learner: Visitor, exam: Exam) -> str:
    answer = learner.post(f"/quizzes/{exam.quiz.id}/attempts")
    assert answer.status_code == 303, answer.text[:1000]
    return urlsplit(answer.headers["location"]).path


def filled_form(page: html.HtmlElement) -> list[tuple[str, str]]:
    """Return the fields of the paper as a browser sends them."""
    return [(name, value) for name, value in page.get_element_by_id("paper").form_values() if value is not None]


def send(learner: Visitor, path: str, fields: list[tuple[str, str]]) -> Response:
    data: dict[str, list[str]] = {}
    for name, value in fields:
        data.setdefault(name, []).append(value)
    return learner.post(path, data)


def answer_all(store: Store, learner: Visitor, paper_url: str) -> Response:
    """Fill in the whole paper rightly and send it, as somebody does without JavaScript."""
    with store(reading=True) as session:
        questions = load_paper(session, session.scalars(select(Attempt)).one())
    right = {f"response-{q.position}": right_values(q) for q in questions}
    kept = [(name, value) for name, value in filled_form(learner.page(paper_url)) if name not in right]
    given = [(name, value) for name, values in right.items() for value in values]
    return send(learner, f"{paper_url}/answers", kept + given)


def test_home_links_to_what_to_read_and_to_take(learner: Visitor, exam: Exam) -> None:
    page = learner.page("/")
    assert page.xpath(f"//a[@href='/quizzes/{exam.quiz.id}']")
    assert page.xpath(f"//a[contains(@href, '/read/{exam.version.id}')]")
    assert "截止 11月28日 09:00" in text_of(page)
    assert "还没开始" in text_of(page)


def test_home_leads_an_organizer_without_quizzes_through_their_job(visitor: Visitor, exam: Exam) -> None:
    page = visitor.signed_in(exam.organizer).page("/")
    assert page.xpath("//ol//a[@href='/documents']")
    assert page.xpath("//ol//a[@href='/study-sessions']")


def test_home_of_a_learner_with_nothing_to_do_says_so(visitor: Visitor, store: Store) -> None:
    with store() as session:
        person = make_user(session, make_unit(session))
    assert "现在没有要读或要答的" in text_of(visitor.signed_in(person).page("/"))


def test_a_document_is_read_with_its_outline(learner: Visitor, exam: Exam) -> None:
    page = learner.page(f"/study-sessions/{exam.quiz.study_session_id}/read/{exam.version.id}")
    assert CHECK in text_of(page)
    assert page.xpath("//details//a[@href='#point-0']")
    assert page.xpath("//*[@id='point-0']")


def test_a_document_is_not_there_for_others(visitor: Visitor, exam: Exam) -> None:
    path = f"/study-sessions/{exam.quiz.study_session_id}/read/{exam.version.id}"
    unknown = visitor.signed_in(exam.stranger).get("/study-sessions/999/read/999")
    refused = visitor.signed_in(exam.stranger).get(path)
    assert (refused.status_code, unknown.status_code) == (404, 404)


def test_the_start_page_says_the_rules_and_has_one_button(learner: Visitor, exam: Exam) -> None:
    page = learner.page(f"/quizzes/{exam.quiz.id}")
    text = text_of(page)
    for rule in (
        "8 题，共 12 分",
        "60%",
        "30 分钟",
        "11月28日 09:00",
        "可以作答 1 次",
        "多选题选得完全正确得满分",
    ):
        assert rule in text
    assert len(page.xpath("//main//button")) == 1


def test_starting_leads_to_the_paper_and_starting_again_to_the_same(
    learner: Visitor, exam: Exam, store: Store
) -> None:
    assert start(learner, exam) == start(learner, exam)
    assert number_of(store, Attempt) == 1


def test_a_quiz_that_is_not_open_says_so_and_starts_nothing(
    learner: Visitor, exam: Exam, store: Store, clock: Clock
) -> None:
    early = exam.quiz.opens_at - timedelta(hours=1)
    for moment, says in [(early, "还没到开始的时间"), (exam.quiz.closes_at, "已经过了截止时间")]:
        clock.now = moment
        assert not learner.page(f"/quizzes/{exam.quiz.id}").xpath("//main//form")
        answer = learner.post(f"/quizzes/{exam.quiz.id}/attempts")
        assert (answer.status_code, says in answer.text) == (409, True)
    assert number_of(store, Attempt) == 0


def test_attempts_beyond_the_allowance_conflict(learner: Visitor, exam: Exam, store: Store) -> None:
    learner.post(f"{start(learner, exam)}/submit")
    answer = learner.post(f"/quizzes/{exam.quiz.id}/attempts")
    assert (answer.status_code, "次数已经用完" in answer.text) == (409, True)
    assert number_of(store, Attempt) == 1


def test_a_quiz_is_unknown_to_people_who_are_not_on_its_roster(visitor: Visitor, exam: Exam, store: Store) -> None:
    stranger = visitor.signed_in(exam.stranger)
    assert stranger.get(f"/quizzes/{exam.quiz.id}").status_code == 404
    assert stranger.post(f"/quizzes/{exam.quiz.id}/attempts").status_code == 404
    assert stranger.get("/quizzes/99999999999999999999").status_code == 404
    assert number_of(store, Attempt) == 0


def test_who_only_organizes_a_quiz_is_led_to_its_link_and_people(
    visitor: Visitor, exam: Exam, store: Store
) -> None:
    with store() as session:
        other = make_user(session, make_unit(session), role=Role.ORGANIZER)
    path = f"/quizzes/{exam.quiz.id}"
    assert visitor.signed_in(exam.organizer).get(path).headers["location"] == f"{path}/share"
    assert visitor.signed_in(exam.organizer).post(f"{path}/attempts").status_code == 404
    assert visitor.signed_in(other).get(path).status_code == 404


def test_the_paper_is_one_form_with_a_fieldset_for_each_item(learner: Visitor, exam: Exam) -> None:
    page = learner.page(start(learner, exam))
    items = page.xpath("//form[@id='paper']//fieldset[@data-item]")
    assert [item.get("data-item") for item in items] == [str(number) for number in range(1, 9)]
    assert {item.get("data-kind") for item in items} == {
        "single_choice",
        "multiple_choice",
        "true_false",
        "fill_blank",
        "numeric",
        "ordering",
        "matching",
        "short_answer",
    }
    for item in items:
        assert item.xpath(f".//*[@name='response-{item.get('data-item')}']")
        assert item.xpath("./legend")
        assert not item.xpath(".//*[@checked] | .//option[@selected]")


def test_the_paper_says_nothing_of_the_key(learner: Visitor, exam: Exam) -> None:
    path = start(learner, exam)
    for answer in (learner.get(path), learner.get(f"{path}/check"), learner.get(f"{path}/state")):
        for secret in ("secret-", "须知第一条写明了负责人", "参考要点", CHECK, "个月", "correct"):
            assert secret not in answer.text, secret


def test_what_was_saved_is_shown_again(learner: Visitor, exam: Exam, store: Store) -> None:
    path = start(learner, exam)
    assert answer_all(store, learner, path).status_code == 303
    page = learner.page(path)
    with store(reading=True) as session:
        questions = load_paper(session, session.scalars(select(Attempt)).one())
    fields = filled_form(page)
    for question in questions:
        given = [value for name, value in fields if name == f"response-{question.position}"]
        assert tuple(given) == right_values(question), question.item.kind


def test_without_javascript_answers_are_saved_checked_and_handed_in(
    learner: Visitor, exam: Exam, store: Store
) -> None:
    path = start(learner, exam)
    saved = answer_all(store, learner, path)
    assert (saved.status_code, saved.headers["location"]) == (303, f"{path}/check")
    check = learner.page(f"{path}/check")
    assert "8 题都答了" in text_of(check)
    [form] = check.xpath(f"//form[@action='{path}/submit']")
    handed_in = learner.post(form.get("action"))
    assert (handed_in.status_code, handed_in.headers["location"]) == (303, f"{path}/result")
    [score] = learner.page(f"{path}/result").xpath("//*[@data-score]")
    assert (score.get("data-score"), score.get("data-max-score")) == ("11", "12")


def test_checking_lists_what_is_unanswered_unfinished_and_flagged(
    learner: Visitor, exam: Exam, paper: dict[str, PaperQuestion]
) -> None:
    path = start(learner, exam)
    fields = filled_form(learner.page(path))
    gaps, number = paper["fill_blank"].position, paper["numeric"].position
    fields = [(name, value) for name, value in fields if name not in {f"response-{gaps}", f"response-{number}"}]
    fields += [(f"response-{gaps}", "月"), (f"response-{gaps}", ""), (f"response-{number}", "119")]
    send(learner, f"{path}/answers", [*fields, (f"flag-{number}", "1")])
    page = learner.page(f"{path}/check")
    assert "有 6 题还没答" in text_of(page)
    assert "有 1 题没有答完" in text_of(page)
    assert "您标记了 1 题" in text_of(page)
    assert page.xpath(f"//ul/li/a[@href='{path}#q{number}']")


def test_an_answer_that_cannot_be_taken_comes_back_with_the_reason_and_the_others_are_saved(
    learner: Visitor, exam: Exam, store: Store, paper: dict[str, PaperQuestion]
) -> None:
    path = start(learner, exam)
    number, decision = paper["numeric"].position, paper["true_false"].position
    answer = send(learner, f"{path}/answers", [(f"response-{number}", "很多"), (f"response-{decision}", "true")])
    assert answer.status_code == 422
    page = html.fromstring(answer.text)
    [field] = page.xpath(f"//fieldset[@data-item='{number}']")
    assert "请填一个数" in text_of(field)
    assert field.xpath(".//input[@value='很多']")
    assert number_of(store, Answer) == 1


def test_saving_a_form_too_late_conflicts_and_hands_in_nothing(
    learner: Visitor, exam: Exam, store: Store, clock: Clock, paper: dict[str, PaperQuestion]
) -> None:
    path = start(learner, exam)
    clock.now += timedelta(minutes=31)
    fields = [(f"response-{paper['true_false'].position}", "true")]
    late = send(learner, f"{path}/answers", fields)
    assert (late.status_code, "作答时间已经过了" in late.text) == (409, True)
    learner.post(f"{path}/submit")
    closed = send(learner, f"{path}/answers", fields)
    assert (closed.status_code, "已经交了" in closed.text) == (409, True)
    assert number_of(store, Answer) == 0


def test_a_paper_whose_time_is_over_can_only_be_handed_in(learner: Visitor, exam: Exam, clock: Clock) -> None:
    path = start(learner, exam)
    clock.now += timedelta(minutes=31)
    page = learner.page(path)
    assert page.xpath("//fieldset[@disabled]")
    assert not page.xpath("//button[@data-hand-in]")
    learner.post(f"{path}/submit")
    assert "由系统自动交卷" in text_of(learner.page(f"{path}/result"))


def test_handing_in_twice_gives_the_same_result(learner: Visitor, exam: Exam, store: Store, clock: Clock) -> None:
    path = start(learner, exam)
    answer_all(store, learner, path)
    first = learner.post(f"{path}/submit")
    page = text_of(learner.page(f"{path}/result"))
    clock.now += timedelta(minutes=1)
    again = learner.post(f"{path}/submit")
    assert first.status_code == again.status_code == 303
    assert first.headers["location"] == again.headers["location"]
    assert text_of(learner.page(f"{path}/result")) == page


def test_a_paper_that_is_handed_in_leads_to_its_result(learner: Visitor, exam: Exam) -> None:
    path = start(learner, exam)
    learner.post(f"{path}/submit")
    for page in (path, f"{path}/check"):
        assert learner.get(page).headers["location"] == f"{path}/result"


def test_there_is_no_result_before_handing_in(learner: Visitor, exam: Exam) -> None:
    path = start(learner, exam)
    page = learner.page(f"{path}/result", status=409)
    assert page.xpath(f"//a[@href='{path}']")
    assert not page.xpath("//*[@data-score]")


def test_the_review_shows_answer_key_explanation_and_the_source_sentence(
    learner: Visitor, exam: Exam, store: Store, paper: dict[str, PaperQuestion]
) -> None:
    path = start(learner, exam)
    learner.post(f"{path}/submit")
    page = learner.page(f"{path}/result")
    [entry] = page.xpath(f"//*[@data-review='{paper['single_choice'].position}']")
    assert "楼层安全员 ✓ 正确答案" in text_of(entry)
    assert "须知第一条写明了负责人" in text_of(entry)
    assert text_of(entry.xpath(".//mark")[0]) == CHECK
    assert "检查时看压力表" in text_of(entry.xpath(".//blockquote")[0])


def test_the_result_shows_what_the_policy_allows(learner: Visitor, exam: Exam, store: Store, clock: Clock) -> None:
    path = start(learner, exam)
    learner.post(f"{path}/submit")
    moments = [(clock.now, False), (exam.quiz.closes_at, True)]
    for content, time, (moment, closed) in product(
        ("nothing", "score", "answers"), ("submitted", "closed"), moments
    ):
        clock.now = moment
        change(store, exam, review_content=content, review_time=time)
        page = learner.page(f"{path}/result")
        ready = time == "submitted" or closed
        assert bool(page.xpath("//*[@data-score]")) is (ready and content != "nothing")
        assert bool(page.xpath("//*[@data-review]")) is (ready and content == "answers")
        assert ("正确答案" in text_of(page)) is (ready and content == "answers")
        promised = re.search(r"11月28日 09:00 以后再来", text_of(page)) is not None
        assert promised is (not ready and content != "nothing")


def test_home_shows_the_score_when_the_policy_does(
    learner: Visitor, exam: Exam, store: Store, clock: Clock
) -> None:
    learner.post(f"{start(learner, exam)}/submit")
    assert "已交卷 0/12 分" in text_of(learner.page("/"))
    change(store, exam, review_content="nothing")
    assert "0/12" not in text_of(learner.page("/"))


def test_other_peoples_papers_are_as_unknown_as_none(visitor: Visitor, learner: Visitor, exam: Exam) -> None:
    path = start(learner, exam)
    unknown = "/attempts/01234567-89ab-7def-8123-456789abcdef"
    for person in (exam.colleague, exam.organizer):
        other = visitor.signed_in(person)
        for page in ("", "/check", "/result"):
            assert other.get(path + page).status_code == 404
        assert other.get(path).text.replace(path, "") == other.get(unknown).text.replace(unknown, "")
        for action in ("/answers", "/submit"):
            assert other.post(path + action).status_code == 404
    assert learner.get("/attempts/not-an-id").status_code == 404
    assert learner.get(path).status_code == 200


def test_text_of_others_making_stays_text(visitor: Visitor, store: Store) -> None:
    payload = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    item = {
        "id": "x",
        "kind": "matching",
        "stem": payload,
        "pairs": [{"left": payload, "right": payload}, {"left": "b", "right": "c"}],
        "options": [],
        "answer": None,
        "explanation": payload,
        "max_mark": 1,
    }
    with store() as session:
        exam = make_exam(session, chosen=[item], title=payload)
    learner = visitor.signed_in(exam.learner)
    path = start(learner, exam)
    learner.put(f"{path}/answers/1", {"response": ["1", "2"], "seq": "1"})
    pages = [learner.get("/"), learner.get(f"/quizzes/{exam.quiz.id}"), learner.get(path)]
    learner.post(f"{path}/submit")
    pages.append(learner.get(f"{path}/result"))
    for page in pages:
        assert page.status_code == 200
        assert "<img" not in page.text
        assert "<script>" not in page.text


def test_an_admin_without_quizzes_has_a_useful_home(visitor: Visitor, store: Store) -> None:
    with store() as session:
        admin = make_user(session, make_unit(session), role=Role.ADMIN)
    assert "分三步" in text_of(visitor.signed_in(admin).page("/"))
