"""Matching."""

from dataclasses import replace

import pytest

from question_bank.items.kinds import KINDS, check_item, check_response
from question_bank.items.matching import right_column
from question_bank.items.model import Kind, Pair
from tests.question_bank.items.examples import MATCHING

RULES = KINDS[Kind.MATCHING]


@pytest.mark.parametrize(
    ("pairs", "notice"),
    [
        ((Pair("甲", "一"),), "item.pairs.count"),
        ((Pair("甲", "一"), Pair("甲 ", "二")), "item.pairs.equal"),
        ((Pair("甲", "一"), Pair("乙", "一")), "item.pairs.one_right"),
        ((Pair("甲", ""), Pair("乙", "二")), "item.empty"),
    ],
)
def test_pairs_must_be_worth_matching(pairs, notice):
    assert notice in [found.id for found in check_item(replace(MATCHING, pairs=pairs, distractors=()))]


def test_the_right_column_holds_every_text_once():
    item = replace(MATCHING, pairs=(*MATCHING.pairs, Pair("D 类", "汽油")), distractors=("木材", "水"))
    assert right_column(item) == ("木材", "汽油", "煤气", "水")


@pytest.mark.parametrize(
    "response",
    [
        "木材",
        ("木材",),
        ((3, "木材"),),
        ((-1, "木材"),),
        ((0, "水"),),
        ((0, "木材"), (0, "汽油")),
        ((True, "木材"),),
    ],
)
def test_what_cant_be_matched_is_refused(response):
    assert check_response(MATCHING, response) is not None


def test_each_left_side_counts_for_itself():
    response = ((0, "木材"), (1, "金属镁"))
    assert check_response(MATCHING, response) is None
    tally = RULES.tally(MATCHING, response)
    assert (tally.right, tally.wrong, tally.keys) == (1, 1, 3)


def test_a_left_side_matched_twice_counts_for_nothing():
    assert RULES.tally(MATCHING, ((0, "木材"), (0, "汽油"))).right == 0
