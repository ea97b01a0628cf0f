"""Markdown's marks are taken out and understood."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.documents import read_document
from question_bank.documents.assembly import assemble
from question_bank.documents.markdown import read_markdown
from question_bank.documents.model import BlockStyle, Document
from question_bank.results import Unreadable
from tests.question_bank.documents.spending import within_a_second


def read(text: str) -> Document:
    return assemble("a.md", b"", read_markdown(text.encode())).value


def test_headings_lose_their_marks_and_keep_their_level() -> None:
    document = read("# 用电安全\n\n## 宿舍 ##\n\n不得私拉电线。\n")
    assert document.text == "用电安全\n宿舍\n不得私拉电线。"
    assert [(block.style, block.level) for block in document.blocks] == [
        (BlockStyle.HEADING, 1),
        (BlockStyle.HEADING, 2),
        (BlockStyle.BODY, None),
    ]


def test_list_items_are_list_items() -> None:
    document = read("- 灭火器\n* 消火栓\n")
    assert document.text == "灭火器\n消火栓"
    assert {block.style for block in document.blocks} == {BlockStyle.LIST}


def test_emphasis_is_taken_out() -> None:
    assert read("**不得**堵塞__安全出口__。").text == "不得堵塞安全出口。"


def test_unpaired_stars_and_blanks_to_fill_stay() -> None:
    assert read("**市每月检查____次，#1 仓库除外。").text == "**市每月检查____次，#1 仓库除外。"


def test_offsets_still_lead_to_the_raw_file() -> None:
    raw = "# 用电\r\n\r\n**不得**私拉电线。\r\n".encode()
    document = read_document("a.md", raw).value
    start = document.text.index("不得私拉")
    assert document.origin is not None
    assert raw[slice(*document.origin.span(start, start + 4))].decode() == "不得**私拉"


def blocks(text: str) -> list[tuple[str, BlockStyle, int | None]]:
    document = read(text)
    return [(document.text[block.start : block.end], block.style, block.level) for block in document.blocks]


def test_lists_keep_their_numbers_and_levels() -> None:
    assert blocks("1. 检查\n2. 登记\n   - 台账\n\n正文") == [
        ("1. 检查", BlockStyle.LIST, 1),
        ("2. 登记", BlockStyle.LIST, 1),
        ("台账", BlockStyle.LIST, 2),
        ("正文", BlockStyle.BODY, None),
    ]


def test_underlined_headings_are_headings_unless_they_are_sentences() -> None:
    assert blocks("总则\n---\n\n先检查。再登记。\n---\n") == [
        ("总则", BlockStyle.HEADING, 2),
        ("先检查。再登记。", BlockStyle.BODY, None),
    ]


def test_tables_come_row_by_row() -> None:
    assert blocks("| 部门 | 电话 |\n|---|---|\n| **保卫** | 61\\|19 |\n| | 6120 |") == [
        ("部门\t电话", BlockStyle.TABLE, None),
        ("保卫\t61|19", BlockStyle.TABLE, None),
        ("6120", BlockStyle.TABLE, None),
    ]


def test_footnotes_are_notes_and_not_links() -> None:
    assert blocks("检查[^1]。\n\n[^1]: 见消防法\n[a]: http://x\n") == [
        ("检查。", BlockStyle.BODY, None),
        ("见消防法", BlockStyle.NOTE, None),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("    每月检查一次。\n", "每月检查一次。"),
        ("```\n每月检查\n```\n", "每月检查"),
        ("```\n每月检查", "每月检查"),
        ("<div align=center>\n安全<b>手册</b>\n<!-- 注 -->\n</div>\n", "安全手册"),
        ("> 引用\n> 的话", "引用\n的话"),
        ("甲\n***\n乙", "甲\n乙"),
        ("* 甲\n续甲\n", "甲续甲"),
    ],
)
def test_other_blocks_give_their_text(text: str, said: str) -> None:
    assert read(text).text == said


def test_what_is_left_out_is_told() -> None:
    result = read_document("a.md", "---\ntitle: 手册\ntags: [a]\n---\n检查![图](u)[^1]\n".encode())
    assert result.value.text == "检查"
    assert [notice.id for notice in result.notices] == [
        "dropped-front-matter",
        "dropped-pictures",
        "dropped-note-marks",
    ]


PARTS = st.sampled_from(
    [
        "# ",
        "- ",
        "1. ",
        "> ",
        "    ",
        "**",
        "__",
        "`",
        "[",
        "](u)",
        "|",
        "\n|---|\n",
        "\n",
        "\r\n",
        "检查",
        "。",
        "a",
        "&lt;",
        "<b>",
        "~~~\n",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PARTS, max_size=25).map("".join))
def test_every_character_that_stays_has_its_place(text: str) -> None:
    raw = text.encode()
    try:
        source = read_markdown(raw)
        document = assemble("a.md", raw, source).value
    except Unreadable:
        return
    assert document.origin is not None
    for offset, character in enumerate(document.text):
        found = raw[slice(*document.origin.span(offset, offset + 1))].decode()
        assert found == character or character in "\n\t <"


@pytest.mark.parametrize("text", ["![" * 200_000, "[a](b" * 60_000, "|a" * 3_000 + "\n" + "|-" * 3_000 + "\n"])
def test_hostile_text_ends_within_a_second(text: str) -> None:
    with within_a_second(), contextlib.suppress(Unreadable):
        read_document("a.md", text.encode())
