"""The workbook to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from quizapp.models import Role
from quizapp.units.roster import TableUnreadable, read_roster, read_table, template_workbook
from quizapp.units.roster.rows import TITLES
from quizapp.web.language import current_language


@pytest.fixture(params=["zh-CN", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    token = current_language.set(request.param)
    yield request.param
    current_language.reset(token)


def test_its_titles_are_those_that_are_read_and_it_holds_nobody(language: str) -> None:
    table = read_table(template_workbook(list(Role)))
    assert table[0] == list(TITLES.values() if language == "zh-CN" else TITLES)
    with pytest.raises(TableUnreadable, match="只有标题"):
        read_roster(table)


def test_its_examples_are_a_good_roster(language: str) -> None:
    workbook = CalamineWorkbook.from_filelike(BytesIO(template_workbook(list(Role))))
    rows = [[str(cell) for cell in row] for row in workbook.get_sheet_by_index(1).to_python()]
    roster = read_roster(rows[:5])
    assert roster.problems == ()
    assert [(row.unit_code, row.username, row.role) for row in roster.rows] == [
        ("A", "", None),
        ("A01", "", None),
        ("A01", "liming", Role.ORGANIZER),
        ("A01", "wangfang", Role.LEARNER),
    ]


def test_it_offers_the_roles_that_may_be_given(language: str) -> None:
    with ZipFile(BytesIO(template_workbook([Role.LEARNER, Role.ORGANIZER]))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    offered = '"学员,组织者"' if language == "zh-CN" else '"learner,organizer"'
    assert f"<formula1>{offered}</formula1>" in sheet
    assert 'sqref="G2:G5001"' in sheet
