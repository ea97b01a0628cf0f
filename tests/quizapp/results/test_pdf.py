"""The report on paper."""

from __future__ import annotations

from dataclasses import replace

from quizapp.results.completion import roll_up
from quizapp.results.pdf import pdf_bytes
from tests.quizapp.results.reports import make_report


def test_units_are_set_in_a_chinese_font() -> None:
    content = pdf_bytes(make_report())
    assert content.startswith(b"%PDF-")
    assert b"NotoSansCJK" in content


def test_what_typst_would_take_for_code_is_text() -> None:
    assert pdf_bytes(make_report(title='#panic("x") *粗* $x$ @ref <label> \\ "')).startswith(b"%PDF-")


def test_a_quiz_without_people_is_a_page_too() -> None:
    assert pdf_bytes(replace(make_report(), completion=roll_up([], {}))).startswith(b"%PDF-")
