"""Doubtful labels count beside others of their family."""

from __future__ import annotations

import pytest

from tests.question_bank.outline.rendering import points

TEXT = "各部门要在月底前完成检查。"


@pytest.mark.parametrize(
    "line",
    [
        "首先，查线路。",
        "一要查线路。",
        "第一步：查线路",
        "问：查什么？",
        "1 查线路",
        "任务一：查线路",
        "A. 查线路",
    ],
)
def test_one_alone_is_no_point(line: str) -> None:
    assert not [point for point in points(f"{TEXT}\n{line}{TEXT}\n{TEXT}") if not point.startswith("|")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("首先，", "其次，"),
        ("一要", "二要"),
        ("第一步：", "第二步："),
        ("问：", "问："),
        ("1 ", "2 "),
        ("任务一：", "任务二："),
        ("A. ", "B. "),
    ],
)
def test_two_of_a_family_are_points(first: str, second: str) -> None:
    found = points(f"{first}查线路\n{TEXT}\n{second}查阀门\n{TEXT}")
    assert [point.partition("|")[2] for point in found] == ["查线路", "查阀门"]


def test_one_that_the_listing_names_is_a_point() -> None:
    text = f"【提纲】一要查线路。二要查阀门。\n同志们：\n二要查阀门。{TEXT}"
    assert points(text) == ["一要|查线路 ∅", "二要|查阀门"]


def test_the_options_of_a_question_are_no_points() -> None:
    assert points(f"{TEXT}\n发现火情应当怎样做？\nA. 立即报警\nB. 先拍照\nC. 离开\n{TEXT}") == []


def test_first_and_last_in_different_parts_dont_belong_together() -> None:
    assert points(f"一、开头\n首先，感谢大家。{TEXT}\n二、结尾\n最后，提一点希望。{TEXT}") == [
        "一、|开头",
        "二、|结尾",
    ]


def test_a_line_whose_number_doesnt_count_may_still_be_a_heading() -> None:
    assert points(f"{TEXT}\n\n第一阶段 准备\n\n{TEXT}") == ["|第一阶段 准备"]
