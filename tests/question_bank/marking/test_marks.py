"""Marks of items and papers."""

from decimal import Decimal

import pytest

from question_bank.marking import POLICIES, mark_item, score_paper
from tests.question_bank.items.examples import (
    BLANK,
    EXAMPLES,
    MATCHING,
    MULTIPLE,
    NUMERIC,
    ORDERING,
    SHORT,
    SINGLE,
    TRUE_FALSE,
)

EXACT = POLICIES["exact"]
NEGATIVE = POLICIES["negative"]


@pytest.mark.parametrize(
    ("item", "response", "mark"),
    [
        (SINGLE, "a", "1"),
        (TRUE_FALSE, False, "1"),
        (BLANK, ("月", "红"), "0.5"),
        (MATCHING, ((0, "木材"), (1, "煤气")), "0.3333"),
        (MATCHING, ((0, "木材"), (1, "汽油")), "0.6667"),
        (ORDERING, ("a", "b", "c"), "1"),
        (ORDERING, ("a", "c", "b"), "0"),
        (NUMERIC, Decimal("1.12"), "1"),
    ],
)
def test_each_kind_is_marked_by_its_parts(item, response, mark):
    assert mark_item(item, response, EXACT).mark == Decimal(mark)


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("item", EXAMPLES, ids=lambda item: item.kind.value)
def test_no_answer_gets_nothing_and_loses_nothing(item, policy):
    for blank in (None, (), ""):
        mark = mark_item(item, blank, POLICIES[policy])
        assert (mark.mark, mark.correct) == (0, False)


@pytest.mark.parametrize(
    "item", [item for item in EXAMPLES if item is not SHORT], ids=lambda item: item.kind.value
)
@pytest.mark.parametrize("response", ["nonsense", ("nonsense",), ((99, "nonsense"),), Decimal(99)])
def test_an_inadmissible_response_gets_nothing(item, response):
    mark = mark_item(item, response, EXACT)
    assert (mark.mark, mark.correct) == (0, False)


def test_a_person_marks_a_short_answer():
    assert mark_item(SHORT, "走楼梯", EXACT).correct is None


def test_a_mark_names_its_policy_and_what_could_be_had():
    mark = mark_item(SINGLE, "a", NEGATIVE, Decimal("2.5"))
    assert (mark.mark, mark.max, mark.policy, mark.correct) == (Decimal("2.5"), Decimal("2.5"), "negative@1", True)


def test_a_paper_adds_up_exactly():
    answers = [(SINGLE, "a", Decimal("0.1"))] * 3 + [(MULTIPLE, ("a",), Decimal(2)), (SHORT, "走楼梯", Decimal(5))]
    score = score_paper(answers, EXACT)
    assert (score.total, score.max, score.waiting, len(score.marks)) == (Decimal("0.3"), Decimal("7.3"), 1, 5)


def test_a_total_is_never_negative():
    assert score_paper([(SINGLE, "b", Decimal(1))], NEGATIVE).total == 0
