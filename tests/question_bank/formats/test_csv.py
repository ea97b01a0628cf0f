"""Comma-separated values."""

from dataclasses import replace

import pytest

from question_bank.formats import csv
from tests.question_bank.items.examples import SHORT, SINGLE


def test_what_looks_like_a_formula_stays_text_and_comes_back():
    items = [
        replace(SINGLE, stem="=1+1 等于几？", evidence=None),
        replace(SHORT, stem="'=怎么读？", explanation="-见书"),
    ]
    written = csv.write(items)
    assert b"\r\ns1,\xe5\x8d\x95" in written.value
    assert ",=" not in written.value.decode()
    assert csv.read(written.value).value == items


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n=", "  =", "\u3000=", "＝", "＠", "﹦"])
def test_blanks_and_full_width_forms_do_not_make_a_formula_either(start):
    items = [replace(SHORT, stem=f"{start}1+1 等于几？", evidence=None)]
    written = csv.write(items).value.decode("utf-8-sig")
    assert f"'{start}1+1" in written
    assert csv.read(csv.write(items).value).value[0].stem.endswith("1+1 等于几？")


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_columns_may_be_separated_in_other_ways(delimiter):
    text = "\n".join(
        delimiter.join(row) for row in (("题干", "选项A", "选项B", "答案"), ("多久？", "月", "年", "A"))
    )
    assert csv.read(text.encode("gb18030")).value[0].options[0].correct


def test_line_breaks_within_cells_survive():
    item = replace(SHORT, stem="第一行\n第二行", answer='有,逗号和"引号"')
    assert csv.read(csv.write([item]).value).value == [item]
