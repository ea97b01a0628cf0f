"""The review: which draft comes next, what is left, what is covered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.library import operations
from quizapp.library.queries import question_in_reach
from quizapp.library.reviews import coverage, next_after, path_to, review
from quizapp.models import OutlineNode
from tests.conftest import NOW, Store
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.shelf import version_of

NODES = [
    OutlineNode(position=0, parent_position=None, label="一、", title="甲", level=1, start=0, end=3),
    OutlineNode(position=1, parent_position=0, label="一要", title="乙", level=2, start=4, end=7),
    OutlineNode(position=2, parent_position=0, label="二要", title="丙", level=2, start=None, end=None),
    OutlineNode(position=3, parent_position=None, label="二、", title="丁", level=1, start=9, end=12),
]


def test_ready_drafts_come_first_then_the_best(store: Store, library: Library) -> None:
    first, second, third = (question.id for question in library.drafts)
    with store(reading=True) as session:
        found = review(session, version_of(session, library.stored))
        assert (found.question.id, found.before, found.after) == (first, None, third)
        last = review(session, found.version, second)
        assert (last.place, last.before, last.after) == (3, third, None)
        assert (last.waiting, last.ready, last.accepted, last.rejected) == (3, 2, 0, 0)


def test_the_next_after_the_last_is_the_first_that_waits(store: Store, library: Library) -> None:
    first, second, third = library.drafts
    with store(reading=True) as session:
        version = version_of(session, library.stored)
        assert next_after(session, version, first) == third.id
        assert next_after(session, version, second) == first.id


def test_nothing_comes_after_the_only_one(store: Store, library: Library) -> None:
    with store() as session:
        version = version_of(session, library.stored)
        operations.accept_ready(session, version, by=library.organizer, at=NOW, everything=True)
        assert next_after(session, version, library.drafts[0]) is None
        found = review(session, version)
        assert (found.question, found.waiting, found.accepted) == (None, 0, 3)


def test_a_decided_question_is_still_shown_in_its_place(store: Store, library: Library) -> None:
    with store() as session:
        question = question_in_reach(session, library.organizer, library.drafts[2].id)
        operations.reject_question(session, question, by=library.organizer, at=NOW)
        found = review(session, version_of(session, library.stored), question.id)
        assert found.question.id == question.id
        assert (found.before, found.after) == (library.drafts[0].id, library.drafts[1].id)


def test_the_question_comes_with_the_outline_path_above_it(store: Store, library: Library) -> None:
    with store(reading=True) as session:
        found = review(session, version_of(session, library.stored))
    assert [node.title for node in found.path] == ["抓好三项重点工作", "管好电源"]


def test_points_with_text_are_open_until_a_question_about_them_is_accepted(store: Store, library: Library) -> None:
    with store() as session:
        version = version_of(session, library.stored)
        before = {point.node.title for point in review(session, version).open_points}
        operations.accept_ready(session, version, by=library.organizer, at=NOW)
        after = {point.node.title for point in review(session, version).open_points}
    assert "仓库安全是职工生命的保障" not in before
    assert before - after == {"管好电源", "仓库安全是生产经营的基础", "充分认识仓库安全的意义", "抓好三项重点工作"}
    assert after == {"管好通道"}


def test_a_point_counts_the_questions_below_it() -> None:
    points = list(
        coverage(NODES, {(1, "accepted"): 2, (0, "draft"): 1, (None, "accepted"): 9, (3, "rejected"): 1})
    )
    assert [(point.accepted, point.drafts) for point in points] == [(2, 1), (2, 0), (0, 0), (0, 0)]
    assert [point.open for point in points] == [False, False, False, True]


@given(st.dictionaries(st.sampled_from([0, 1, 2, 3]), st.integers(0, 9)))
def test_no_question_gets_lost_on_the_way_up(counts: dict[int, int]) -> None:
    points = list(coverage(NODES, {(position, "accepted"): count for position, count in counts.items()}))
    assert points[0].accepted + points[3].accepted == sum(counts.values())


def test_a_path_leads_from_the_top_down() -> None:
    assert [node.position for node in path_to(NODES, 2)] == [0, 2]
    assert path_to(NODES, None) == path_to(NODES, 77) == []
