"""Documents, questions and sets by reach."""

from __future__ import annotations

from quizapp.library import operations, queries
from quizapp.models import QuestionState, Role
from tests.conftest import NOW, Store
from tests.factories import make_unit, make_user
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.shelf import put_on_shelf, version_of


def test_an_organizer_finds_what_belongs_to_their_unit_and_below(store: Store, library: Library) -> None:
    with store() as session:
        below = make_unit(session, parent=library.unit)
        deeper = put_on_shelf(session, below, library.organizer)
    with store(reading=True) as session:
        found = [row.id for row in queries.documents_in_reach(session, library.organizer)]
        assert found == [deeper.document.id, library.stored.document.id]
        assert {row.id for row in queries.sets_in_reach(session, library.organizer)} == {
            deeper.question_set.id,
            library.stored.question_set.id,
        }


def test_nobody_finds_what_is_out_of_reach(store: Store, library: Library) -> None:
    with store(reading=True) as session:
        stranger = library.stranger
        assert queries.documents_in_reach(session, stranger) == []
        assert queries.sets_in_reach(session, stranger) == []
        assert queries.document_in_reach(session, stranger, library.stored.document.id) is None
        assert queries.set_in_reach(session, stranger, library.stored.question_set.id) is None
        assert queries.question_in_reach(session, stranger, library.drafts[0].id) is None


def test_an_admin_finds_everything(store: Store, library: Library) -> None:
    with store() as session:
        admin = make_user(session, library.unit, role=Role.ADMIN)
        assert queries.document_in_reach(session, admin, library.stored.document.id)


def test_a_document_is_listed_with_its_numbers(store: Store, library: Library) -> None:
    with store() as session:
        version = version_of(session, library.stored)
        operations.accept_ready(session, version, by=library.organizer, at=NOW)
        (row,) = queries.documents_in_reach(session, library.organizer)
    assert (row.points, row.without_text, row.drafts, row.accepted) == (6, 1, 1, 2)
    assert (row.title, row.unit_name, row.version_id) == ("仓库安全", "仓储部", library.stored.version.id)


def test_a_set_is_listed_with_its_kinds(store: Store, library: Library) -> None:
    with store() as session:
        version = version_of(session, library.stored)
        operations.accept_ready(session, version, by=library.organizer, at=NOW)
        (row,) = queries.sets_in_reach(session, library.organizer)
    assert (row.kinds, row.total) == ({"single_choice": 2}, 2)


def test_a_set_is_found_by_title_within_a_unit(store: Store, library: Library) -> None:
    with store(reading=True) as session:
        found = queries.set_titled(session, "仓库安全", library.unit)
        assert found is not None
        assert found.id == library.stored.question_set.id
        assert queries.set_titled(session, "仓库安全", library.stranger.unit) is None
        assert queries.set_titled(session, "没有这个") is None


def test_questions_of_a_version_are_found_by_state(store: Store, library: Library) -> None:
    with store() as session:
        version = version_of(session, library.stored)
        operations.accept_ready(session, version, by=library.organizer, at=NOW)
        waiting = queries.questions_of_version(session, version, QuestionState.DRAFT)
        assert [question.id for question in waiting] == [library.drafts[1].id]
