"""Notices are listed with file and line."""

from __future__ import annotations

import pytest

from question_bank.cli.reporting import line_of, report
from question_bank.results import Notice, Place, Severity


def notice(severity: Severity, place: Place) -> Notice:
    return Notice(severity, "id", "有 {count} 处", place, {"count": 2})


@pytest.mark.parametrize(
    ("place", "line"),
    [(Place(), None), (Place(line=7), 7), (Place(start=0, end=1), 1), (Place(start=3, end=4), 2)],
)
def test_a_place_has_its_line(place: Place, line: int | None) -> None:
    assert line_of(notice(Severity.INFO, place), "甲乙\n丙丁") == line


def test_only_errors_make_the_call_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert not report("a.txt", [notice(Severity.WARNING, Place(line=3))])
    assert report("a.txt", [notice(Severity.ERROR, Place()), notice(Severity.INFO, Place())])
    assert capsys.readouterr().err.splitlines() == [
        "a.txt:3: warning: 有 2 处",
        "a.txt: error: 有 2 处",
        "a.txt: info: 有 2 处",
    ]
