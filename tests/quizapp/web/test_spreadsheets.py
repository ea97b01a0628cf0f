"""What people wrote can't act in a spreadsheet program."""

from __future__ import annotations

import csv
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from quizapp.web.spreadsheets import (
    CSV,
    csv_bytes,
    download,
    neutralised,
    open_workbook,
    write_header,
    write_row,
)

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "  =1",
    "\u3000=1",
    "\n=1",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert neutralised(text) == f"'{text}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_only_an_apostrophe_is_ever_added(text: str) -> None:
    assert neutralised(text) in {text, f"'{text}"}
    assert neutralised(text)[:1] not in set("=+-@\t\r＝＋－＠")


def test_csv_begins_with_a_bom_and_keeps_numbers() -> None:
    content = csv_bytes([["姓名", "得分"], ["=张,三", Decimal("-1.5")]])
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(StringIO(content.decode("utf-8-sig")))) == [["姓名", "得分"], ["'=张,三", "-1.5"]]


def test_xlsx_keeps_texts_as_texts_and_numbers_as_numbers() -> None:
    buffer = BytesIO()
    workbook = open_workbook(buffer)
    sheet = workbook.add_worksheet("表")
    write_header(workbook, sheet, ["文字", "数", "空", "时间"], [20, 8, 8, 20])
    moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    values = ["=1+1", Decimal("2.5"), None, datetime(2026, 11, 21, 9, 0)]  # noqa: DTZ001 — a cell has no zone
    write_row(sheet, 1, values, [None, None, None, moment])
    for row, text in enumerate(["http://x.example", "0012", "{=1}", "长" * 40_000], start=2):
        write_row(sheet, row, [text])
    workbook.close()

    rows = CalamineWorkbook.from_filelike(BytesIO(buffer.getvalue())).get_sheet_by_index(0).to_python()
    assert rows[1] == ["=1+1", 2.5, "", values[3]]
    assert [row[0] for row in rows[2:5]] == ["http://x.example", "0012", "{=1}"]
    assert rows[5][0] == "长" * 32_767
    xml = ZipFile(buffer).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "hyperlink" not in xml
    assert 'state="frozen"' in xml


def test_a_download_is_saved_under_its_own_name() -> None:
    answer = download(b"x", "初始 密码.csv", CSV)
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''%E5%88%9D%E5%A7%8B%20%E5%AF%86%E7%A0%81.csv"
    )
    assert answer.headers["content-type"] == CSV
