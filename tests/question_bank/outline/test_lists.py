"""Items of a list are left out of the outline."""

from __future__ import annotations

import pytest

from tests.question_bank.outline.rendering import points

TEXT = "各部门要在月底前完成检查。"


@pytest.mark.parametrize(
    "items",
    ["（一）查电源；\n（二）查阀门。", "1.领导致辞\n2.业务培训\n3.总结", "①查电源\n②查阀门"],
)
def test_items_under_a_colon_are_no_points(items: str) -> None:
    assert points(f"一、职责\n值班人员负责：\n{items}\n二、考核\n{TEXT}") == ["一、|职责", "二、|考核"]


def test_lines_with_text_under_them_are_points() -> None:
    assert points(f"通知如下：\n一、时间\n{TEXT}\n二、地点\n{TEXT}") == ["一、|时间", "二、|地点"]


def test_sentences_under_a_colon_are_points() -> None:
    assert points("要求如下：\n一是查线路。\n二是查阀门。") == ["一是|查线路", "二是|查阀门"]


def test_a_heading_that_ends_in_a_semicolon_is_no_item_when_text_comes_under_it() -> None:
    assert points(f"一、自查；\n{TEXT}\n二、整改；\n{TEXT}") == ["一、|自查", "二、|整改"]


def test_members_that_hold_sentences_are_points() -> None:
    found = points(f"一是查线路。{TEXT[:-1]}；\n二是查阀门。{TEXT}")
    assert found == ["一是|查线路", "二是|查阀门"]
