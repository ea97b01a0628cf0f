"""Figures and dates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from question_bank.facts.model import FactKind, Number
from question_bank.facts.numbers import find_numbers, is_constant, is_vague
from tests.question_bank.facts.readings import only, read


def numbers(text: str) -> list[tuple[str, str]]:
    reading = read(text)
    return [(reading.of(n.key), n.unit) for n in find_numbers(reading, only(reading))]


def number(text: str) -> tuple[Number, str]:
    reading = read(text)
    (found,) = find_numbers(reading, only(reading))
    return found, reading.of(found.key)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年共查出隐患426处，整改率为93.4%。", [("426", "处"), ("93.4", "%")]),
        ("园区要在9月30日前建成全部消防台账。", [("9月30日", "日期")]),
        ("截至6月底，全市共下架应用程序37款。", [("6月底", "日期"), ("37", "款")]),
        ("集团争取各级补助资金9000余万元用于改造。", [("9000", "余万元")]),
        ("全市60周岁以上老年人口达到86.4万人。", [("60", "周岁"), ("86.4", "万人")]),
        ("垛与墙的间距应当不小于0.5米才算合格。", [("0.5", "米")]),
    ],
)
def test_figures_come_with_their_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "要落实“1名干部包3户”的工作要求和部署。",
        "按照《2026年工作要点（12条）》的要求推进。",
        "要以解决三个1亿人问题为着力点推动工作。",
        "2025年的各项任务已经全部完成并且验收。",
    ],
)
def test_quoted_figures_years_and_coined_names_are_no_facts(text: str) -> None:
    assert numbers(text) == []


def test_value_and_kind() -> None:
    found, _ = number("整改期限最长不超过30日，逾期要通报批评。")
    assert (found.kind, found.value) == (FactKind.NUMBER, Decimal(30))
    dated, _ = number("全国消防日是每年的11月9日，各地都有活动。")
    assert (dated.kind, dated.value) == (FactKind.DATE, Decimal("11.09"))


def test_set_phrases_and_approximations_are_known_as_such() -> None:
    constant, printed = number("微型消防站实行24小时值班，随时出动。")
    assert is_constant(constant, printed)
    vague, printed = number("全市争取到补助资金9000余万元用于改造。")
    assert is_vague(vague)
    assert not is_constant(vague, printed)


def test_one_content_has_one_id_and_another_content_another() -> None:
    one, _ = number("整改期限最长不超过30日。")
    same, _ = number("整改期限最长不超过30日！")
    other, _ = number("保存期限最长不超过30日。")
    assert one.id == same.id != other.id
