"""Lines are joined where a paragraph goes on, and nowhere else."""

from __future__ import annotations

import pytest

from question_bank.documents.pdf_columns import Line
from question_bank.documents.pdf_paragraphs import Paragraphs

LEFT, RIGHT = 70.0, 470.0


def line(text: str, row: float, *, x: float = LEFT, end: float = RIGHT, page: int = 1, size: float = 20) -> Line:
    return Line(text, x, end, 100 + 30 * row, size, page, LEFT, RIGHT)


def joined(*lines: Line) -> list[str]:
    return [paragraph.text for paragraph in Paragraphs(lines).join()]


INDENT = LEFT + 40


def test_full_lines_are_joined_and_an_indent_begins_a_paragraph() -> None:
    found = joined(
        line("各部门应当落实", 0, x=INDENT),
        line("责任，定期检查。", 1, end=300),
        line("发现隐患立即", 2, x=INDENT),
        line("上报。", 3, end=150),
    )
    assert found == ["各部门应当落实责任，定期检查。", "发现隐患立即上报。"]


def test_a_short_line_ends_a_paragraph() -> None:
    assert joined(line("检查灭火器", 0, end=300), line("登记台账", 1)) == ["检查灭火器", "登记台账"]


def test_a_line_is_full_when_the_next_words_had_no_room() -> None:
    assert joined(line("检查", 0, end=RIGHT - 30), line("。”登记", 1)) == ["检查。”登记"]
    assert joined(line("use the", 0, end=RIGHT - 100), line("extinguisher", 1)) == ["use the extinguisher"]
    assert joined(line("use the", 0, end=RIGHT - 100), line("cup", 1)) == ["use the", "cup"]


def test_a_wide_gap_sets_apart() -> None:
    found = Paragraphs([line("甲段。", 0), line("乙段", 3), line("丙", 4)]).join()
    assert [(each.text, each.apart) for each in found] == [("甲段。", False), ("乙段丙", True)]


def test_another_size_begins_another_paragraph() -> None:
    assert joined(line("一、总则", 0, size=24), line("本办法适用于", 1)) == ["一、总则", "本办法适用于"]


def test_a_number_after_a_stop_begins_a_paragraph() -> None:
    assert joined(line("每月检查一次。", 0), line("（二）登记", 1)) == ["每月检查一次。", "（二）登记"]
    assert joined(line("按照本办法", 0), line("第三条的规定", 1)) == ["按照本办法第三条的规定"]


def test_a_hanging_indent_belongs_to_its_label() -> None:
    found = joined(line("1. 检查灭火器和", 0), line("消火栓", 1, x=INDENT), line("并登记", 2, x=INDENT, end=200))
    assert found == ["1. 检查灭火器和消火栓并登记"]
    assert joined(line("检查灭火器和", 0), line("消火栓", 1, x=INDENT)) == ["检查灭火器和", "消火栓"]


def test_a_paragraph_goes_on_over_a_page() -> None:
    first, second = line("各部门应当落实", 0, x=INDENT), line("责任。", 0, page=2, end=200)
    assert joined(first, second) == ["各部门应当落实责任。"]
    assert joined(first, second._replace(x0=INDENT)) == ["各部门应当落实", "责任。"]


def test_without_indents_a_stop_at_the_end_of_a_page_ends_the_paragraph() -> None:
    assert joined(line("落实责任。", 0), line("登记台账", 0, page=2)) == ["落实责任。", "登记台账"]


def test_the_last_page_is_as_wide_as_those_before() -> None:
    lines = [line("各部门应当落实责任定期检查", row) for row in range(8)]
    last = line("短行", 0, page=2, end=200)._replace(right=200)
    after = line("另一行", 1, page=2, end=200)._replace(right=200)
    assert joined(*lines, last, after)[-1] == "另一行"


def test_rows_of_a_table_stay_rows() -> None:
    row = line("部门\t电话", 0)._replace(cells=True)
    assert joined(row, row._replace(y=130)) == ["部门\t电话", "部门\t电话"]


@pytest.mark.parametrize(
    ("first", "second", "text", "mended"),
    [
        ("check the extin-", "guisher", "check the extinguisher", 1),
        ("GB/T 9704-", "2012", "GB/T 9704-2012", 0),
        ("check the", "log", "check the log", 0),
        ("检查", "log", "检查log", 0),
    ],
)
def test_hyphens_are_mended_and_words_kept_apart(first: str, second: str, text: str, mended: int) -> None:
    paragraphs = Paragraphs([line(first, 0), line(second, 1)])
    assert [each.text for each in paragraphs.join()] == [text]
    assert paragraphs.mended == mended
