"""The size of letters tells titles, headings and notes."""

from __future__ import annotations

from question_bank.documents.model import BlockStyle
from question_bank.documents.pdf_columns import Line
from question_bank.documents.pdf_paragraphs import Paragraph
from question_bank.documents.pdf_styles import Styled, body_size, split_notes, styled


def line(text: str, size: float = 12, page: int = 1, y: float = 0) -> Line:
    return Line(text, 0, 100, y, size, page)


def paragraph(text: str, size: float = 12, page: int = 1) -> Paragraph:
    made = Paragraph([line(text, size, page)])
    made.text = text
    return made


BODY = paragraph("各部门应当建立健全消防安全责任制，明确各岗位的责任人。" * 3)


def styles(*paragraphs: Paragraph) -> list[tuple[BlockStyle, int | None]]:
    return [(each.style, each.level) for each in styled(paragraphs)]


def test_most_of_the_text_has_the_size_of_the_body() -> None:
    assert body_size([line("标题", 30), line("正文" * 20, 11), line("注", 8)]) == 11
    assert body_size([]) == 0


def test_the_largest_letters_at_the_head_are_the_title() -> None:
    assert styles(paragraph("安全手册", 22), BODY, paragraph("第一章", 16), BODY, paragraph("一、", 14), BODY) == [
        (BlockStyle.TITLE, None),
        (BlockStyle.BODY, None),
        (BlockStyle.HEADING, 1),
        (BlockStyle.BODY, None),
        (BlockStyle.HEADING, 2),
        (BlockStyle.BODY, None),
    ]


def test_the_lines_of_a_title_are_one_paragraph() -> None:
    assert styled([paragraph("安全", 22), paragraph("手册", 22), BODY])[0] == Styled(
        "安全\n手册", BlockStyle.TITLE
    )


def test_large_letters_again_and_again_are_headings() -> None:
    assert (
        styles(paragraph("第一章", 18), BODY, paragraph("第二章", 18), BODY)[::2] == [(BlockStyle.HEADING, 1)] * 2
    )


def test_a_whole_paragraph_in_large_letters_is_text() -> None:
    assert styles(paragraph("先检查。再登记。", 16), BODY)[0] == (BlockStyle.BODY, None)


def test_rows_of_tables_are_tables_whatever_their_size() -> None:
    row = Paragraph([line("部门\t电话", 16)._replace(cells=True)])
    assert styles(row, BODY)[0][0] is BlockStyle.TABLE


def test_nothing_has_no_style() -> None:
    assert styled([]) == []


def test_small_letters_at_the_foot_are_notes_from_their_mark_on() -> None:
    text = line("正文" * 30)
    small = [line("1 见消防法。", 9, y=700), line("续行", 9, y=710)]
    after = line("下一页" * 30, page=2)
    assert split_notes([text, *small, after]) == ([text, after], small)
    assert split_notes([text, line("小字", 9), after])[1] == []
