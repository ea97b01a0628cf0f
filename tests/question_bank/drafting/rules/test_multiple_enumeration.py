"""Choosing all elements."""

from __future__ import annotations

from question_bank.drafting.rules.multiple_enumeration import multiple_enumeration
from tests.question_bank.drafting.materials import drafted

STAGES = "专项整治分为动员部署、自查自纠、集中攻坚、巩固提升四个阶段。"


def test_a_counted_list_becomes_a_question_that_doesn_t_tell_the_count() -> None:
    (draft,) = drafted(multiple_enumeration, STAGES)
    assert draft.stem == "专项整治分为哪几个阶段？"
    assert {text for text, right in draft.choices if right} == {"动员部署", "自查自纠", "集中攻坚", "巩固提升"}
    assert 1 <= sum(not right for _, right in draft.choices) <= 2


def test_an_open_list_asks_for_what_it_lists() -> None:
    (draft,) = drafted(multiple_enumeration, "各部门要落实动员部署、自查自纠、巩固提升等工作安排。")
    assert draft.stem == "各部门要落实哪些工作安排？"


def test_a_formula_keeps_its_frame() -> None:
    (draft,) = drafted(multiple_enumeration, "各单位要坚持“党政同责、一岗双责、齐抓共管”的原则。")
    assert draft.stem == "各单位要坚持“（　　）”的原则。"


def test_a_list_without_certain_limits_or_outsiders_is_none() -> None:
    assert drafted(multiple_enumeration, "过度索取权限、强制授权、违规共享，是突出的三类问题。") == []
    assert drafted(multiple_enumeration, "电气火灾的成因有线路老化、私拉乱接、违规充电三类。") == []
