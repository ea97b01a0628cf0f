"""Gates 4 and 5."""

from __future__ import annotations

import pytest

from question_bank.drafting.gates.options import check_likeness, check_sameness
from question_bank.items.model import Item, Kind
from tests.question_bank.drafting.gates.warehouse import DOCUMENT, GOOD, SOURCE, STAGES
from tests.question_bank.drafting.materials import item


def choice(*texts: str) -> Item:
    return item(DOCUMENT, STAGES, "专项整治分为（　　）。", *texts, key=texts[0])


@pytest.mark.parametrize("good", GOOD, ids=lambda item: item.kind)
def test_good_items_pass(good: Item) -> None:
    assert list(check_sameness(good, SOURCE)) == []
    assert list(check_likeness(good, SOURCE)) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("自查自纠", "自查自纠"),
        ("自查自纠", "开展自查自纠"),
        ("提高安全防范意识", "增强安全防范意识"),
        ("十", "10"),
        ("百分之五", "5%"),
        ("5.0", "5"),
    ],
)
def test_options_that_mean_the_same_are_caught(texts: tuple[str, str]) -> None:
    assert [notice.id for notice in check_sameness(choice(*texts), SOURCE)] == ["gate4.same"]


@pytest.mark.parametrize("texts", [("9月30日", "8月30日"), ("5%", "5"), ("10", "100"), ("望江省委", "临河省委")])
def test_options_that_only_look_alike_pass(texts: tuple[str, str]) -> None:
    assert list(check_sameness(choice(*texts), SOURCE)) == []


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("自查自纠", "考核验收", "抽查复核", "总结推广先进经验"), "gate5.length"),
        (("自查自纠", "考核验收", "抽查复核", "“经验”推"), "gate5.marks"),
        (("30天", "两周半", "五星期", "一个月"), "gate5.shape"),
        (("临河省委", "望江省委", "青澜省委", "宁海政府"), "gate5.affix"),
    ],
)
def test_an_option_that_stands_out_is_caught(texts: tuple[str, ...], found: str) -> None:
    assert found in [notice.id for notice in check_likeness(choice(*texts), SOURCE)]


def test_steps_may_differ_in_length() -> None:
    ordering = item(DOCUMENT, STAGES, "请排序。", "关闭阀门", "到室外安全地点报警", kind=Kind.ORDERING)
    assert list(check_likeness(ordering, SOURCE)) == []
