"""Gate 9."""

from __future__ import annotations

from dataclasses import replace

import pytest

from question_bank.drafting.gates.arrangement import check_arrangement
from question_bank.items.model import Item, Pair
from tests.question_bank.drafting.gates.warehouse import GOOD, MATCHING, ORDERING, SOURCE


@pytest.mark.parametrize("good", GOOD, ids=lambda item: item.kind)
def test_good_items_pass(good: Item) -> None:
    assert list(check_arrangement(good, SOURCE)) == []


@pytest.mark.parametrize(
    "text", ["1.关闭阀门", "一、关闭阀门", "（二）开窗", "①关闭阀门", "第三步撤离", "先关闭阀门", "一要关阀"]
)
def test_a_step_that_prints_its_place_is_caught(text: str) -> None:
    spoilt = replace(ORDERING, options=(replace(ORDERING.options[0], text=text), *ORDERING.options[1:]))
    assert [notice.id for notice in check_arrangement(spoilt, SOURCE)] == ["gate9.numerals"]


@pytest.mark.parametrize("pair", [Pair("重大隐患", "停工整顿"), Pair("施工隐患", "当场整改")])
def test_a_side_that_comes_twice_is_caught(pair: Pair) -> None:
    spoilt = replace(MATCHING, pairs=(*MATCHING.pairs, pair))
    assert [notice.id for notice in check_arrangement(spoilt, SOURCE)] == ["gate9.pairs"]
