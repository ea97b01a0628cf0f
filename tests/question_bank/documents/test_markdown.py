"""Markdown's marks are taken out and understood."""

from __future__ import annotations

from question_bank.documents import read_document
from question_bank.documents.model import BlockStyle, Document


def read(text: str) -> Document:
    return read_document("a.md", text.encode()).value


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
