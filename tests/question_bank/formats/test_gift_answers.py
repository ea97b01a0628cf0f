"""Between the braces of a GIFT question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.formats.answers import Unclear
from question_bank.formats.gift_answers import read_answer, unescaped, write_answer, written
from question_bank.items.model import Item, Kind
from tests.question_bank.items.examples import EXAMPLES, ORDERING

BASE = Item("", Kind.SHORT_ANSWER, "")


@given(st.text(max_size=30))
def test_an_escaped_text_comes_back(text):
    assert unescaped(written(text)) == text


@pytest.mark.parametrize("item", EXAMPLES, ids=lambda item: item.kind.value)
def test_what_is_written_is_read_as_the_same_kind(item):
    body = write_answer(item)
    if body is not None and item.kind is not Kind.FILL_BLANK:
        assert read_answer(BASE, item.stem, body, "")[0].kind is item.kind


def test_an_order_cant_be_written():
    assert write_answer(ORDERING) is None


@pytest.mark.parametrize(
    ("body", "reason"), [(None, "gift.description"), ("perhaps", "gift.answer"), ("#many", "gift.number")]
)
def test_what_holds_no_answer_is_refused(body, reason):
    with pytest.raises(Unclear) as refusal:
        read_answer(BASE, "?", body, "")
    assert refusal.value.notice.id == reason


def test_words_behind_the_braces_of_a_choice_are_a_missing_word():
    item, _ = read_answer(BASE, "Call ", "=119 ~120", " now.")
    assert (item.kind, item.stem) == (Kind.SINGLE_CHOICE, "Call ____ now.")
