"""What the report is called, and how keys and times are written in it."""

from __future__ import annotations

from typing import Any

import pytest

from quizapp.results.report import file_name, key_text
from tests.conftest import NOW
from tests.factories import make_choice_item
from tests.quizapp.results.reports import make_report


def test_the_file_is_named_after_quiz_and_day_without_what_systems_refuse() -> None:
    report = make_report(title='a/b\\c:d*e?f"g<h>i|j\x01')
    assert file_name(report, "pdf") == "a b c d e f g h i j 成绩报表 2026-11-21.pdf"


def test_units_are_named_with_all_above_them() -> None:
    assert make_report().unit_paths() == {
        1: "集团",
        2: "集团 / 一厂",
        3: "集团 / 一厂 / =甲车间",
        4: "集团 / 二厂",
    }


def test_times_are_those_of_peoples_clocks() -> None:
    assert f"{make_report().local(NOW):%Y-%m-%d %H:%M}" == "2026-11-21 09:00"
    assert make_report().local(None) is None


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "A. 绿区"),
        ({"kind": "multiple_choice"}, "A. 绿区"),
        ({"kind": "true_false", "answer": False}, "错误"),
        ({"kind": "fill_blank", "answer": [["119", "一一九"], ["报警"]]}, "119 / 一一九；报警"),
        ({"kind": "ordering"}, "绿区 → 红区 → 黄区"),
        ({"kind": "matching", "pairs": [{"left": "火警", "right": "119"}]}, "火警 — 119"),
        ({"kind": "numeric", "answer": {"value": 5, "tolerance": 0.5}}, "5 ± 0.5"),
        ({"kind": "numeric", "answer": {"value": 5, "tolerance": 0}}, "5"),
        ({"kind": "short_answer", "answer": "先报警"}, "先报警"),
        ({"kind": "short_answer", "answer": None}, ""),
    ],
)
def test_the_key_of_every_kind_is_one_line(fields: dict[str, Any], text: str) -> None:
    assert key_text({**make_choice_item(), **fields}) == text
