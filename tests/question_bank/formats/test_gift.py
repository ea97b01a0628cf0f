"""GIFT."""

from dataclasses import replace
from decimal import Decimal

import pytest

from question_bank.formats import gift
from question_bank.items.model import Kind, Option, Pair
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

SAMPLE = r"""
// a comment
$CATEGORY: $course$/top/Safety/Fire

::Q1:: What do you do first? {
  =Call 119#right
  ~Pack your bags
  ~Take the lift
  ####The sooner the better.
}

Lifts are safe in a fire.{F}

The Act came into force in {=2021 =2021\: the year} in this country.

Who cares? {=people =everybody}

[html]Which are extinguishers? {
  ~%50%water
  ~%50%foam
  ~%-100%petrol
}

Match. {
  =A -> wood
  =B -> petrol
  = -> metal
}

How wide? {#1.1:0.05}

How high? {#1..2}

Write an essay. {}
"""


def test_every_type_of_question_is_read():
    result = gift.read(SAMPLE.encode())
    kinds = [item.kind.value for item in result.value]
    assert kinds == [
        *("single_choice", "true_false", "fill_blank", "fill_blank", "multiple_choice"),
        *("matching", "numeric", "numeric", "short_answer"),
    ]
    first, truth, middle, end, several, match, width, height, _ = result.value
    assert (first.id, first.outline, first.explanation) == ("Q1", ("Safety", "Fire"), "The sooner the better.")
    assert [(option.text, option.correct) for option in first.options][:2] == [
        ("Call 119", True),
        ("Pack your bags", False),
    ]
    assert truth.answer is False
    assert (middle.stem, middle.answer) == (
        "The Act came into force in ____ in this country.",
        (("2021", "2021: the year"),),
    )
    assert (end.stem, end.answer) == ("Who cares? ____", (("people", "everybody"),))
    assert [option.correct for option in several.options] == [True, True, False]
    assert (match.pairs, match.distractors) == ((Pair("A", "wood"), Pair("B", "petrol")), ("metal",))
    assert width.answer == (Decimal("1.1"), Decimal("0.05"))
    assert height.answer == (Decimal("1.5"), Decimal("0.5"))
    assert [notice.id for notice in result.notices] == ["gift.feedback"]


def test_what_cant_be_read_is_refused_with_its_line():
    text = "Good. {T}\n\nTwo {T} gaps {F}\n\nOnly words.\n\nNo sign {maybe}\n\nNumber {#x}\n\n{"
    result = gift.read(text.encode())
    assert [item.stem for item in result.value] == ["Good."]
    assert [(notice.place.line, notice.id) for notice in result.notices] == [
        (3, "gift.braces"),
        (5, "gift.description"),
        (7, "gift.answer"),
        (9, "gift.number"),
        (11, "gift.braces"),
    ]


def test_special_characters_survive():
    item = replace(SINGLE, stem="若 a=1，{b}~c#d:e\\f 则?\n\n第二段", explanation="#1 -> 2", evidence=None)
    item = replace(
        item, options=(Option("a", "=x", correct=True), Option("b", "~y -> %50%z"), Option("c", "// 不是注释"))
    )
    assert gift.read(gift.write([item]).value).value == [item]


def test_weights_survive():
    options = tuple(Option("abc"[n], "甲乙丙"[n], n < 2, Decimal(w)) for n, w in enumerate(("0.7", "0.3", "-0.5")))
    item = replace(MULTIPLE, options=options, max_mark=Decimal(1))
    assert gift.read(gift.write([item]).value).value == [item]


@pytest.mark.parametrize(
    "item",
    [
        TRUE_FALSE,
        NUMERIC,
        replace(BLANK, stem="每____查", answer=(("月", "个月"),)),
        replace(MATCHING, distractors=()),
    ],
)
def test_kinds_survive(item):
    assert gift.read(gift.write([item]).value).value == [item]


def test_what_gift_cant_say_is_named():
    result = gift.write(EXAMPLES)
    refused = {notice.params["id"] for notice in result.notices if notice.id == "format.not_written"}
    lost = {notice.params["field"] for notice in result.notices if notice.id != "format.not_written"}
    assert refused == {BLANK.id, ORDERING.id}
    assert lost == {"evidence", "max_mark", "distractors", "answer"}
    assert gift.read(result.value).value[-2].kind is Kind.SHORT_ANSWER
    assert SHORT.id in [item.id for item in gift.read(result.value).value]
