"""Checks that hold for items of every kind."""

from dataclasses import replace
from decimal import Decimal

import pytest

from question_bank.items.kinds import check_item
from question_bank.items.model import Evidence, Option
from question_bank.results import Severity
from tests.question_bank.items.examples import EXAMPLES, SINGLE


def found(item):
    return {(notice.id, notice.params["field"]) for notice in check_item(item)}


@pytest.mark.parametrize("item", EXAMPLES, ids=lambda item: item.kind.value)
def test_a_good_item_passes(item):
    assert check_item(item) == []


@pytest.mark.parametrize(
    ("change", "notice"),
    [
        ({"id": " "}, ("item.id", "id")),
        ({"id": "a\x00b"}, ("item.control", "id")),
        ({"id": "a" * 61}, ("item.too_long", "id")),
        ({"stem": " \n"}, ("item.empty", "stem")),
        ({"stem": "字" * 10_001}, ("item.too_long", "stem")),
        ({"stem": "a\x07b"}, ("item.control", "stem")),
        ({"explanation": "\ud800"}, ("item.control", "explanation")),
        ({"tags": ("\x00",)}, ("item.control", "tags")),
        ({"outline": ("一\x00",)}, ("item.control", "outline")),
        ({"outline": ("一" * 200, "（二）" * 70)}, ("item.too_long", "outline")),
        ({"family": "\ud800"}, ("item.control", "family")),
        ({"fact": "\x00"}, ("item.control", "fact")),
        ({"extra": {"note": ["\ud800"]}}, ("item.control", "extra")),
        ({"extra": {"\x00": 1}}, ("item.control", "extra")),
        ({"max_mark": Decimal(0)}, ("item.max_mark", "max_mark")),
        ({"max_mark": Decimal("NaN")}, ("item.max_mark", "max_mark")),
        ({"difficulty": 1.5}, ("item.difficulty", "difficulty")),
        ({"evidence": Evidence("d", "", 3, 5, "三个字")}, ("item.evidence", "evidence")),
        ({"evidence": Evidence("d", "", 3, 4, "\x00")}, ("item.control", "evidence")),
        ({"options": SINGLE.options[:1]}, ("item.options.count", "options")),
        ({"options": (*SINGLE.options, Option("a", "别的"))}, ("item.options.ids", "options")),
        ({"options": (*SINGLE.options, Option("\x00", "别的"))}, ("item.options.ids", "options")),
        ({"options": (*SINGLE.options, Option("d", " 收拾行李"))}, ("item.options.equal", "options[4]")),
        ({"options": (*SINGLE.options, Option("d", ""))}, ("item.empty", "options[4]")),
        (
            {"options": (*SINGLE.options, Option("d", "等", weight=Decimal(2)))},
            ("item.options.weight", "options[4]"),
        ),
        ({"answer": "a"}, ("item.answer.unwanted", "answer")),
        ({"distractors": ("x",)}, ("item.pairs.unwanted", "pairs")),
    ],
)
def test_what_is_wrong_is_named_with_its_field(change, notice):
    assert notice in found(replace(SINGLE, **change))


def test_options_that_mean_the_same_are_a_warning():
    item = replace(SINGLE, options=(Option("a", "二十", True), Option("b", "20")))
    assert [(notice.id, notice.severity) for notice in check_item(item)] == [
        ("item.options.alike", Severity.WARNING)
    ]


def test_every_message_can_be_shown():
    item = replace(
        SINGLE, id="", stem="", max_mark=Decimal(0), difficulty=3, options=(Option("a", ""),) * 2, answer=True
    )
    assert all("{" not in notice.text() for notice in check_item(item))
