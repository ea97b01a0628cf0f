"""Simulated attempts are like real ones: drawn, answered and marked by the same rules."""

from __future__ import annotations

from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from question_bank.items.kinds import check_response
from question_bank.items.model import Item, Kind, Option, Pair
from question_bank.marking import find_policy, mark_item, score_paper
from quizapp.attempts.papers import load_paper
from quizapp.cli.sample import Passwords, populate
from quizapp.cli.simulation import right_response, simulate_answers, wrong_response
from quizapp.models import Attempt, AttemptState
from tests.conftest import NOW, Store

OPTIONS = tuple(Option(letter, f"选项{letter}", correct=letter in "ac") for letter in "abcd")
ITEMS = [
    Item("1", Kind.SINGLE_CHOICE, "哪一个？", options=(OPTIONS[0], OPTIONS[1], OPTIONS[3])),
    Item("2", Kind.MULTIPLE_CHOICE, "哪些？", options=OPTIONS),
    Item("3", Kind.TRUE_FALSE, "对吗？", answer=False),
    Item("4", Kind.FILL_BLANK, "先____后____。", answer=(("看", "瞧"), ("做",))),
    Item("5", Kind.ORDERING, "排序", options=OPTIONS),
    Item("6", Kind.MATCHING, "连线", pairs=(Pair("甲", "一"), Pair("乙", "二"))),
]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.kind)
def test_the_right_response_gets_full_marks(item: Item) -> None:
    mark = mark_item(item, right_response(item), find_policy("exact"))
    assert (mark.mark, mark.correct) == (item.max_mark, True)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.kind)
def test_wrong_responses_are_admissible(item: Item) -> None:
    random = Random(1)
    for _ in range(20):
        assert check_response(item, wrong_response(item, random)) is None


def test_stored_scores_are_those_of_marking_the_stored_answers(store: Store) -> None:
    with store() as session:
        words = Passwords("admin-words", "organizer-words", "learner-words")
        quiz = populate(session, learners=12, units=2, passwords=words, at=NOW, seed=5)
    assert simulate_answers(store.engine, quiz.id, at=NOW, seed=5) > 6
    with store(reading=True) as session:
        attempts = session.scalars(select(Attempt).options(joinedload(Attempt.quiz))).all()
        submitted = [attempt for attempt in attempts if attempt.state == AttemptState.SUBMITTED]
        assert submitted
        for attempt in submitted:
            paper = load_paper(session, attempt)
            again = score_paper(((q.item, q.response, q.max_mark) for q in paper), find_policy(attempt.policy))
            assert attempt.score == again.total
            assert [q.row.mark for q in paper] == [mark.mark for mark in again.marks]
            assert attempt.passed == (again.total * 100 >= attempt.quiz.cut_score * attempt.max_score)
