"""Choosing an element."""

from __future__ import annotations

from question_bank.drafting.rules.choice_element import choice_element
from tests.question_bank.drafting.materials import drafted

STAGES = "专项整治分为动员部署、自查自纠、集中攻坚、巩固提升四个阶段。"


def test_the_missing_element_stands_among_outsiders_of_its_length() -> None:
    (draft,) = drafted(choice_element, STAGES)
    key = draft.keys[0]
    assert draft.stem.replace("（　　）", key) == STAGES
    assert len(draft.choices) == 4
    assert {len(text) for text, _ in draft.choices} == {len(key)}
    assert not any(text in STAGES for text, right in draft.choices if not right)


def test_without_three_outsiders_there_is_only_the_blank() -> None:
    assert drafted(choice_element, "电气火灾的成因有线路老化、私拉乱接、违规充电三类。") == []


def test_open_lists_are_no_choice() -> None:
    assert drafted(choice_element, "各部门要落实动员部署、自查自纠、巩固提升等工作安排。") == []
