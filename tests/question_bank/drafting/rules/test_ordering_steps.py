"""Putting steps in order."""

from __future__ import annotations

from question_bank.drafting.rules.ordering_steps import ordering_steps
from tests.question_bank.drafting.materials import drafted


def test_stages_are_ordered_as_the_text_gives_them() -> None:
    (draft,) = drafted(ordering_steps, "专项整治分为动员部署、自查自纠、集中攻坚、巩固提升四个阶段。")
    assert draft.stem == "专项整治分为四个阶段。请将各项按先后顺序排列。"
    assert draft.keys == ("动员部署", "自查自纠", "集中攻坚", "巩固提升")


def test_steps_lose_the_words_that_tell_their_place() -> None:
    line = "发现燃气泄漏时，要先关闭阀门，再开窗通风，然后撤离现场人员，最后到室外报警。"
    (draft,) = drafted(ordering_steps, "# 一、管好食堂燃气", line)
    assert draft.stem == "关于“管好食堂燃气”：发现燃气泄漏时，请将下列步骤按先后顺序排列。"
    assert draft.keys == ("关闭阀门", "开窗通风", "撤离现场人员", "到室外报警")


def test_lists_that_aren_t_in_order_are_not_asked() -> None:
    assert drafted(ordering_steps, "台账要包括建筑高度、使用性质、责任人员三类信息。") == []
