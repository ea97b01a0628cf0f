"""Excel workbooks."""

import io

import pytest
import xlsxwriter
from python_calamine import load_workbook

from question_bank.formats import template, xlsx
from question_bank.items.model import Kind
from question_bank.results import Unreadable
from tests.question_bank.items.examples import EXAMPLES


def test_the_template_reads_as_an_example_of_every_kind():
    result = xlsx.read(template())
    assert {item.kind for item in result.value} == set(Kind)
    assert result.notices == ()


def test_numbers_are_numbers_and_text_is_text():
    data = xlsx.write(EXAMPLES).value
    rows = load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[1][-1] == 1.0
    assert isinstance(rows[1][-1], float)


def test_the_sheet_with_headers_is_found():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("说明").write_string(0, 0, "请填第二张表")
        sheet = book.add_worksheet("题")
        for column, (name, cell) in enumerate([("题干", "=多久？"), ("答案", "对")]):
            sheet.write_string(3, column, name)
            sheet.write_string(5, column, cell)
    (item,) = xlsx.read(out.getvalue()).value
    assert (item.stem, item.answer) == ("=多久？", True)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no workbook", b"\x89PNG"])
def test_what_is_no_workbook_is_unreadable(data):
    with pytest.raises(Unreadable):
        xlsx.read(data)
