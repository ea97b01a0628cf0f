"""Lines become paragraphs: joined where a sentence goes on, apart where one ends or something begins."""

from __future__ import annotations

import pytest

from question_bank.documents.layout import lay_out, open_pair, split_lines, wrap_width
from question_bank.documents.model import BlockStyle
from question_bank.documents.page_numbers import PAGE_BREAK
from question_bank.documents.tracing import Traced

LONG = "各部门要把消防安全责任落实到每个岗位。值班人员每两小时巡查一次，发现隐患立即上报并做好"
REST = "记录，不得拖延。"


def laid_out(text: str) -> list[str]:
    return Traced.of(text).edited(lay_out(text).edits).text.split("\n")


def test_blanks_at_line_edges_and_blank_lines_go() -> None:
    assert laid_out("\n　　第一段。 \n\n \t\n第二段。　\n") == ["第一段。", "第二段。"]


def test_blank_lines_are_remembered() -> None:
    assert lay_out("甲。\n乙。\n\n丙。").apart == (False, False, True)


def test_nothing_but_blanks_leaves_nothing() -> None:
    assert laid_out(" \n\t\n") == [""]


def test_a_line_broken_in_mid_sentence_is_joined_and_remembered() -> None:
    layout = lay_out(f"{LONG}\n{REST}")
    assert laid_out(f"{LONG}\n{REST}") == [LONG + REST]
    assert layout.breaks == (0,)


def test_a_break_inside_an_open_quote_surely_reads_on() -> None:
    text = "各单位要落实“\n十四五”规划。"
    assert laid_out(text) == ["各单位要落实“十四五”规划。"]
    assert lay_out(text).breaks == ()


def test_no_paragraph_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    text = "各部门要认真学习《\n\n消防法\n\n》，做好记录。"
    assert laid_out(text) == ["各部门要认真学习《消防法》，做好记录。"]
    assert lay_out(text).breaks == ()


@pytest.mark.parametrize("label", ["第一章", "一、", "（二）", "3.", "①", "一是"])
def test_a_number_alone_on_a_line_belongs_to_the_next(label: str) -> None:
    assert laid_out(f"{label}\n\n用电管理") == [f"{label}用电管理"]


def test_words_in_latin_letters_keep_their_blank() -> None:
    assert laid_out("Check every extinguisher,\nthen sign the log. All staff must follow this rule.") == [
        "Check every extinguisher, then sign the log. All staff must follow this rule."
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("每月检查一次。", REST),
        ("重点检查以下部位：", REST),
        (LONG, "一、明确责任，落实到人。"),
        (LONG, "（二）明确责任，落实到人。"),
        (LONG, "3.明确责任，落实到人。"),
        (LONG, "第四条 明确责任，落实到人。"),
        ("消防安全管理办法", "为了加强管理，制定本办法。"),
        ("落实责任，守牢底线", "来源：安全部"),
        ("保卫科", "2026年3月1日"),
        ("一、明确责任", "各部门要落实责任。"),
    ],
)
def test_lines_that_end_or_begin_something_stay_apart(first: str, second: str) -> None:
    assert laid_out(f"{first}\n{second}") == [first, second]


def test_a_blank_line_keeps_lines_apart() -> None:
    assert laid_out(f"{LONG}\n\n{REST}") == [LONG, REST]


def test_a_page_number_between_them_does_not() -> None:
    assert laid_out(f"{LONG}\n\n{PAGE_BREAK}\n\n{REST}") == [LONG + REST]


def test_a_number_with_a_decimal_point_begins_nothing() -> None:
    assert laid_out(f"{LONG}\n3.5小时内的记录，不得拖延。") == [f"{LONG}3.5小时内的记录，不得拖延。"]


WRAPPED = """\
　　为了加强本单位的消防安全管理，预防火灾，减少火灾
危害，保障职工生命和财产安全，结合本单位实际，制定
本办法。
　　各部门应当建立健全消防安全责任制，明确各岗位的责
任人，定期组织防火检查，及时消除火灾隐患。发现隐患
后不能立即整改的，应当书面上报。
　　安全保卫部负责监督检查，每季度向单位负责人报告一
次检查情况，每年至少组织两次应急演练和消防知识培训
并做好记录。"""


def test_a_wrapped_file_is_unwrapped_without_remarks() -> None:
    layout = lay_out(WRAPPED)
    assert len(laid_out(WRAPPED)) == 3
    assert layout.breaks == ()


def test_a_file_with_one_line_a_paragraph_isnt_wrapped() -> None:
    assert wrap_width(split_lines(f"{LONG}\n{REST}\n" * 4, ())) is None


def test_paragraphs_with_a_style_are_never_joined_with_others() -> None:
    text = f"{LONG}\n{REST}"
    layout = lay_out(text, [(0, BlockStyle.LIST), (len(LONG) + 1, BlockStyle.LIST)])
    assert Traced.of(text).edited(layout.edits).text == text


def test_lines_of_one_styled_paragraph_are_joined() -> None:
    text = "安全生产\n管理办法"
    assert Traced.of(text).edited(lay_out(text, [(0, BlockStyle.TITLE)]).edits).text == "安全生产管理办法"


@pytest.mark.parametrize(
    ("text", "expected"), [("“甲", True), ("“甲”", False), ("《甲（乙》", True), ("甲”乙", False)]
)
def test_an_open_pair_is_seen(text: str, expected: bool) -> None:
    assert open_pair(text) is expected


def test_headings_of_one_length_among_long_paragraphs_dont_make_a_wrapped_file() -> None:
    heading = "流程做减法，让群众办事更快"
    assert wrap_width(split_lines(f"{heading}甲\n{LONG}{REST}\n" * 6, ())) is None


def test_a_first_line_reaches_as_far_as_its_indent_takes_it() -> None:
    first, full = (
        "　　为有效应对突发性大客流，保障乘客的人身安全和运",
        "营秩序，依据总体应急预案，结合本站实际，制定本预案和",
    )
    text = f"{first}\n{full}\n{full}\n{full}\n{full}\n{full}\n办法。\n{first}\n营秩序。"
    assert "运营秩序" in laid_out(text)[0]
    assert "运营秩序" in laid_out(text)[1]
