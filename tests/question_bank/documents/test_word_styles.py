"""Styles inherit along their chain."""

from __future__ import annotations

import pytest
from lxml import etree

from question_bank.documents.model import BlockStyle
from question_bank.documents.word_styles import Style, Styles, outlined
from tests.question_bank.documents.word_files import W, style


def styles(xml: str) -> Styles:
    return Styles(etree.fromstring(f'<w:x xmlns:w="{W}">{xml}</w:x>'))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("heading 2", Style(BlockStyle.HEADING, 2)),
        ("标题 1", Style(BlockStyle.HEADING, 1)),
        ("Title", Style(BlockStyle.TITLE)),
        ("标题", Style(BlockStyle.TITLE)),
        ("Subtitle", Style(BlockStyle.NOTE)),
        ("toc 3", Style(contents=True)),
        ("正文", Style()),
    ],
)
def test_a_built_in_name_tells_the_part(name: str, expected: Style) -> None:
    assert styles(style("x", name)).of("x") == expected


def test_a_style_is_what_it_is_based_on() -> None:
    known = styles(style("a", "heading 1") + style("b", "我的标题", based_on="a"))
    assert known.of("b") == Style(BlockStyle.HEADING, 1)


def test_an_outline_level_makes_a_heading() -> None:
    assert styles(style("x", "小标题", '<w:outlineLvl w:val="2"/>')).of("x") == Style(BlockStyle.HEADING, 3)
    assert outlined(9) == (BlockStyle.BODY, None)


def test_the_default_style_counts_where_none_is_named() -> None:
    known = styles(style("n", "Normal", '<w:numPr><w:numId w:val="4"/></w:numPr>', default=True))
    assert known.of(None).num == 4


def test_a_circle_of_styles_ends() -> None:
    known = styles(style("a", "甲", based_on="b") + style("b", "乙", based_on="a"))
    assert known.of("a") == Style()


def test_an_unknown_style_is_body_text() -> None:
    assert Styles(None).of("missing") == Style()
