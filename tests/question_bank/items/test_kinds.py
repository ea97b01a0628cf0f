"""The registry of kinds."""

import pytest
from hypothesis import given

from question_bank.items.kinds import KINDS, check_item, check_response, is_blank
from question_bank.items.model import Kind
from question_bank.results import Severity
from tests.question_bank.items.examples import EXAMPLES, items


def test_every_kind_has_its_rules():
    assert set(KINDS) == set(Kind)
    assert all(rules.kind is kind for kind, rules in KINDS.items())


@pytest.mark.parametrize("item", EXAMPLES, ids=lambda item: item.kind.value)
def test_no_answer_is_admissible_for_every_kind(item):
    assert check_response(item, None) is None


@given(items())
def test_generated_items_have_no_errors(item):
    assert [notice for notice in check_item(item) if notice.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("response", "blank"),
    [
        (None, True),
        ("", True),
        ((), True),
        (("", " "), True),
        (False, False),
        (("", "x"), False),
        (((0, "x"),), False),
    ],
)
def test_blank_is_what_holds_no_answer(response, blank):
    assert is_blank(response) is blank
