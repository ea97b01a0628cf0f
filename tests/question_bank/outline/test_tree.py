"""Levels follow the order in which families appear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.outline.families import FAMILIES, PLAIN
from question_bank.outline.labels import find_label
from question_bank.outline.tree import LeadIn, Point, place


def levels(labels: str) -> str:
    """Return the levels of labels a blank apart; ``:`` before one: a colon leads to it, ``#``: unnumbered."""
    points = []
    for label in labels.split():
        lead_in = LeadIn.COLON if label.startswith(":") else LeadIn.TEXT
        found = find_label(label.lstrip(":") + "　检查")
        points.append(Point(found.family, found.ordinal, None, lead_in) if found else Point(PLAIN, 1))
    return "".join(str(placed.level) for placed in place(points))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("一、 （一） 1. （1） ① ② （2） 2. （二） 二、", "1234554321"),
        ("第一章 第一条 （一） （二） 第二条 第二章 第三条", "1233212"),
        ("一、 一要 二要 二、 一要", "12212"),
        ("1. （一） （二） 2. （一）", "12212"),
        ("第一， 一是 二是 第二， 首先， 其次， 第三，", "1221221"),
        ("# 一、 二、 # 一、", "12212"),
        ("一、 # # 二、 # 三、", "122121"),
        ("（一） （二） 一、 （一） 二、", "11121"),
        ("一、 :一、 二、 三、 二、", "12221"),
        ("一、 二、 三、 四、 :一、 二、 五、", "1111221"),
        ("1. 2. 一、 1. 二、 1.", "111212"),
        ("二要 三要 三、 一要", "1112"),
        ("1. 1.1 1.2 1.2.1 2. 2.1", "122312"),
    ],
)
def test_a_sequence_of_labels_has_its_levels(labels: str, expected: str) -> None:
    assert levels(labels) == expected


def test_heading_styles_come_before_customs() -> None:
    points = [Point("arabic", 1, 1), Point("chinese", 1, 2), Point("arabic", 2, 1), Point("chinese-bracketed", 1)]
    assert [placed.level for placed in place(points)] == [1, 2, 1, 2]


def test_a_family_keeps_its_style_where_one_heading_lacks_it() -> None:
    points = [Point("chinese", 1, 1), Point(PLAIN, 1, 2), Point("chinese", 2, None)]
    assert [placed.level for placed in place(points)] == [1, 2, 1]


FAMILY = st.sampled_from([*(family.name for family in FAMILIES), PLAIN])


@given(st.lists(st.builds(Point, FAMILY, st.integers(1, 5), st.none(), st.sampled_from(LeadIn)), max_size=30))
def test_every_point_stands_one_level_under_its_parent(points: list[Point]) -> None:
    placed = place(points)
    for index, (level, parent) in enumerate(placed):
        assert level == (placed[parent].level + 1 if parent is not None else 1)
        assert parent is None or parent < index
