"""Columns are read one after the other, tables row by row."""

from __future__ import annotations

from question_bank.documents.pdf_columns import Line, find_columns, reading_order
from question_bank.documents.pdf_lines import Segment


def piece(text: str, x: float, y: float, width: float | None = None) -> Segment:
    return Segment(text, x, x + (width if width is not None else 10 * len(text)), y, 10)


def texts(segments: list[Segment]) -> list[str]:
    return [line.text for line in reading_order(sorted(segments, key=lambda each: (each.y, each.x0)), 1)]


def column(letter: str, x: float, rows: int = 6, y: float = 100) -> list[Segment]:
    return [piece(f"{letter}{row}", x, y + 20 * row, 200) for row in range(rows)]


HEAD = piece("通栏", 50, 60, 420)
TWO = [*column("左", 50), *column("右", 270)]


def test_two_columns_are_read_one_after_the_other() -> None:
    assert texts(TWO) == [f"左{row}" for row in range(6)] + [f"右{row}" for row in range(6)]


def test_lines_across_both_columns_stand_before_and_after_them() -> None:
    foot = piece("通栏二", 50, 240, 420)
    assert texts([HEAD, *TWO, foot])[0] == "通栏"
    assert texts([HEAD, *TWO, foot])[-1] == "通栏二"


def test_a_left_column_may_be_longer() -> None:
    longer = [*column("左", 50, rows=8), *column("右", 270)]
    assert texts(longer) == [f"左{row}" for row in range(8)] + [f"右{row}" for row in range(6)]


def test_what_stands_far_below_comes_after_both_columns() -> None:
    assert texts([*TWO, piece("页脚", 50, 700)])[-1] == "页脚"


def test_three_columns_are_three() -> None:
    three = [*column("甲", 50), *column("乙", 270), *column("丙", 490)]
    assert [text[0] for text in texts(three)] == ["甲"] * 6 + ["乙"] * 6 + ["丙"] * 6


def test_a_column_knows_its_edges() -> None:
    lines = reading_order(sorted(TWO, key=lambda each: (each.y, each.x0)), 3)
    assert {(line.page, line.column, line.left, line.right) for line in lines} == {
        (3, "l", 50, 250),
        (3, "r", 270, 470),
    }


def test_cells_are_no_columns() -> None:
    cells = [piece(text, x, 100 + 20 * row) for row in range(8) for x, text in ((50, "保卫科"), (270, "张三"))]
    assert find_columns(sorted(cells, key=lambda each: each.y)) is None
    assert texts(cells)[0] == "保卫科\t张三"


def test_rows_whose_cells_stand_below_each_other_are_a_table() -> None:
    rows = [piece("部门", 50, 100), piece("电话", 150, 100), piece("后勤科", 50, 120), piece("6119", 152, 120)]
    lines = reading_order(rows, 1)
    assert [(line.text, line.cells) for line in lines] == [("部门\t电话", True), ("后勤科\t6119", True)]


def test_centred_cells_are_a_table_too() -> None:
    rows = [piece("甲", 95, 100), piece("乙", 195, 100), piece("甲甲甲甲", 80, 120), piece("乙乙乙乙", 180, 120)]
    assert all(line.cells for line in reading_order(rows, 1))


def test_a_line_with_a_gap_is_a_line() -> None:
    rows = [piece("第一章", 50, 100), piece("总则", 100, 100), piece("正文的一行", 50, 120)]
    assert [(line.text, line.cells) for line in reading_order(rows, 1)] == [
        ("第一章 总则", False),
        ("正文的一行", False),
    ]


def test_nothing_gives_nothing() -> None:
    assert reading_order([], 1) == []
    assert Line("", 0, 0, 0, 0).cells is False
