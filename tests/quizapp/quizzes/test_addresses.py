"""Addresses that name a study session or a quiz."""

from __future__ import annotations

import pytest

from tests.conftest import Store
from tests.quizapp.quizzes.hall import Hall
from tests.visitor import Visitor


@pytest.mark.parametrize("wrong", ["0", "99999", "9" * 30, "x"])
def test_what_names_nothing_is_a_page_that_does_not_exist(visitor: Visitor, hall: Hall, wrong: str) -> None:
    organizer = visitor.signed_in(hall.organizer)
    assert organizer.get(f"/quizzes/{wrong}/edit").status_code == 404
    assert organizer.get(f"/study-sessions/{wrong}").status_code == 404


def test_what_is_in_reach_is_found(visitor: Visitor, store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_draft(session)
    for user in (hall.organizer, hall.admin):
        person = visitor.signed_in(user)
        assert person.get(f"/quizzes/{quiz.id}/edit").status_code == 200
        assert person.get(f"/study-sessions/{quiz.study_session_id}").status_code == 200


@pytest.mark.parametrize("query", ["seed=-1", "seed=x", f"seed={'9' * 30}"])
def test_a_number_in_a_query_that_is_none_is_a_page_that_does_not_exist(
    visitor: Visitor, store: Store, hall: Hall, query: str
) -> None:
    with store() as session:
        quiz = hall.make_draft(session)
    assert visitor.signed_in(hall.organizer).get(f"/quizzes/{quiz.id}/preview?{query}").status_code == 404
