"""Numeric."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.items.kinds import KINDS, check_item, check_response
from question_bank.items.model import Kind
from question_bank.items.numeric import from_decimal, parse_number, to_decimal
from question_bank.items.rules import WrongShape
from tests.question_bank.items.examples import NUMERIC

RULES = KINDS[Kind.NUMERIC]


@pytest.mark.parametrize(
    ("answer", "notice"),
    [
        (None, "item.key"),
        ((Decimal("Infinity"), Decimal(0)), "item.key"),
        ((Decimal(1), Decimal(-1)), "item.tolerance"),
    ],
)
def test_the_key_is_a_number_with_a_tolerance(answer, notice):
    assert [found.id for found in check_item(replace(NUMERIC, answer=answer))] == [notice]


@pytest.mark.parametrize("response", ["1.1", True, Decimal("NaN"), Decimal("1e99")])
def test_what_is_no_number_is_refused(response):
    assert check_response(NUMERIC, response) is not None


@pytest.mark.parametrize(("response", "right"), [("1.1", 1), ("1.15", 1), ("1.05", 1), ("1.1501", 0)])
def test_both_ends_of_the_tolerance_are_right(response, right):
    assert RULES.tally(NUMERIC, Decimal(response)).right == right


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("１．５", "1.5"),
        ("1,200", "1200"),
        (" -3 ", "-3"),
        ("二十", "20"),
        ("3万", "30000"),
        ("1e3", "1000"),
        (".5", "0.5"),
    ],
)
def test_a_typed_number_is_understood(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "NaN", "1e999", "9" * 61, "三五", "1_000"])
def test_what_is_no_number_is_not_guessed(text):
    assert parse_number(text) is None


@given(st.decimals(-(10**9), 10**9, places=4))
def test_numbers_survive_json(value):
    assert to_decimal(from_decimal(value)) == value


@pytest.mark.parametrize("value", [True, None, [], float("inf"), "x", 10**40])
def test_json_that_is_no_number_is_refused(value):
    with pytest.raises(WrongShape):
        to_decimal(value)
