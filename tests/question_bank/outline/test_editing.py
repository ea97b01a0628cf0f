"""Editing outlines by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.outline.editing import (
    DEEPEST,
    LONGEST_TITLE,
    Edit,
    Edited,
    EditKind,
    ImpossibleEdit,
    edited,
    merge_target,
    possible_edits,
)
from question_bank.outline.model import Node
from tests.question_bank.outline.rendering import FIXTURES, NAMES, recover
from tests.question_bank.outline.trees import assert_tree

SAID = "各部门要在月底前完成检查。"
PLAN = f"""一、责任
{SAID}
（一）分工
分工要写明。
（二）值守
值守要到人。
二、检查
检查要登记。
（一）重点
重点要复查。"""


def outline_of(text: str) -> tuple[str, tuple[Node, ...]]:
    document, result = recover(text)
    return document.text, result.value.nodes


def lines_of(nodes: Sequence[Node]) -> list[str]:
    return [
        f"{'  ' * (node.level - 1)}{node.label}{node.title}{'' if node.start is not None else ' ∅'}"
        for node in nodes
    ]


def body(text: str, node: Node) -> str | None:
    return None if node.body_start is None else text[node.body_start : node.body_end]


def after(text: str, nodes: Sequence[Node], kind: EditKind, node: int = 0, **more: object) -> Edited:
    result = edited(text, nodes, Edit(kind, node, **more))
    assert_tree(text, result.nodes)
    return result


def test_renaming_changes_nothing_but_the_title() -> None:
    text, nodes = outline_of(PLAN)
    result = after(text, nodes, EditKind.RENAME, 1, title="  分工 到人 ")
    assert lines_of(result.nodes)[1] == "  （一）分工 到人"
    assert [body(text, node) for node in result.nodes] == [body(text, node) for node in nodes]
    assert result.went == (0, 1, 2, 3, 4)


@pytest.mark.parametrize("title", ["", "  ", "长" * (LONGEST_TITLE + 1)])
def test_a_point_needs_a_title_of_a_sane_length(title: str) -> None:
    text, nodes = outline_of(PLAN)
    with pytest.raises(ImpossibleEdit):
        edited(text, nodes, Edit(EditKind.RENAME, 0, title))


def test_a_promoted_point_takes_what_follows_it_from_the_point_above() -> None:
    text, nodes = outline_of(PLAN)
    result = after(text, nodes, EditKind.PROMOTE, 1)
    assert lines_of(result.nodes) == ["一、责任", "（一）分工", "  （二）值守", "二、检查", "  （一）重点"]
    assert body(text, result.nodes[0]) == SAID
    assert body(text, result.nodes[1]) == "分工要写明。\n（二）值守\n值守要到人。"


def test_a_demoted_point_goes_under_the_one_before_it_with_all_that_it_has() -> None:
    text, nodes = outline_of(PLAN)
    result = after(text, nodes, EditKind.DEMOTE, 3)
    assert lines_of(result.nodes) == ["一、责任", "  （一）分工", "  （二）值守", "  二、检查", "    （一）重点"]
    assert (body(text, result.nodes[0]) or "").endswith("重点要复查。")


def test_promoting_and_demoting_undo_each_other_where_nothing_follows() -> None:
    text, nodes = outline_of(PLAN)
    there = after(text, nodes, EditKind.DEMOTE, 3).nodes
    assert after(text, there, EditKind.PROMOTE, 3).nodes == nodes


def test_a_removed_heading_is_text_of_the_point_before_it() -> None:
    text, nodes = outline_of(PLAN)
    result = after(text, nodes, EditKind.REMOVE, 2)
    assert lines_of(result.nodes) == ["一、责任", "  （一）分工", "二、检查", "  （一）重点"]
    assert body(text, result.nodes[1]) == "分工要写明。\n（二）值守\n值守要到人。"
    assert result.went == (0, 1, 1, 2, 3)


def test_what_stood_under_a_removed_heading_goes_on_under_the_point_before_it() -> None:
    text, nodes = outline_of(PLAN)
    result = after(text, nodes, EditKind.REMOVE, 3)
    assert lines_of(result.nodes) == ["一、责任", "  （一）分工", "  （二）值守", "  （一）重点"]
    assert body(text, result.nodes[2]) == "值守要到人。\n二、检查\n检查要登记。"


def test_what_stood_under_a_removed_first_heading_moves_up() -> None:
    text, nodes = outline_of(PLAN)
    result = after(text, nodes, EditKind.REMOVE, 0)
    assert lines_of(result.nodes) == ["（一）分工", "（二）值守", "二、检查", "  （一）重点"]
    assert result.went == (None, 0, 1, 2, 3)


def test_text_after_points_within_a_paragraph_belongs_to_the_paragraph_above() -> None:
    text, nodes = outline_of(
        f"一、责任\n一是分工。分工要写明。二是值守。值守要到人。\n二、检查\n{SAID}\n三、考核\n{SAID}"
    )
    assert lines_of(nodes)[1:4] == ["  一是分工", "  二是值守", "二、检查"]
    result = after(text, nodes, EditKind.REMOVE, 3)
    assert body(text, result.nodes[2]) == "值守要到人。"
    assert (body(text, result.nodes[0]) or "").endswith(SAID)


def test_merging_joins_a_point_with_the_one_before_it_on_its_level() -> None:
    text, nodes = outline_of(PLAN)
    assert merge_target(nodes, 3) == 0
    result = after(text, nodes, EditKind.MERGE, 3)
    assert lines_of(result.nodes) == ["一、责任；检查", "  （一）分工", "  （二）值守", "  （一）重点"]
    assert body(text, result.nodes[2]) == "值守要到人。"
    assert (body(text, result.nodes[0]) or "").endswith("重点要复查。")
    assert result.went == (0, 1, 2, 0, 3)


def test_merging_a_first_point_joins_it_with_the_one_above() -> None:
    text, nodes = outline_of(PLAN)
    result = after(text, nodes, EditKind.MERGE, 1)
    assert lines_of(result.nodes)[:2] == ["一、责任；分工", "  （二）值守"]


def test_merging_a_heading_on_two_lines_gives_one_heading() -> None:
    text = f"一、压实责任\n{SAID}\n二、加强检查的\n三、各项措施\n{SAID}"
    text, nodes = outline_of(text)
    result = after(text, nodes, EditKind.MERGE, 2)
    assert lines_of(result.nodes) == ["一、压实责任", "二、加强检查的各项措施"]
    joined = result.nodes[1]
    assert text[joined.start : joined.end] == "二、加强检查的\n三、各项措施"
    assert body(text, joined) == SAID


def test_merging_into_a_point_without_text_gives_it_the_text() -> None:
    text, nodes = outline_of(f"【提纲】一、责任。二、检查。三、考核。\n一、责任\n{SAID}\n三、考核\n考核要公开。")
    result = after(text, nodes, EditKind.MERGE, 2)
    assert lines_of(result.nodes) == ["一、责任", "二、检查；考核"]
    assert body(text, result.nodes[1]) == "考核要公开。"


def test_merging_a_point_without_text_adds_its_title_only() -> None:
    text, nodes = outline_of(f"【提纲】一、责任。二、检查。三、考核。\n一、责任\n{SAID}\n三、考核\n考核要公开。")
    result = after(text, nodes, EditKind.MERGE, 1)
    assert lines_of(result.nodes) == ["一、责任；检查", "三、考核"]
    assert body(text, result.nodes[0]) == SAID


def test_points_that_have_only_a_number_merge_into_one_that_has_only_the_first() -> None:
    text, nodes = outline_of("第一条 各部门要在月底前完成检查。\n第二条 检查结果要登记，由专人保管。")
    assert [node.title for node in nodes] == ["", ""]
    assert lines_of(after(text, nodes, EditKind.MERGE, 1).nodes) == ["第一条"]


def test_a_line_becomes_a_heading_beside_those_of_its_family() -> None:
    text, nodes = outline_of(PLAN)
    without = after(text, nodes, EditKind.REMOVE, 2).nodes
    result = after(text, without, EditKind.ADD, start=text.index("（二）"))
    assert result.nodes == nodes
    assert result.went == (0, 1, 3, 4)


def test_a_line_without_a_number_becomes_a_point_beside_the_one_that_held_it() -> None:
    text, nodes = outline_of(PLAN)
    result = after(text, nodes, EditKind.ADD, start=text.index("值守要到人"))
    assert lines_of(result.nodes)[2:4] == ["  （二）值守", "  值守要到人"]
    assert body(text, result.nodes[2]) is None


def test_a_line_before_the_first_point_becomes_one_of_its_own() -> None:
    text, nodes = outline_of(f"{SAID}\n再说一遍。\n{PLAN}")
    result = after(text, nodes, EditKind.ADD, start=0)
    assert lines_of(result.nodes)[:2] == [SAID.rstrip("。"), "一、责任"]
    assert body(text, result.nodes[0]) == "再说一遍。"


@pytest.mark.parametrize("start", [-1, 2, 6, 10_000])
def test_only_a_whole_line_that_is_no_heading_yet_becomes_one(start: int) -> None:
    text, nodes = outline_of(PLAN)
    with pytest.raises(ImpossibleEdit):
        edited(text, nodes, Edit(EditKind.ADD, start=start))
    with pytest.raises(ImpossibleEdit):
        edited(text, nodes, Edit(EditKind.ADD, start=text.index("二、")))


def test_what_cannot_be_done_is_neither_offered_nor_done() -> None:
    text, nodes = outline_of(PLAN)
    assert possible_edits(nodes, 0) == {EditKind.RENAME, EditKind.REMOVE}
    assert EditKind.DEMOTE not in possible_edits(nodes, 1)
    assert possible_edits(nodes, 2) == {*EditKind} - {EditKind.ADD}
    assert possible_edits(nodes, 99) == frozenset()
    for kind, node in ((EditKind.PROMOTE, 0), (EditKind.MERGE, 0), (EditKind.RENAME, 99), (EditKind.REMOVE, -1)):
        with pytest.raises(ImpossibleEdit):
            edited(text, nodes, Edit(kind, node, "题"))


def test_an_outline_gets_only_so_deep() -> None:
    text = "\n".join(f"第{number}节 事项\n{SAID}" for number in range(1, DEEPEST + 3))
    text, nodes = outline_of(text)
    for index in range(1, len(nodes)):
        while EditKind.DEMOTE in possible_edits(nodes, index):
            nodes = after(text, nodes, EditKind.DEMOTE, index).nodes
    assert max(node.level for node in nodes) == DEEPEST


RECOVERED = [outline_of((FIXTURES / f"{name}.txt").read_text("utf-8")) for name in NAMES]
EDITS = st.builds(
    lambda kind, node, start: (kind, node, start), st.sampled_from(EditKind), st.floats(0, 0.999), st.floats(0, 1)
)


@settings(max_examples=150)
@given(st.sampled_from(RECOVERED), st.lists(EDITS, max_size=15))
def test_any_edits_leave_a_tree(
    recovered: tuple[str, tuple[Node, ...]], edits: list[tuple[EditKind, float, float]]
) -> None:
    """Each old point goes somewhere in the new tree, in the same order."""
    text, nodes = recovered
    lines = [0, *(place + 1 for place, character in enumerate(text) if character == "\n"), len(text)]
    for kind, at, line in edits:
        edit = Edit(kind, int(at * len(nodes)), "新的标题", lines[int(line * (len(lines) - 1))])
        try:
            result = edited(text, nodes, edit)
        except ImpossibleEdit:
            continue
        assert_tree(text, result.nodes)
        assert len(result.went) == len(nodes)
        kept = [place for place in result.went if place is not None]
        assert set(kept) <= set(range(len(result.nodes)))
        nodes = result.nodes
