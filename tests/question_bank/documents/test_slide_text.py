"""The text of shapes, with the numbers that are printed before it."""

from __future__ import annotations

import pytest
from lxml import etree

from question_bank.documents.model import BlockStyle
from question_bank.documents.slide_text import (
    Piece,
    diagram_texts,
    number_label,
    paragraph_text,
    paragraphs,
    table_rows,
)
from tests.question_bank.documents.slide_files import NAMES, body, item, rows


def element(xml: str) -> etree._Element:
    return etree.fromstring(f"<x {NAMES}>{xml}</x>")[0]


def texts(*items: str) -> list[str]:
    return [piece.text for piece in paragraphs(element(body(*items)), listed=False)]


NUMBERED = '<a:buAutoNum type="arabicPeriod"/>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<a:r><a:t>甲</a:t></a:r><a:br/><a:r><a:t>乙</a:t></a:r>", "甲\n乙"),
        ("<a:r><a:t>甲\x0b乙</a:t></a:r>".replace("\x0b", "_x000B_"), "甲_x000B_乙"),
        ('<a:fld type="slidenum"><a:t>3</a:t></a:fld>', ""),
        ('<a:fld type="datetime1"><a:t>2026/3/1</a:t></a:fld>', ""),
        ('<a:fld type="other"><a:t>域</a:t></a:fld>', "域"),
    ],
)
def test_runs_breaks_and_fields(inner: str, text: str) -> None:
    assert paragraph_text(element(f"<a:p>{inner}</a:p>")) == text


def test_automatic_numbers_count_and_begin_again() -> None:
    assert texts(item("甲", NUMBERED), item("乙", NUMBERED), "正文", item("丙", NUMBERED)) == [
        "1. 甲",
        "2. 乙",
        "正文",
        "1. 丙",
    ]


def test_deeper_levels_count_for_themselves() -> None:
    deeper = item("子", NUMBERED, 'lvl="1"')
    assert texts(item("甲", NUMBERED), deeper, deeper, item("乙", NUMBERED), deeper) == [
        "1. 甲",
        "1. 子",
        "2. 子",
        "2. 乙",
        "1. 子",
    ]


def test_a_list_may_start_anywhere() -> None:
    assert texts(item("甲", '<a:buAutoNum type="arabicPeriod" startAt="5"/>')) == ["5. 甲"]
    assert texts(item("甲", '<a:buAutoNum type="arabicPeriod" startAt="x"/>')) == ["1. 甲"]


@pytest.mark.parametrize(
    ("scheme", "label"),
    [
        ("arabicPeriod", "3. "),
        ("arabicParenR", "3) "),
        ("arabicParenBoth", "(3) "),
        ("circleNumDbPlain", "③"),
        ("ea1ChsPeriod", "三、"),
        ("ea1ChsPlain", "三 "),
        ("alphaLcParenR", "c) "),
        ("romanUcPeriod", "III. "),
        ("unknown", "3. "),
    ],
)
def test_schemes_print_as_powerpoint_prints(scheme: str, label: str) -> None:
    assert number_label(scheme, 3) == label


def test_levels_and_bullets_make_a_list() -> None:
    found = list(
        paragraphs(element(body("甲", item("乙", "", 'lvl="1"'), item("丙", "", 'lvl="x"'))), listed=True)
    )
    assert found == [
        Piece("甲", BlockStyle.LIST, 1),
        Piece("乙", BlockStyle.LIST, 2),
        Piece("丙", BlockStyle.LIST, 1),
    ]


def test_tables_come_row_by_row() -> None:
    merged = '<a:tr><a:tc/><a:tc hMerge="1"/></a:tr>'
    table = element(rows(("部门", "电话"), ("", "")).replace("</a:tbl>", f"{merged}</a:tbl>"))
    assert list(table_rows(table)) == [Piece("部门\t电话", BlockStyle.TABLE)]


def test_diagrams_give_their_nodes() -> None:
    point = '<dgm:pt type="{}"><dgm:t>{}</dgm:t></dgm:pt>'
    data = element(f"<dgm:ptLst>{point.format('node', item('检查'))}{point.format('pres', item('x'))}</dgm:ptLst>")
    assert [piece.text for piece in diagram_texts(data)] == ["检查"]
