"""Tables as people's programs write them."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from quizapp.units.roster import TableUnreadable, read_table
from quizapp.web.spreadsheets import csv_bytes, neutralised

LINES = "单位编码,单位名称\r\nA01,一科\r\n"


def workbook(*sheets: list[list[object]], hidden: int = 0) -> bytes:
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    for number, rows in enumerate(sheets):
        sheet = book.add_worksheet()
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
        if number < hidden:
            sheet.hide()
        else:
            sheet.activate()
            sheet.set_first_sheet()
    book.close()
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_the_encodings_that_people_save(encoding: str) -> None:
    assert read_table(LINES.encode(encoding)) == [["单位编码", "单位名称"], ["A01", "一科"]]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_is_read_with_the_separators_that_people_save(delimiter: str) -> None:
    assert read_table(LINES.replace(",", delimiter).encode()) == [["单位编码", "单位名称"], ["A01", "一科"]]


def test_a_workbook_gives_its_first_visible_sheet_with_numbers_as_written() -> None:
    rows = [["单位编码", "手机"], ["A01", 13800001234], [7, 1.5], [None, " \u200b李\u3000"]]
    data = workbook([["hidden"]], rows, [["another"]], hidden=1)
    assert read_table(data) == [["单位编码", "手机"], ["A01", "13800001234"], ["7", "1.5"], ["", "李"]]


def test_rows_are_counted_from_the_top_of_the_sheet() -> None:
    assert read_table(workbook([[], [], ["x"]])) == [[""], [""], ["x"]]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "空的"),
        (b" \r\n", "空的"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "不是表格文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版或加密"),
        (b"PK\x03\x04 and nothing more", "打不开"),
        (workbook([["x"]])[:-100], "打不开"),
        ('单位编码\n"A01\n'.encode(), "引号没有配对"),
        (b"\xff\x81\x30\x81", "不是表格文件"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, message: str) -> None:
    with pytest.raises(TableUnreadable, match=message) as refusal:
        read_table(data)
    assert message in refusal.value.text()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for start in (b"", b"PK", b"\xff\xfe"):
        try:
            rows = read_table(start + data)
        except TableUnreadable:
            continue
        assert all(isinstance(cell, str) for row in rows for cell in row)


@given(
    st.lists(
        st.lists(st.text("甲乙ab1,;\"'\n ", min_size=1, max_size=5), min_size=2, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_our_own_csv_is_read_back(rows: list[list[str]]) -> None:
    rows = [["单位编码", "用户名", "姓名"], *rows]
    assert read_table(csv_bytes(rows)) == [[neutralised(cell).strip() for cell in row] for row in rows]
