"""Which points a section holds."""

from __future__ import annotations

from dataclasses import replace

from question_bank.facts.memberships import find_memberships
from question_bank.facts.statements import read_statements
from question_bank.outline.model import Node
from tests.question_bank.facts.readings import parse


def test_a_section_with_three_points_that_have_text_is_a_fact() -> None:
    document, outline = parse("# 一、重点任务", "# 查隐患", "# 强培训", "# 严考核", "各单位要抓好各项任务的落实。")
    below = tuple(replace(node, level=2, parent=0) for node in outline.nodes[1:])
    nested = replace(outline, nodes=(outline.nodes[0], *below))
    (membership,) = find_memberships(read_statements(document, nested))
    assert membership.titles == ("查隐患", "强培训", "严考核")
    assert [document.text[slice(*span)] for span in membership.spans] == ["查隐患", "强培训", "严考核"]


def test_a_section_that_misses_a_point_is_none() -> None:
    document, outline = parse("# 一、重点任务", "# 查隐患", "# 强培训", "各单位要抓好各项任务的落实。")
    below = tuple(replace(node, level=2, parent=0) for node in outline.nodes[1:])
    absent = Node("三是", "严考核", 2, parent=0)
    nested = replace(outline, nodes=(outline.nodes[0], *below, absent))
    assert find_memberships(read_statements(document, nested)) == []
