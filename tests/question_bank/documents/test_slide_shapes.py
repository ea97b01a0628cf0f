"""Shapes are read from top to bottom and from left to right."""

from __future__ import annotations

from lxml import etree

from question_bank.documents.slide_shapes import Shape, placeholder_boxes, shapes_in_order
from tests.question_bank.documents.slide_files import NAMES, group, shape, slide, tree


def layout(*shapes: str) -> etree._Element:
    return etree.fromstring(f"<p:sldLayout {NAMES}>{tree(*shapes)}</p:sldLayout>")


def texts(*shapes: str, boxes: etree._Element | None = None) -> list[str]:
    root = etree.fromstring(slide("", *shapes))
    found: list[Shape] = shapes_in_order(root, placeholder_boxes(boxes))
    return ["".join(map(str, each.element.itertext())) for each in found]


def test_places_count_not_the_order_of_drawing() -> None:
    assert texts(
        shape("四", at=(500, 310, 400, 200)),
        shape("二", at=(500, 90, 400, 200)),
        shape("三", at=(10, 300, 400, 200)),
        shape("一", at=(10, 100, 400, 200)),
    ) == ["一", "二", "三", "四"]


def test_the_title_comes_first() -> None:
    assert texts(shape("文", at=(0, 0, 9, 9)), shape("题", at=(0, 90, 9, 9), kind="title")) == ["题", "文"]


def test_a_placeholder_stands_where_its_layout_puts_it() -> None:
    places = layout(
        shape("", at=(0, 50, 9, 9), kind="body", idx="1"), shape("", at=(0, 10, 9, 9), kind="body", idx="2")
    )
    assert texts(shape("下", kind="body", idx="1"), shape("上", kind="body", idx="2"), boxes=places) == [
        "上",
        "下",
    ]


def test_a_shape_without_any_place_follows_the_one_before() -> None:
    assert texts(shape("甲", at=(0, 90, 9, 9)), shape("随甲"), shape("乙", at=(0, 10, 9, 9))) == [
        "乙",
        "甲",
        "随甲",
    ]


def test_groups_stay_together() -> None:
    inside = group(shape("右", at=(90, 0, 9, 9)), shape("左", at=(0, 0, 9, 9)), at=(0, 50, 99, 9))
    assert texts(shape("末", at=(0, 90, 9, 9)), inside) == ["左", "右", "末"]


def test_groups_without_end_end() -> None:
    nested = shape("深", at=(0, 0, 9, 9))
    for _ in range(40):
        nested = group(nested, at=(0, 0, 9, 9))
    assert texts(nested) == []


def test_numbers_dates_and_footers_stay_out() -> None:
    assert texts(shape("3", kind="sldNum"), shape("日期", kind="dt"), shape("页脚", kind="ftr")) == []


def test_hidden_shapes_stay_out_and_of_alternatives_one_is_read() -> None:
    hidden = shape("藏").replace("<p:cNvPr/>", '<p:cNvPr hidden="1"/>')
    both = f"<mc:Choice>{shape('新')}</mc:Choice><mc:Fallback>{shape('旧')}</mc:Fallback>"
    assert texts(hidden, f"<mc:AlternateContent>{both}</mc:AlternateContent>") == ["新"]


def test_absurd_numbers_are_no_place() -> None:
    assert texts(shape("甲", at=(0, 0, 9, 9)).replace('y="0"', 'y="9e9"')) == ["甲"]
    assert texts() == []
    assert shapes_in_order(etree.fromstring(f"<p:sld {NAMES}/>"), {}) == []
