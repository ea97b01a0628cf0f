"""Distractors for lists."""

from __future__ import annotations

from question_bank.drafting.chance import Chance
from question_bank.drafting.outsiders import find_outsiders
from question_bank.facts.model import Enumeration
from tests.question_bank.drafting.materials import material_of

TRAITS = "制度问题更带有根本性、全局性、稳定性、长期性。"
STAGES = "专项整治分为动员部署、自查自纠、集中攻坚、巩固提升四个阶段。"


def outsiders(*lines: str) -> list[str]:
    material = material_of(*lines)
    enumeration = next(fact for fact in material.facts if isinstance(fact, Enumeration))
    return find_outsiders(material, enumeration, Chance(0))


def test_they_share_the_elements_affix_and_length() -> None:
    found = outsiders(TRAITS)
    assert len(found) > 5
    assert all(phrase.endswith("性") and len(phrase) == 3 for phrase in found)


def test_no_outsider_is_an_element_or_shares_a_word_with_one() -> None:
    for phrase in outsiders(STAGES):
        assert not any(word in phrase for word in ("动员", "部署", "自查", "集中", "巩固", "提升"))


def test_parallel_lists_of_the_document_come_first() -> None:
    found = outsiders(STAGES, "专项督查分为听取汇报、查阅资料、实地走访、反馈意见四个阶段。")
    assert set(found[:4]) == {"听取汇报", "查阅资料", "实地走访", "反馈意见"}


def test_what_the_paragraph_mentions_is_no_outsider() -> None:
    assert "系统性" in outsiders(TRAITS)
    assert "系统性" not in outsiders(TRAITS + "制度建设要注重系统性，不能零敲碎打。")


def test_an_unknown_list_has_none() -> None:
    assert outsiders("电气火灾的成因有线路老化、私拉乱接、违规充电。") == []
