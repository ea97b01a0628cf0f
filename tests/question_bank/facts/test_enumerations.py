"""Lists, formulae and pairs."""

from __future__ import annotations

import pytest

from question_bank.facts.enumerations import find_enumerations, size
from question_bank.facts.model import Enumeration, FactKind
from tests.question_bank.facts.readings import only, read


def found(text: str) -> list[tuple[Enumeration, list[str]]]:
    reading = read(text)
    return [(e, [reading.of(s) for s in e.elements]) for e in find_enumerations(reading, only(reading))]


def single(text: str) -> tuple[Enumeration, list[str]]:
    (one,) = found(text)
    return one


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("台账要包括建筑高度、使用性质、责任人员三类信息。", ["建筑高度", "使用性质", "责任人员"]),
        ("各部门要坚持读原著、学原文、悟原理，入脑入心。", ["读原著", "学原文", "悟原理"]),
        ("制度问题更带有根本性、全局性、稳定性和长期性。", ["根本性", "全局性", "稳定性", "长期性"]),
        ("要从思想上找差距、查根源、强修养，立行立改。", ["找差距", "查根源", "强修养"]),
        ("着力破除部分干部不担当、不用心、不认真等问题。", ["不担当", "不用心", "不认真"]),
        ("要用好班前会、宣传栏、电子屏等载体开展宣传。", ["班前会", "宣传栏", "电子屏"]),
        ("认真落实学习研讨、查摆问题、建章立制等工作安排。", ["学习研讨", "查摆问题", "建章立制"]),
    ],
)
def test_the_outer_limits_of_a_list_are_found(text: str, elements: list[str]) -> None:
    enumeration, texts = single(text)
    assert texts == elements
    assert enumeration.first_sure
    assert enumeration.last_sure


def test_the_count_and_the_noun_of_a_list_are_taken_along() -> None:
    reading = read("专项整治分为动员部署、自查自纠、巩固提升三个阶段。")
    (enumeration,) = find_enumerations(reading, only(reading))
    assert enumeration.count is not None
    assert reading.of(enumeration.count) == "三"
    assert enumeration.head == "阶段"
    assert enumeration.kind is FactKind.STEPS


def test_a_list_that_contradicts_its_own_count_is_no_fact() -> None:
    assert found("专项整治分为动员部署、自查自纠、巩固提升四个阶段。") == []


def test_an_open_list_is_known_as_such() -> None:
    enumeration, _ = single("禁止使用电热水壶、电暖器、电磁炉等大功率电器。")
    assert enumeration.open
    assert enumeration.head == "大功率电器"


def test_a_quoted_formula_has_certain_limits() -> None:
    enumeration, texts = single("要坚持“党政同责、一岗双责、失职追责”的原则。")
    assert texts == ["党政同责", "一岗双责", "失职追责"]
    assert enumeration.quoted
    assert enumeration.head == "原则"


def test_both_halves_of_a_pair_are_elements() -> None:
    _, texts = single("检查既查设备是否完好，又查人员是否会用。")
    assert texts == ["查设备是否完好", "查人员是否会用"]


def test_two_phrases_of_one_build_are_a_list() -> None:
    _, texts = single("要纠正重数量轻质量、重表面轻实效的问题。")
    assert texts == ["重数量轻质量", "重表面轻实效"]


@pytest.mark.parametrize(
    "text",
    [
        "严禁在工作群、朋友圈发布患者的姓名、病历的内容。",
        "要增强政治意识、大局意识，切实履行好职责。",
    ],
)
def test_uneven_or_short_runs_are_no_lists(text: str) -> None:
    assert found(text) == []


def test_size_counts_characters() -> None:
    enumeration, texts = single("要坚持“查得准、改得实、防得住”的标准。")
    assert [size(span) for span in enumeration.elements] == [len(text) for text in texts]
