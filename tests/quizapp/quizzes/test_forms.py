"""The forms of study sessions and quizzes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from starlette.datastructures import FormData

from question_bank.marking import POLICIES
from quizapp.models import ReviewContent, ReviewTime
from quizapp.quizzes.blueprint_form import Rows, TypedRow
from quizapp.quizzes.forms import (
    QuizForm,
    StudySessionForm,
    policy_options,
    typed_new_quiz,
    typed_new_study_session,
    typed_quiz,
    typed_study_session,
)
from quizapp.quizzes.queries import study_session_in_reach
from quizapp.web.forms import Form, Submission, read_form
from tests.conftest import NOW, Store
from tests.quizapp.quizzes.hall import CLOSES, OPENS, Hall

SHANGHAI = "Asia/Shanghai"
STUDY_SESSION = {
    "title": "消防月",
    "opens_at": "2026-11-21T08:00",
    "closes_at": "2026-11-28T09:00",
    "units": ["3", "4"],
}
QUIZ = {
    **STUDY_SESSION,
    "sets": ["1"],
    "policy": "exact",
    "cut_score": "60",
    "attempts_allowed": "1",
    "review_content": "answers",
    "review_time": "closed",
}
NO_ROWS = Rows((TypedRow(),))


def fields(given: dict[str, Any]) -> FormData:
    pairs: list[tuple[str, str]] = []
    for name, value in given.items():
        pairs += [(name, str(part)) for part in (value if isinstance(value, list) else [value])]
    return FormData(pairs)


def read(model: type[Form], given: dict[str, Any], **changes: Any) -> Submission[Any]:
    return read_form(model, fields({**given, **changes}))


def test_clock_times_become_utc_in_the_plan() -> None:
    plan = read(StudySessionForm, STUDY_SESSION, documents=["5"]).value.plan(SHANGHAI)
    assert (plan.opens_at, plan.closes_at) == (OPENS, CLOSES)
    assert (plan.unit_ids, plan.document_ids) == ((3, 4), (5,))


@pytest.mark.parametrize("closes_at", ["2026-11-21T08:00", "2026-11-20T08:00"])
def test_a_period_must_end_after_it_begins(closes_at: str) -> None:
    for model, given in ((StudySessionForm, STUDY_SESSION), (QuizForm, QUIZ)):
        assert read(model, given, closes_at=closes_at).errors == {"closes_at": "结束时间要晚于开始时间。"}


@pytest.mark.parametrize("wrong", ["", "明天", "2026-13-01T00:00", "0001-01-01T00:00", "123", "2026-11-21T08:00Z"])
def test_a_time_that_is_none_is_told_beside_its_field(wrong: str) -> None:
    assert set(read(StudySessionForm, STUDY_SESSION, opens_at=wrong).errors) == {"opens_at"}


def test_a_study_session_needs_a_unit_but_no_document() -> None:
    assert set(read(StudySessionForm, STUDY_SESSION, units=[]).errors) == {"units"}
    assert read(StudySessionForm, STUDY_SESSION).value.documents == []


def test_unticked_boxes_are_off_and_no_minutes_means_until_closing() -> None:
    plan = read(QuizForm, QUIZ).value.plan(NO_ROWS, SHANGHAI)
    assert (plan.shuffle_questions, plan.shuffle_options, plan.minutes) == (False, False, None)
    ticked = read(QuizForm, QUIZ, shuffle_options="on", minutes="45").value.plan(NO_ROWS, SHANGHAI)
    assert (ticked.shuffle_questions, ticked.shuffle_options, ticked.minutes) == (False, True, 45)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("sets", []),
        ("policy", "generous"),
        ("cut_score", "101"),
        ("cut_score", "-1"),
        ("cut_score", "Infinity"),
        ("minutes", "0"),
        ("minutes", "9" * 30),
        ("attempts_allowed", "0"),
        ("attempts_allowed", ""),
        ("review_content", "everything"),
        ("review_time", "never"),
        ("units", ["x"]),
        ("title", "长" * 201),
    ],
)
def test_what_makes_no_sense_is_told_beside_its_field(name: str, wrong: Any) -> None:
    submission = read(QuizForm, QUIZ, **{name: wrong})
    assert set(submission.errors) == {name}
    assert not any(part.isascii() and part.isalpha() for part in submission.errors[name].split())


def test_every_policy_can_be_chosen_and_is_explained() -> None:
    options = policy_options()
    assert [name for name, _, _ in options] == list(POLICIES)
    assert all(title and description for _, title, description in options)
    assert read(QuizForm, QUIZ, policy="negative").errors == {}


def test_a_form_shows_what_is_stored_and_stores_what_it_shows(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz_id = hall.make_draft(session, minutes=30, cut_score=Decimal("62.5"), shuffle_options=False).id
    with store(reading=True) as session:
        quiz = hall.quiz(session, quiz_id)
        typed = typed_quiz(quiz, SHANGHAI)
        plan = read(QuizForm, typed).value.plan(NO_ROWS, SHANGHAI)
        study_session = study_session_in_reach(session, hall.admin, quiz.study_session_id)
        assert study_session is not None
        activity = read(StudySessionForm, typed_study_session(study_session, SHANGHAI)).value.plan(SHANGHAI)
    assert plan == hall.plan(minutes=30, cut_score=Decimal("62.5"), shuffle_options=False, blueprint=())
    assert (activity.title, activity.opens_at, activity.closes_at) == ("消防安全学习月", OPENS, CLOSES)
    assert (activity.document_ids, activity.unit_ids) == ((hall.document.id,), (hall.workshop.id,))


def test_a_new_quiz_takes_over_period_and_units_and_needs_only_sets(store: Store, hall: Hall) -> None:
    with store() as session:
        study_session = hall.make_study_session(session)
        typed = typed_new_quiz(study_session, SHANGHAI)
    assert set(read(QuizForm, typed).errors) == {"sets"}
    plan = read(QuizForm, typed, sets=["1"]).value.plan(NO_ROWS, SHANGHAI)
    assert (plan.opens_at, plan.closes_at, plan.unit_ids) == (OPENS, CLOSES, (hall.workshop.id,))
    assert (plan.review_content, plan.review_time) == (ReviewContent.ANSWERS, ReviewTime.SUBMITTED)


def test_a_new_study_session_needs_only_a_title(store: Store, hall: Hall) -> None:
    typed = typed_new_study_session(hall.organizer, NOW, SHANGHAI)
    assert set(read(StudySessionForm, typed).errors) == {"title"}
    assert read(StudySessionForm, typed, title="消防月").value.units == [hall.workshop.id]
