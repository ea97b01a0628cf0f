"""True or false."""

from dataclasses import replace

import pytest

from question_bank.items.kinds import KINDS, check_item, check_response
from question_bank.items.model import Kind, Option
from tests.question_bank.items.examples import TRUE_FALSE


@pytest.mark.parametrize(
    ("change", "notice"),
    [({"answer": None}, "item.key"), ({"options": (Option("a", "对"),)}, "item.options.unwanted")],
)
def test_a_missing_key_and_options_are_refused(change, notice):
    assert [found.id for found in check_item(replace(TRUE_FALSE, **change))] == [notice]


@pytest.mark.parametrize("response", ["false", ("a",), ()])
def test_what_is_no_decision_is_refused(response):
    assert check_response(TRUE_FALSE, response) is not None


def test_the_decision_is_counted():
    rules = KINDS[Kind.TRUE_FALSE]
    assert check_response(TRUE_FALSE, False) is None
    assert rules.tally(TRUE_FALSE, False).complete
    assert not rules.tally(TRUE_FALSE, True).complete
