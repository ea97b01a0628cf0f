"""Ordering."""

from dataclasses import replace

import pytest

from question_bank.items.kinds import KINDS, check_item, check_response
from question_bank.items.model import Kind
from tests.question_bank.items.examples import ORDERING

RULES = KINDS[Kind.ORDERING]


def test_one_element_is_no_order():
    assert [notice.id for notice in check_item(replace(ORDERING, options=ORDERING.options[:1]))] == [
        "item.options.count"
    ]


@pytest.mark.parametrize("response", ["abc", ("a", "z"), ("a", "a", "b")])
def test_what_is_no_sequence_of_its_elements_is_refused(response):
    assert check_response(ORDERING, response) is not None


@pytest.mark.parametrize(
    ("response", "complete"), [(("a", "b", "c"), True), (("b", "a", "c"), False), (("a", "b"), False), ((), False)]
)
def test_only_the_whole_order_counts(response, complete):
    assert check_response(ORDERING, response) is None
    assert RULES.tally(ORDERING, response).complete is complete
