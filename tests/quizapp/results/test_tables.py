"""The tables that every file is written from."""

from __future__ import annotations

from quizapp.results.tables import tables, units
from tests.quizapp.results.reports import make_report


def test_every_row_has_a_cell_for_every_column() -> None:
    for table in tables(make_report()):
        rows = list(table.rows)
        assert rows, table.name
        assert {len(row) for row in rows} == {len(table.columns)}, table.name


def test_a_unit_without_results_has_empty_figures_and_no_zeros_in_their_place() -> None:
    table = units(make_report())
    row = dict(zip([title for title, _ in table.columns], list(table.rows)[3], strict=True))
    assert (row["单位"], row["应参加"], row["完成率"]) == ("二厂", 1, 0.0)
    assert (row["及格率"], row["平均分"], row["中位数"], row["最高分"]) == (None, None, None, None)
    assert table.depths == [0, 1, 2, 1]
