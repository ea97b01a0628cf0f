"""Study sessions and quizzes by reach."""

from __future__ import annotations

from quizapp.quizzes.queries import (
    frozen_question_count,
    published_quiz_by_code,
    quiz_in_reach,
    roster_entry,
    study_session_in_reach,
    study_sessions_in_reach,
)
from tests.conftest import Store
from tests.quizapp.quizzes.hall import Hall, asking


def test_who_has_the_unit_in_reach_finds_them_and_nobody_else(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_draft(session)
        for user, found in ((hall.organizer, True), (hall.admin, True), (hall.stranger, False)):
            person = asking(session, user)
            assert bool(study_sessions_in_reach(session, person)) is found
            assert bool(study_session_in_reach(session, person, quiz.study_session_id)) is found
            assert bool(quiz_in_reach(session, person, quiz.id)) is found


def test_the_newest_study_session_comes_first(store: Store, hall: Hall) -> None:
    with store() as session:
        older, newer = hall.make_study_session(session), hall.make_study_session(session)
    with store(reading=True) as session:
        found = study_sessions_in_reach(session, asking(session, hall.organizer))
    assert [study_session.id for study_session in found] == [newer.id, older.id]


def test_what_pages_need_is_loaded(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz_id = hall.make_draft(session).id
    with store(reading=True) as session:
        quiz = hall.quiz(session, quiz_id)
        study_session = study_session_in_reach(session, hall.admin, quiz.study_session_id)
        (listed,) = study_sessions_in_reach(session, hall.admin)
    assert study_session is not None
    assert [part.version.document.title for part in study_session.documents] == ["消防讲话"]
    assert [found.id for found in study_session.quizzes] == [found.id for found in listed.quizzes] == [quiz_id]
    assert [unit.name for unit in listed.units] == ["一车间"]
    assert (len(quiz.blueprint), quiz.sets[0].title, quiz.units[0].name) == (2, "消防题库", "一车间")


def test_a_short_link_leads_only_to_a_published_quiz(store: Store, hall: Hall) -> None:
    with store() as session:
        draft, published = hall.make_draft(session, seed=1), hall.make_published(session, seed=2)
        assert published_quiz_by_code(session, draft.code) is None
        assert published_quiz_by_code(session, published.code) is published
        assert published_quiz_by_code(session, "") is None


def test_the_roster_and_the_frozen_pool_can_be_asked(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_published(session)
        entry = roster_entry(session, quiz.id, hall.learners[0].id)
        assert entry is not None
        assert entry.unit_id == hall.workshop.id
        assert roster_entry(session, quiz.id, hall.outsider.id) is None
        assert frozen_question_count(session, quiz) == 12
