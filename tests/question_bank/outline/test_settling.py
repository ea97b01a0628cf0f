"""A list of points becomes a tree."""

from __future__ import annotations

import pytest

from question_bank.outline.model import Node
from question_bank.outline.settling import settled
from tests.question_bank.outline.rendering import FIXTURES, NAMES, recover
from tests.question_bank.outline.trees import assert_tree

TEXT = "甲\n甲文。\n乙\n乙文。\n丙\n丙文。"


def heading(title: str, level: int, stop: int | None = None) -> Node:
    start = TEXT.index(title)
    return Node("", title, level, start, start + 1, None, stop)


@pytest.mark.parametrize("name", NAMES)
def test_a_recovered_outline_is_settled_already(name: str) -> None:
    document, result = recover((FIXTURES / f"{name}.txt").read_text("utf-8"))
    assert_tree(document.text, result.value.nodes)
    assert settled(document.text, result.value.nodes) == result.value.nodes


def test_levels_step_by_one_and_steady_levels_stay_steady() -> None:
    nodes = settled(TEXT, [heading("甲", 3), heading("乙", 7), heading("丙", 7)])
    assert [(node.level, node.parent) for node in nodes] == [(1, None), (2, 0), (2, 0)]


def test_the_text_under_a_point_ends_at_the_next_heading_that_is_not_under_it() -> None:
    nodes = settled(TEXT, [heading("甲", 1, 17), Node("", "只在提纲里", 1), heading("乙", 2, 17)])
    assert TEXT[nodes[0].body_start : nodes[0].body_end] == "甲文。"
    assert TEXT[nodes[2].body_start : nodes[2].body_end] == "乙文。\n丙\n丙文。"


def test_the_text_under_a_point_holds_all_that_is_under_it() -> None:
    nodes = settled(TEXT, [heading("甲", 1), Node("", "只在提纲里", 2), heading("乙", 3, 11)])
    assert TEXT[nodes[0].body_start : nodes[0].body_end] == "甲文。\n乙\n乙文。"
    assert nodes[2].parent == 1
