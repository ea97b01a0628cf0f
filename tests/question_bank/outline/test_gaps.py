"""Missing points show where text was lost."""

from __future__ import annotations

from question_bank.outline.gaps import find_gaps, judged, orphans, shortened
from question_bank.outline.model import Node
from question_bank.outline.seams import Seam, Strength
from tests.question_bank.outline.rendering import recover

HERE = Node("一、", "责任", 1, 0, 4, 5, 90)
LOST = Node("二、", "检查", 1)
NEXT = Node("三、", "考核", 1, 90, 94, 95, 120)


def test_the_worst_seam_between_two_points_explains_what_is_missing_there() -> None:
    seams = [Seam(20, Strength.DOUBTFUL), Seam(40, Strength.LOST), Seam(60, Strength.DOUBTFUL)]
    gaps = find_gaps([HERE, LOST, NEXT], seams)
    assert [(gap.before, gap.after, gap.cut) for gap in gaps] == [(0, 2, 40)]
    assert shortened([HERE, LOST, NEXT], gaps)[0].body_end == 40
    assert orphans([HERE, LOST, NEXT], gaps) == [(40, 90)]


def test_even_a_break_that_seems_to_read_on_is_lost_text_where_points_are_missing() -> None:
    seams = [Seam(40, Strength.READS_ON), Seam(100, Strength.READS_ON)]
    assert judged(seams, find_gaps([HERE, LOST, NEXT], seams)) == [Seam(40, Strength.LOST)]


def test_without_a_seam_or_a_missing_point_there_is_no_gap() -> None:
    assert find_gaps([HERE, LOST, NEXT], []) == []
    assert find_gaps([HERE, NEXT], [Seam(40, Strength.LOST)]) == []


def test_text_after_the_cut_belongs_to_no_known_point() -> None:
    text = (
        "【提纲】一、责任。二、检查。三、考核。\n一、责任\n各部门要落实责任，做好记录。这些\n"
        "领域的重要经验和重要方法。每周检查一次。\n三、考核\n按月考核。"
    )
    document, result = recover(text)
    homes = {document.text[s.start : s.end]: s.node for s in result.value.sentences if not s.heading}
    assert homes["各部门要落实责任，做好记录。"] == 0
    assert homes["每周检查一次。"] is None
    assert homes["按月考核。"] == 2
    node = result.value.nodes[0]
    assert node.body_end is not None
    assert document.text[: node.body_end].endswith("这些")
