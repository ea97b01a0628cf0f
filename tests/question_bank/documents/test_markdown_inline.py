"""Marks are told from text by the rules of CommonMark, place by place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from question_bank.documents.markdown_inline import Inline, Kept


def text(content: str) -> str:
    return "".join(put or content[start:end] for start, end, put in Inline().kept(content, {}))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("**不得**堵塞*出口*。", "不得堵塞出口。"),
        ("不得__堵塞__出口", "不得堵塞出口"),
        ("检查**“重点”**部位", "检查“重点”部位"),
        ("见[办法](http://x 'b')b", "见办法b"),
        ("见[**办法**](<a b>)", "见办法"),
        ("`a*b*`与``c`d``", "a*b*与c`d"),
        (r"\*星号\*与\字", r"*星号*与\字"),
        ("&amp;&#65292;&ngE;", "&，&ngE;"),
        ("<http://a.cn>", "http://a.cn"),
        ("甲<br/>乙<b>丙</b>", "甲\n乙丙"),
        ("![图](u)甲", "甲"),
        ("检查[^1]。", "检查。"),
        ("**市每月____次", "**市每月____次"),
        ("3*4*5 与 a_b_c", "345 与 a_b_c"),
        ("甲  \n  乙\\\n丙", "甲  \n  乙\n丙"),
        ("[未完", "[未完"),
    ],
)
def test_text_stays_and_marks_go(content: str, said: str) -> None:
    assert text(content) == said


def test_references_make_links() -> None:
    kept = Inline().kept("见[办法][a]", {"A": {"href": "x", "title": ""}})
    assert kept == [Kept(0, 1), Kept(2, 4)]


def test_pictures_and_notes_are_counted() -> None:
    inline = Inline()
    inline.kept("![图](u)[^1][^2]", {})
    assert (inline.images, inline.note_marks) == (1, 2)


@settings(max_examples=60)
@given(st.text(st.sampled_from("检查。“a1 *_`[]()!<>&;\\\n"), max_size=40))
def test_spans_are_in_order_and_never_add_text(content: str) -> None:
    kept = Inline().kept(content, {})
    edges = [edge for start, end, _ in kept for edge in (start, end)]
    assert edges == sorted(edges)
    rendered = MarkdownIt("commonmark").renderInline(content)
    assert all(character in rendered or character in "*_" for character in text(content) if character in "检查。“")
