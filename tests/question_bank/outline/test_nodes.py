"""Points carry their place, and the text under them."""

from __future__ import annotations

from question_bank.outline.model import Node
from tests.question_bank.outline.rendering import points, recover

TEXT = "各部门要在月底前完成检查。"


def bodies(text: str) -> list[str | None]:
    document, result = recover(text)

    def body(node: Node) -> str | None:
        return None if node.body_start is None else document.text[node.body_start : node.body_end]

    return [body(node) for node in result.value.nodes]


def test_a_body_holds_the_points_below_it() -> None:
    assert bodies(f"一、责任\n{TEXT}\n（一）分工\n{TEXT}\n二、检查\n{TEXT}") == [
        f"{TEXT}\n（一）分工\n{TEXT}",
        TEXT,
        TEXT,
    ]


def test_a_heading_with_nothing_under_it_has_no_body() -> None:
    assert bodies(f"一、责任\n二、检查\n{TEXT}") == [None, TEXT]


def test_a_point_that_says_it_all_is_its_own_body() -> None:
    assert bodies("1.每月检查一次灭火器。\n2.每季度演练一次。") == ["每月检查一次灭火器。", "每季度演练一次。"]


def test_a_body_ends_before_the_closing() -> None:
    assert bodies(f"一、责任\n{TEXT}\n特此通知。\n安全部\n2026年3月1日") == [TEXT]


def test_headings_that_the_listing_doesnt_name_follow_the_one_before_them() -> None:
    text = f"【提纲】一、责任。二、检查。三、考核。\n一、责任\n1.分工\n{TEXT}\n三、考核\n{TEXT}"
    assert points(text) == ["一、|责任", "  1.|分工", "二、|检查 ∅", "三、|考核"]


def test_a_listing_without_any_text_gives_points_without_text() -> None:
    assert points("【提纲】一、责任。（一）分工。二、检查。") == ["一、|责任 ∅", "  （一）|分工 ∅", "二、|检查 ∅"]


def test_the_listing_tells_how_far_a_heading_goes() -> None:
    listed = "每月检查一次，全年不少于十二次，逐次登记，逐项销号，逐级报告，逐人落实"
    document, result = recover(f"【提纲】一、{listed}。\n同志们：\n一、{listed}。{TEXT}")
    node = result.value.nodes[0]
    assert node.title == listed
    assert document.text[node.body_start : node.body_end] == TEXT
