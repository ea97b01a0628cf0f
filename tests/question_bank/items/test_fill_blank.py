"""Fill in the blank."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.items.fill_blank import gap_count, standard_gaps
from question_bank.items.kinds import KINDS, check_item, check_response
from question_bank.items.model import Kind
from tests.question_bank.items.examples import BLANK

RULES = KINDS[Kind.FILL_BLANK]


@pytest.mark.parametrize(
    ("change", "notice"),
    [
        ({"stem": "没有空。"}, "item.gaps"),
        ({"answer": (("月",),)}, "item.key"),
        ({"answer": None}, "item.key"),
        ({"answer": (("月",), ())}, "item.key.empty"),
        ({"answer": (("月",), (" ",))}, "item.empty"),
    ],
)
def test_gaps_and_answers_must_agree(change, notice):
    assert notice in [found.id for found in check_item(replace(BLANK, **change))]


@pytest.mark.parametrize(
    "response",
    ["月", ("月", "绿", "多"), ("x" * 1_000_000,), ("a\x00",), ((0, "月"),), True],
    ids=lambda value: str(value)[:9],
)
def test_what_cant_be_filled_in_is_refused(response):
    assert check_response(BLANK, response) is not None


def test_fewer_texts_than_gaps_are_admitted():
    assert check_response(BLANK, ("月",)) is None
    assert check_response(BLANK, ("", "绿")) is None


@pytest.mark.parametrize(
    ("response", "right", "wrong"),
    [
        (("月", "绿"), 2, 0),
        (("一个月", "绿色 "), 2, 0),
        (("1个月", "红"), 1, 1),
        (("", "绿"), 1, 0),
        (("绿", "月"), 0, 2),
        ((), 0, 0),
    ],
)
def test_each_gap_counts_for_itself(response, right, wrong):
    tally = RULES.tally(BLANK, response)
    assert (tally.right, tally.wrong, tally.keys) == (right, wrong, 2)


def test_in_any_order_a_text_counts_wherever_it_stands_but_once():
    item = replace(BLANK, answer=(("预防", "防"), ("防", "消防")), extra={"any_order": True})
    assert RULES.tally(item, ("消防", "预防")).right == 2
    assert RULES.tally(item, ("防", "预防")).right == 2
    assert RULES.tally(item, ("预防", "预防")).right == 1


@given(st.lists(st.text(min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=4))
def test_the_accepted_texts_themselves_are_right(texts):
    item = replace(BLANK, stem="____" + "，____" * (len(texts) - 1), answer=tuple((text,) for text in texts))
    filled = sum(bool(RULES.tally(item, (*[""] * index, text)).right) for index, text in enumerate(texts))
    visible = [
        text for text in texts if any(character.isprintable() and not character.isspace() for character in text)
    ]
    assert filled >= len(visible)


def test_gaps_are_runs_of_underscores():
    assert gap_count("甲__乙_丙______") == 2
    assert standard_gaps("甲__乙_丙______") == "甲____乙_丙____"
