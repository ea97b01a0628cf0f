"""A page becomes blocks as a browser shows them."""

from __future__ import annotations

import pytest
from lxml import etree

from question_bank.documents.html_blocks import Page, flowed
from question_bank.documents.model import BlockStyle


def read(markup: str) -> Page:
    page = Page()
    page.read(etree.fromstring(f"<html><body>{markup}</body></html>", etree.HTMLParser()))
    return page


def blocks(markup: str) -> list[tuple[str, BlockStyle, int | None]]:
    page = read(markup)
    return [(line, hint.style, hint.level) for line, hint in zip(page.text.split("\n"), page.hints, strict=True)]


def lines(markup: str) -> list[str]:
    return read(markup).text.split("\n")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("为了加强\n    管理", "为了加强管理"),
        ("fire\n drill", "fire drill"),
        ("ISO\n标准", "ISO 标准"),
        ("  a \t b ", "a b"),
        ("甲 \u2028 乙", "甲\n乙"),
        ("“甲”\n，乙", "“甲”，乙"),
    ],
)
def test_blanks_are_those_that_a_browser_shows(source: str, shown: str) -> None:
    assert flowed(source) == shown


def test_headings_paragraphs_and_breaks() -> None:
    assert blocks("<h1>手册</h1><p>第一<b>段</b>。<h3>职责</h3><div>第二段。<div>第三段。</div>尾</div>") == [
        ("手册", BlockStyle.HEADING, 1),
        ("第一段。", BlockStyle.BODY, None),
        ("职责", BlockStyle.HEADING, 3),
        ("第二段。", BlockStyle.BODY, None),
        ("第三段。", BlockStyle.BODY, None),
        ("尾", BlockStyle.BODY, None),
    ]
    assert lines("<p>甲<br>乙</p>") == ["甲", "乙"]


def test_a_whole_paragraph_in_a_heading_is_text() -> None:
    assert blocks("<h2>先检查。再登记。</h2>") == [("先检查。再登记。", BlockStyle.BODY, None)]


def test_lists_nest_and_count() -> None:
    assert blocks("<ol><li>甲<ul><li>子</li></ul></li><li><p>乙</p><p>乙二</p></li></ol>后") == [
        ("1. 甲", BlockStyle.LIST, 1),
        ("子", BlockStyle.LIST, 2),
        ("2. 乙", BlockStyle.LIST, 1),
        ("乙二", BlockStyle.LIST, 1),
        ("后", BlockStyle.BODY, None),
    ]
    assert lines("<li>散落的项</li>") == ["散落的项"]


def test_tables_of_data_come_row_by_row() -> None:
    assert blocks("<table><tr><th>部门<th>电话<tr><td>保卫<br>科<td><p>6119</table>") == [
        ("部门\t电话", BlockStyle.TABLE, None),
        ("保卫 科\t6119", BlockStyle.TABLE, None),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><p>甲</p><p>乙</p></td></tr></table>",
        "<table><tr><td><table><tr><td>甲</td></tr></table></td><td>乙</td></tr></table>",
        "<table><tr><td><h2>甲</h2></td><td>乙</td></tr></table>",
    ],
)
def test_tables_of_layout_are_read_through(table: str) -> None:
    assert lines(table) == ["甲", "乙"]


def test_tables_with_long_cells_are_read_through() -> None:
    long = "每月检查一次灭火器。" * 31
    assert lines(f"<table><tr><td>{long}</td><td>乙</td></tr></table>") == [long, "乙"]
    assert lines("<table><tr></tr></table>甲") == ["甲"]


def test_an_empty_paragraph_is_a_blank_line() -> None:
    assert lines("<p>甲</p><p>&nbsp;</p><p>乙</p>") == ["甲", "", "乙"]


def test_preformatted_lines_stay_lines() -> None:
    assert lines("<pre>a  b\nc</pre>") == ["a  b", "c"]


def test_what_is_left_out_is_counted() -> None:
    page = read('<nav>首页</nav>甲<sup><a href="#n1">[1]</a></sup><span hidden>藏</span>乙<script>x</script>丙')
    assert page.text == "甲乙丙"
    assert (page.furniture, page.hidden, page.note_marks) == (1, 1, 1)


def test_powers_stay() -> None:
    assert lines("<p>50m<sup>2</sup></p>") == ["50m2"]
