"""A study session's form as a page."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData

from quizapp.quizzes.queries import study_session_in_reach
from quizapp.quizzes.study_session_entry import (
    new_study_session_entry,
    read_study_session,
    study_session_entry,
)
from tests.conftest import NOW, Store
from tests.quizapp.quizzes.hall import Hall, asking

SHANGHAI = "Asia/Shanghai"


def form(*units: int, documents: tuple[int, ...] = (), **changes: Any) -> FormData:
    given = {"title": "消防月", "opens_at": "2026-11-21T08:00", "closes_at": "2026-11-28T09:00", **changes}
    return FormData(
        [*given.items(), *(("units", str(id_)) for id_ in units), *(("documents", str(id_)) for id_ in documents)]
    )


def test_only_what_is_in_reach_is_offered(store: Store, hall: Hall) -> None:
    with store(reading=True) as session:
        own = study_session_entry(session, asking(session, hall.organizer), {})
        strange = study_session_entry(session, asking(session, hall.stranger), {})
    assert [unit.id for unit in own.units] == [hall.workshop.id, hall.team.id]
    assert own.document_options == [(hall.document.id, "消防讲话")]
    assert strange.document_options == []


def test_a_set_brings_its_title_and_its_document(store: Store, hall: Hall) -> None:
    with store(reading=True) as session:
        user = asking(session, hall.organizer)
        made = new_study_session_entry(session, user, hall.question_set.id, at=NOW, timezone=SHANGHAI)
        plain = new_study_session_entry(session, user, 0, at=NOW, timezone=SHANGHAI)
        stranger = asking(session, hall.stranger)
        refused = new_study_session_entry(session, stranger, hall.question_set.id, at=NOW, timezone=SHANGHAI)
    assert (made.typed["title"], made.typed["documents"]) == ("消防题库", [hall.document.id])
    assert made.typed["set"] == str(hall.question_set.id)
    assert (plain.typed["title"], plain.typed["set"]) == ("", "")
    assert (refused.typed["title"], refused.typed["set"]) == ("", "")


def test_a_good_form_is_a_plan(store: Store, hall: Hall) -> None:
    with store(reading=True) as session:
        user = asking(session, hall.organizer)
        data = form(hall.team.id, documents=(hall.document.id,), set="9")
        entry = read_study_session(session, user, data, timezone=SHANGHAI)
    assert entry.plan is not None
    assert (entry.plan.unit_ids, entry.plan.document_ids) == ((hall.team.id,), (hall.document.id,))
    assert entry.set_id == 9


def test_units_and_documents_out_of_reach_are_refused_and_what_was_typed_is_kept(store: Store, hall: Hall) -> None:
    with store(reading=True) as session:
        user = asking(session, hall.stranger)
        data = form(hall.team.id, documents=(hall.document.id,))
        entry = read_study_session(session, user, data, timezone=SHANGHAI)
    assert entry.plan is None
    assert set(entry.errors) == {"units", "documents"}
    assert entry.typed["title"] == "消防月"


def test_changing_it_does_not_take_away_what_one_may_not_choose(store: Store, hall: Hall) -> None:
    with store() as session:
        stored = hall.make_study_session(session, unit_ids=(hall.workshop.id, hall.other.id))
    with store(reading=True) as session:
        user = asking(session, hall.organizer)
        current = study_session_in_reach(session, user, stored.id)
        data = form(hall.team.id)
        entry = read_study_session(session, user, data, timezone=SHANGHAI, current=current)
    assert entry.plan is not None
    assert entry.plan.unit_ids == (hall.team.id, hall.other.id)
    assert entry.plan.document_ids == ()
