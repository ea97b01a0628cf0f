"""Short answer."""

from dataclasses import replace

import pytest

from question_bank.items.kinds import KINDS, check_item, check_response
from question_bank.items.model import Kind
from tests.question_bank.items.examples import SHORT


def test_a_model_answer_is_optional_but_a_text():
    assert check_item(replace(SHORT, answer=None)) == []
    assert [notice.id for notice in check_item(replace(SHORT, answer=True))] == ["item.key"]


@pytest.mark.parametrize(
    "response", [True, ("a",), "字" * 10_001, "\x00"], ids=["bool", "tuple", "long", "control"]
)
def test_what_is_no_text_to_keep_is_refused(response):
    assert check_response(SHORT, response) is not None


def test_a_person_must_mark():
    assert check_response(SHORT, "低姿前进") is None
    assert KINDS[Kind.SHORT_ANSWER].tally(SHORT, "低姿前进") is None
