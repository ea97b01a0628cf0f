"""Lists count as Word counts."""

from __future__ import annotations

from lxml import etree

from question_bank.documents.word_numbering import Numbering
from question_bank.documents.word_styles import Styles
from tests.question_bank.documents.word_files import W, abstract, level, num, style


def numbering(xml: str, styles: str = "") -> Numbering:
    def root(content: str) -> etree._Element:
        return etree.fromstring(f'<w:x xmlns:w="{W}">{content}</w:x>')

    return Numbering(root(xml), Styles(root(styles)))


def labels(lists: Numbering, *levels: int, list_: int = 1) -> list[str | None]:
    return [lists.next_label(list_, ilvl) for ilvl in levels]


def test_a_deeper_level_starts_again_after_a_higher_one() -> None:
    lists = numbering(abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")) + num(1, 0))
    assert labels(lists, 0, 1, 1, 0, 1) == ["1.", "a)", "b)", "2.", "a)"]


def test_a_level_that_never_restarts_counts_on() -> None:
    never = '<w:lvlRestart w:val="0"/>'
    lists = numbering(abstract(0, level(0, "decimal", "第%1章"), level(1, "decimal", "第%2条", never)) + num(1, 0))
    assert labels(lists, 0, 1, 1, 0, 1) == ["第1章", "第1条", "第2条", "第2章", "第3条"]


def test_legal_numbering_prints_chinese_parents_as_decimals() -> None:
    lists = numbering(
        abstract(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0)
    )
    assert labels(lists, 0, 1) == ["一、", "1.1"]


def test_a_level_used_without_its_parent_shows_the_parents_start() -> None:
    lists = numbering(abstract(0, level(0, "decimal", "%1", start=3), level(1, "decimal", "%1.%2")) + num(1, 0))
    assert labels(lists, 1) == ["3.1"]


def test_lists_of_one_abstract_list_count_together() -> None:
    lists = numbering(abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0))
    assert [lists.next_label(list_, 0) for list_ in (1, 2, 1)] == ["1.", "2.", "3."]


def test_an_override_replaces_a_whole_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimalEnclosedCircle", "%1")}</w:lvlOverride>'
    lists = numbering(abstract(0, level(0, "decimal", "%1.")) + num(1, 0, override))
    assert labels(lists, 0, 0) == ["①", "②"]


def test_a_start_other_than_one_is_kept() -> None:
    lists = numbering(abstract(0, level(0, "chineseCounting", "%1、", start=5)) + num(1, 0))
    assert labels(lists, 0, 0) == ["五、", "六、"]


def test_bullets_have_no_label_and_unknown_lists_none() -> None:
    lists = numbering(abstract(0, level(0, "bullet", "•")) + num(1, 0))
    assert labels(lists, 0) == [""]
    assert labels(lists, 0, list_=7) == [None]
    assert labels(lists, 8) == [None]


def test_a_numbering_style_leads_to_its_list() -> None:
    xml = (
        abstract(0, '<w:numStyleLink w:val="outline"/>')
        + abstract(1, level(0, "chineseCounting", "（%1）"))
        + num(1, 0)
        + num(2, 1)
    )
    lists = numbering(xml, style("outline", "提纲", '<w:numPr><w:numId w:val="2"/></w:numPr>'))
    assert labels(lists, 0) == ["（一）"]


def test_a_numbering_style_that_leads_in_a_circle_is_no_list() -> None:
    xml = abstract(0, '<w:numStyleLink w:val="outline"/>') + num(1, 0)
    lists = numbering(xml, style("outline", "提纲", '<w:numPr><w:numId w:val="1"/></w:numPr>'))
    assert labels(lists, 0) == [None]


def test_malformed_lists_are_passed_over() -> None:
    xml = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="x"/></w:abstractNum><w:num w:numId="y"/>' + num(1, 0)
    assert labels(numbering(xml), 0) == [None]


def test_a_custom_format_falls_back_to_the_standard_one() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    custom = (
        f'<w:lvl w:ilvl="0"><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice><w:numFmt w:val="custom"/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(numbering(abstract(0, custom) + num(1, 0)), 0) == ["01"]
