"""The blueprint's rows: reading them, changing them, suggesting them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import FormData

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow
from question_bank.results import Notice, Place, Severity
from quizapp.quizzes.blueprint_form import (
    MAX_ROWS,
    Rows,
    TypedRow,
    change_rows,
    read_rows,
    rows_as_typed,
    shortage,
    suggested_rows,
    typed_rows,
    understood_rows,
)
from quizapp.quizzes.choices import Group


def submitted(*rows: tuple[str, str, str, str]) -> FormData:
    names = ("row_kind", "row_outline", "row_count", "row_mark")
    return FormData([(name, cell) for row in rows for name, cell in zip(names, row, strict=True)])


def test_a_row_means_what_it_says() -> None:
    rows = read_rows(submitted(("single_choice", "二/（一）", "10", "2.5")))
    assert rows.errors == {}
    assert rows.blueprint == (
        BlueprintRow(kind=Kind.SINGLE_CHOICE, outline=("二", "（一）"), count=10, mark=Decimal("2.5")),
    )


def test_blank_cells_mean_any_any_all_and_each_its_own() -> None:
    assert read_rows(submitted(("", "", "", ""))).blueprint == (BlueprintRow(),)


def test_rows_left_blank_among_others_are_dropped() -> None:
    rows = read_rows(submitted(("", "", "", ""), ("true_false", "", "2", "1"), ("", " ", "", "")))
    assert [row.kind for row in rows.blueprint] == [Kind.TRUE_FALSE]
    assert len(rows.typed) == 1


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("single_choice", "", "0", "2"), "第 2 行：题数不能小于 1。"),
        (("single_choice", "", "-3", "2"), "第 2 行：题数不能小于 1。"),
        (("single_choice", "", "两道", "2"), "第 2 行：题数请填一个整数。"),
        (("single_choice", "", "2", "0"), "第 2 行：每题分值要大于 0。"),
        (("single_choice", "", "2", "-1"), "第 2 行：每题分值要大于 0。"),
        (("single_choice", "", "2", "NaN"), "第 2 行：每题分值请填一个数字。"),
        (("single_choice", "", "2", "1.005"), "第 2 行：每题分值最多 2 位小数。"),
        (("riddle", "", "2", "1"), "第 2 行：题型请从列出的选项中选择。"),
    ],
)
def test_a_wrong_row_has_its_message_and_keeps_what_was_typed(
    row: tuple[str, str, str, str], message: str
) -> None:
    rows = read_rows(submitted(("true_false", "", "1", "1"), row))
    assert rows.errors == {"row-2": message}
    assert rows.typed[1] == TypedRow(*row, error=message)
    assert len(rows.blueprint) == 1


CELLS = st.text(max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=5))
def test_whatever_is_typed_gets_a_meaning_or_a_message(table: list[tuple[str, str, str, str]]) -> None:
    rows = read_rows(submitted(*table))
    assert rows.typed
    assert len(rows.blueprint) + len(rows.errors) == len(rows.typed)


def test_columns_of_unequal_length_are_no_catastrophe() -> None:
    data = FormData([("row_kind", "true_false"), ("row_kind", "single_choice"), ("row_count", "3")])
    assert [(row.kind, row.count) for row in read_rows(data).blueprint] == [
        (Kind.TRUE_FALSE, 3),
        (Kind.SINGLE_CHOICE, None),
    ]


@given(
    st.lists(
        st.builds(
            BlueprintRow,
            kind=st.none() | st.sampled_from(Kind),
            outline=st.none() | st.just(("二", "（一）")),
            count=st.integers(1, 1000),
            mark=st.none() | st.decimals("0.01", 1000, places=2),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_blueprint_on_a_page_is_read_back_as_it_was(blueprint: list[BlueprintRow]) -> None:
    typed = typed_rows(blueprint).typed
    data = submitted(*((row.kind, row.outline, row.count, row.mark) for row in typed))
    assert read_rows(data).blueprint == tuple(blueprint)


def test_a_row_can_be_added_and_removed() -> None:
    rows = rows_as_typed(submitted(("true_false", "", "2", "1"), ("", "", "x", "")))
    more = change_rows(rows, "add-row")
    assert (len(more.typed), more.typed[:2]) == (3, rows.typed)
    assert change_rows(more, "remove-1").typed == more.typed[1:]
    assert change_rows(Rows((TypedRow(count="1"),)), "remove-1").typed == (TypedRow(),)


@pytest.mark.parametrize("action", ["refresh", "remove-9", "remove-", "remove-x", "drop table"])
def test_other_buttons_leave_the_rows_alone(action: str) -> None:
    rows = rows_as_typed(submitted(("true_false", "", "2", "1")))
    assert change_rows(rows, action).typed == rows.typed


def test_there_is_an_end_to_rows() -> None:
    rows = rows_as_typed(submitted(*[("", "", "1", "1")] * (MAX_ROWS + 5)))
    assert len(change_rows(rows, "add-row").typed) == MAX_ROWS


def test_rows_with_something_wrong_do_not_count_towards_the_sums() -> None:
    typed = (TypedRow(count="3"), TypedRow(count="x"), TypedRow())
    assert understood_rows(typed) == (BlueprintRow(count=3),)


def test_the_suggestion_is_five_of_each_usual_kind_and_a_hundred_marks() -> None:
    kinds = ("single_choice", "multiple_choice", "true_false", "fill_blank", "ordering")
    rows = suggested_rows([Group(kind, "", Decimal(1), 30) for kind in kinds]).blueprint
    assert [row.kind for row in rows] == [Kind(kind) for kind in kinds[:4]]
    assert sum((row.count or 0) * (row.mark or 0) for row in rows) == 100


def test_the_suggestion_never_asks_for_more_than_there_is() -> None:
    groups = [Group("true_false", "一", Decimal(1), 2), Group("true_false", "二", Decimal(1), 1)]
    assert [(row.kind, row.count) for row in suggested_rows(groups).blueprint] == [(Kind.TRUE_FALSE, 3)]


def test_unusual_kinds_are_suggested_when_there_is_nothing_else() -> None:
    assert [row.kind for row in suggested_rows([Group("ordering", "", Decimal(1), 2)]).blueprint] == [
        Kind.ORDERING
    ]


def test_a_shortage_is_said_in_plain_words_beside_its_row() -> None:
    params = {"line": 2, "asked": 20, "available": 12}
    notice = Notice(Severity.ERROR, "blueprint.short", "第 {line} 行：不够", Place(line=2), params)
    rows = read_rows(submitted(("true_false", "", "1", "1"), ("single_choice", "", "20", "1")))
    assert rows.with_notices([notice]).errors == {"row-2": "第 2 行：要 20 道单选题，题库里只有 12 道。"}
    assert shortage(notice, "") == "第 2 行：不够"
