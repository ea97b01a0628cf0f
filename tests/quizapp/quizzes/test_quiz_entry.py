"""A quiz's form as a page."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session
from starlette.datastructures import FormData

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow
from quizapp.models import StudySession
from quizapp.quizzes.blueprint_form import Rows, TypedRow
from quizapp.quizzes.forms import typed_new_quiz
from quizapp.quizzes.queries import study_session_in_reach
from quizapp.quizzes.quiz_entry import QuizEntry, blueprint_view, new_quiz_entry, quiz_entry, read_quiz
from tests.conftest import Store
from tests.factories import make_choice_item
from tests.quizapp.quizzes.hall import Hall, asking, make_set

SHANGHAI = "Asia/Shanghai"


def loaded(session: Session, hall: Hall, **changes: object) -> StudySession:
    stored = hall.make_study_session(session, **changes)
    found = study_session_in_reach(session, hall.admin, stored.id)
    assert found is not None
    return found


def new_entry(session: Session, hall: Hall, study_session: StudySession, set_id: int = 0) -> QuizEntry:
    typed = typed_new_quiz(study_session, SHANGHAI)
    return new_quiz_entry(session, asking(session, hall.organizer), study_session, typed, set_id)


def form(hall: Hall, *rows: tuple[str, str, str, str], **changes: str) -> FormData:
    fields = {
        "title": "测验",
        "sets": str(hall.question_set.id),
        "units": str(hall.workshop.id),
        "policy": "exact",
        "cut_score": "60",
        "opens_at": "2026-11-21T08:00",
        "closes_at": "2026-11-28T09:00",
        "attempts_allowed": "1",
        "review_content": "answers",
        "review_time": "submitted",
        **changes,
    }
    names = ("row_kind", "row_outline", "row_count", "row_mark")
    cells = [pair for row in rows for pair in zip(names, row, strict=True)]
    return FormData([*fields.items(), *cells])


def read(store: Store, hall: Hall, data: FormData) -> QuizEntry:
    with store(reading=True) as session:
        return read_quiz(session, asking(session, hall.organizer), data, timezone=SHANGHAI)


def test_sets_of_the_documents_to_read_are_ticked_with_a_blueprint_that_can_be_filled(
    store: Store, hall: Hall
) -> None:
    with store() as session:
        make_set(session, hall.workshop, hall.organizer, [make_choice_item()], title="另一个")
        entry = new_entry(session, hall, loaded(session, hall))
        view = blueprint_view(session, entry)
    assert entry.typed["sets"] == [hall.question_set.id]
    assert [(row.kind, row.count) for row in entry.rows.blueprint] == [
        (Kind.SINGLE_CHOICE, 5),
        (Kind.MULTIPLE_CHOICE, 2),
        (Kind.TRUE_FALSE, 4),
    ]
    assert [row.available for row in view.rows] == [6, 2, 4]
    assert (view.totals.questions, view.totals.marks) == (11, Decimal(52))


def test_the_set_that_was_asked_for_is_ticked(store: Store, hall: Hall) -> None:
    with store() as session:
        other, _ = make_set(session, hall.workshop, hall.organizer, [make_choice_item()], title="另一个")
        entry = new_entry(session, hall, loaded(session, hall), other.id)
    assert entry.typed["sets"] == [other.id]


def test_the_only_set_with_questions_is_ticked_and_none_of_several(store: Store, hall: Hall) -> None:
    with store() as session:
        make_set(session, hall.workshop, hall.organizer, [], title="空题库")
        study_session = loaded(session, hall, document_ids=())
        assert new_entry(session, hall, study_session).typed["sets"] == [hall.question_set.id]
        make_set(session, hall.workshop, hall.organizer, [make_choice_item()], title="另一个")
        assert new_entry(session, hall, study_session).typed["sets"] == []


def test_a_good_form_is_a_plan(store: Store, hall: Hall) -> None:
    entry = read(store, hall, form(hall, ("single_choice", "二", "2", "3"), minutes="20"))
    assert entry.errors == {}
    assert entry.plan is not None
    assert entry.plan.blueprint == (BlueprintRow(Kind.SINGLE_CHOICE, ("二",), 2, Decimal(3)),)
    assert entry.plan.minutes == 20


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_page(store: Store, hall: Hall) -> None:
    data = form(hall, ("true_false", "", "9", "1"), title="", closes_at="2026-11-01T00:00")
    entry = read(store, hall, data)
    assert entry.plan is None
    assert list(entry.errors) == ["title", "row-1", "closes_at"]
    assert entry.errors["row-1"] == "第 1 行：要 9 道判断题，题库里只有 4 道。"


def test_a_wrong_row_is_told_beside_it(store: Store, hall: Hall) -> None:
    entry = read(store, hall, form(hall, ("true_false", "", "0", "1")))
    assert list(entry.errors) == ["row-1"]
    assert entry.rows.typed[0].count == "0"


def test_sets_and_units_out_of_reach_are_refused(store: Store, hall: Hall) -> None:
    with store() as session:
        foreign, _ = make_set(session, hall.other, hall.stranger, [make_choice_item()], title="别人的")
    data = form(hall, ("", "", "1", "1"), sets=str(foreign.id), units=str(hall.other.id))
    entry = read(store, hall, data)
    assert entry.plan is None
    assert set(entry.errors) == {"sets", "units"}


def test_a_button_that_changes_rows_complains_about_nothing_and_loses_nothing(store: Store, hall: Hall) -> None:
    data = form(hall, ("true_false", "", "99", "x"), action="add-row", title="")
    entry = read(store, hall, data)
    assert (entry.errors, entry.plan, entry.added) == ({}, None, True)
    assert entry.rows.typed[0] == TypedRow("true_false", "", "99", "x")
    assert len(entry.rows.typed) == 2


def test_ticking_a_set_suggests_rows_only_where_none_were_written(store: Store, hall: Hall) -> None:
    blank = read(store, hall, form(hall, ("", "", "", ""), action="refresh"))
    written = read(store, hall, form(hall, ("true_false", "", "1", "1"), action="refresh"))
    assert len(blank.rows.typed) == 3
    assert [row.count for row in written.rows.typed] == ["1"]


def test_changing_it_does_not_take_away_what_one_may_not_choose(store: Store, hall: Hall) -> None:
    with store() as session:
        foreign, _ = make_set(session, hall.other, hall.stranger, [make_choice_item()], title="别人的")
        quiz_id = hall.make_draft(
            session,
            set_ids=(hall.question_set.id, foreign.id),
            unit_ids=(hall.workshop.id, hall.other.id),
        ).id
    with store(reading=True) as session:
        user = asking(session, hall.organizer)
        data = form(hall, ("", "", "1", "1"))
        entry = read_quiz(session, user, data, timezone=SHANGHAI, current=hall.quiz(session, quiz_id))
    assert entry.plan is not None
    assert entry.plan.set_ids == (hall.question_set.id, foreign.id)
    assert entry.plan.unit_ids == (hall.workshop.id, hall.other.id)


def test_the_page_offers_kinds_and_points_of_the_ticked_sets_and_keeps_an_odd_one(
    store: Store, hall: Hall
) -> None:
    rows = Rows((TypedRow(kind="matching", count="1"), TypedRow(kind="riddle"), TypedRow(outline="二")))
    with store(reading=True) as session:
        user = asking(session, hall.organizer)
        entry = quiz_entry(session, user, {"sets": [str(hall.question_set.id)]}, rows)
        view = blueprint_view(session, entry)
    assert view.kinds == ["single_choice", "multiple_choice", "true_false", "matching"]
    assert [row.available for row in view.rows] == [0, 0, 6]
    assert [point.outline for point in view.points] == ["一", "二", "二/（一）"]
