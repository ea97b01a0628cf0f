"""Multiple choice."""

from dataclasses import replace
from decimal import Decimal

import pytest

from question_bank.items.kinds import KINDS, check_item, check_response
from question_bank.items.model import Kind, Option
from tests.question_bank.items.examples import MULTIPLE

RULES = KINDS[Kind.MULTIPLE_CHOICE]


def with_keys(count):
    return replace(MULTIPLE, options=tuple(Option("abc"[i], f"选项{i}", i < count) for i in range(3)))


def test_no_key_is_refused_and_one_key_is_remarked_on():
    assert [notice.id for notice in check_item(with_keys(0))] == ["item.key"]
    assert [notice.id for notice in check_item(with_keys(1))] == ["item.key.single"]
    assert check_item(with_keys(3)) == []


@pytest.mark.parametrize("response", ["a", ("z",), ("a", "a"), ((1, "a"),), False])
def test_what_is_no_set_of_options_is_refused(response):
    assert check_response(MULTIPLE, response) is not None


def test_ticks_are_counted():
    tally = RULES.tally(MULTIPLE, ("a", "d"))
    assert (tally.right, tally.wrong, tally.keys, tally.options) == (1, 1, 3, 4)
    assert check_response(MULTIPLE, ()) is None


def test_default_weights_of_all_options_cancel_out():
    assert RULES.tally(MULTIPLE, ("a", "b", "c", "d")).weight == 0


def test_authors_weights_count_where_there_are_any():
    options = (Option("a", "x", True, Decimal("0.7")), Option("b", "y", True, Decimal("0.3")), Option("c", "z"))
    assert RULES.tally(replace(MULTIPLE, options=options), ("b", "c")).weight == Decimal("0.3")
