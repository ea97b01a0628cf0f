"""Single choice."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from question_bank.items.kinds import KINDS, check_item, check_response
from question_bank.items.model import Kind, Option
from tests.question_bank.items.examples import SINGLE

RULES = KINDS[Kind.SINGLE_CHOICE]


@pytest.mark.parametrize("keys", [0, 2])
def test_other_than_one_key_is_refused(keys):
    options = tuple(Option("abc"[number], f"选项{number}", number < keys) for number in range(3))
    assert [notice.id for notice in check_item(replace(SINGLE, options=options))] == ["item.key"]


@pytest.mark.parametrize("response", ["z", "", ("a",), True, Decimal(1)])
def test_what_is_no_option_is_refused(response):
    assert check_response(SINGLE, response) is not None


def test_an_option_is_admitted_and_counted():
    assert check_response(SINGLE, "b") is None
    assert RULES.tally(SINGLE, "a").complete
    assert not RULES.tally(SINGLE, "b").complete


def test_the_weight_of_the_choice_is_reported():
    item = replace(SINGLE, options=(Option("a", "x", True, Decimal(1)), Option("b", "y", weight=Decimal("0.3"))))
    assert RULES.tally(item, "b").weight == Fraction(3, 10)
