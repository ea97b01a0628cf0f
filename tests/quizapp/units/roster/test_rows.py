"""The rows of a roster, each by itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quizapp.models import Role
from quizapp.units.roster import Roster, TableUnreadable, read_roster
from quizapp.units.roster.rows import TITLES

ENGLISH = list(TITLES)
CHINESE = list(TITLES.values())


def problems(roster: Roster) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.text()) for problem in roster.problems]


@pytest.mark.parametrize("titles", [ENGLISH, CHINESE, [title.upper() for title in ENGLISH]])
@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5, 6], [6, 3, 0, 5, 1, 4, 2]])
def test_columns_come_in_any_order_and_in_two_languages(titles: list[str], order: list[int]) -> None:
    person = ["A1", "一科", "A", "li", "李明", "13800001234", "组织者"]
    roster = read_roster([[titles[place] for place in order], [person[place] for place in order]])
    (row,) = roster.rows
    assert (row.number, row.unit_code, row.unit_name, row.parent_code) == (2, "A1", "一科", "A")
    assert (row.username, row.name, row.phone, row.role) == ("li", "李明", "13800001234", Role.ORGANIZER)
    assert roster.problems == ()
    assert roster.titles["unit_code"] == titles[0]


def test_columns_may_be_missing_and_others_are_passed_over() -> None:
    roster = read_roster([["备注", "单位编码", "用户名", "姓名"], ["x", "A", "li", "李明"], ["", "A"]])
    assert [(row.username, row.role) for row in roster.rows] == [("li", None), ("", None)]


def test_empty_rows_count_but_say_nothing() -> None:
    roster = read_roster([[], ["单位编码"], ["", ""], ["A"]])
    assert [row.number for row in roster.rows] == [4]


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (["", "一科"], "单位编码", "请填写单位编码。"),
        (["A", "", "", "", "李明"], "用户名", "请填写用户名"),
        (["A", "", "", "", "", "13800001234"], "用户名", "请填写用户名"),
        (["A", "", "", "li"], "姓名", "请填写姓名。"),
        (["A", "", "", "li", "李明", "", "校长"], "角色", "角色只能是"),
        (["A", "", "", "=li", "李明"], "用户名", "用户名只能用"),
        (["A", "", "", "li", "李明", "11010519491231002X"], "手机", "身份证"),
        (["A", "", "", "110105194912310021", "李明"], "用户名", "身份证"),
        (["A", "", "", "li", "李明", "", "", "11010519491231002X"], "备注", "身份证"),
        (["A", "长" * 201], "单位名称", "太长"),
    ],
)
def test_a_bad_cell_is_told_with_its_row_and_column(row: Sequence[str], column: str, message: str) -> None:
    roster = read_roster([[*CHINESE, "备注"], ["A", "一科"], row])
    first = problems(roster)[0]
    assert first[:2] == (3, column)
    assert message in first[2]


def test_all_problems_of_a_row_are_told_at_once() -> None:
    roster = read_roster([CHINESE, ["", "", "", "a b", "", "x", "y"]])
    assert sorted(title for _, title, _ in problems(roster)) == ["单位编码", "姓名", "手机", "用户名", "角色"]
    assert roster.problems[0].line().startswith("第 2 行「")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([], "没有内容"),
        ([[""], ["", ""]], "没有内容"),
        ([["姓名", "用户名"], ["李明", "li"]], "没有找到标题「单位编码」"),
        ([["单位编码", "unit_code"], ["A", "A"]], "两个相同的标题"),
        ([CHINESE], "只有标题"),
    ],
)
def test_a_table_that_is_no_roster_is_refused(table: list[list[str]], message: str) -> None:
    with pytest.raises(TableUnreadable, match=message):
        read_roster(table)
