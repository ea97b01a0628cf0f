"""Matrices in CSV files."""

import pytest

from question_bank.results import Unreadable
from question_bank.statistics.matrix import read_key, read_letters, read_scores


def table(text):
    return [line.split(",") for line in text.strip().split("\n")]


@pytest.mark.parametrize("header", ["id,q1,q2", "姓名,q1,q2", ",q1,q2"])
def test_a_column_of_persons_is_left_out(header):
    result = read_scores(table(f"{header}\n7,1,0\n8,0.5,"))
    assert result.value.items == ("q1", "q2")
    assert result.value.marks == ((1, 0), (0.5, None))
    assert result.notices == ()


def test_persons_without_a_heading_are_known_by_their_names():
    assert read_scores(table("who,q1,q2\nli,1,0\nwu,0,1")).value.items == ("q1", "q2")


def test_a_matrix_of_nothing_but_scores():
    assert read_scores(table("q1,q2\n1,0\n0,1")).value.items == ("q1", "q2")
    bare = read_scores(table("1,0,0,1\n0,1,1,1")).value
    assert (bare.items, len(bare.marks)) == (("1", "2", "3", "4"), 2)


def test_full_marks_come_from_their_row_or_the_best_mark():
    assert read_scores(table("id,q1,q2\n满分,4,2\nli,1,0")).value.maxima == (4, 2)
    assert read_scores(table("id,q1,q2\nli,3,0\nwu,1,0")).value.maxima == (3, 1)


def test_what_is_no_mark_is_named():
    result = read_scores(table("id,q1\nli,A\nwu,1\nxu,NA"))
    assert result.value.marks == ((None,), (1,), (None,))
    assert [(notice.place.line, notice.params["item"]) for notice in result.notices] == [(2, "q1")]


def test_letters_are_marked_by_the_key():
    result = read_letters(table("id,q1,q2,q3\nli,A,AC,\nwu,b,A,-"), {"q1": "B", "q2": "C A", "q3": "A"})
    assert result.value.marks == ((0, 1, 0), (1, 0, None))
    assert result.value.choices == ((("A",), ("A", "C"), ()), (("B",), ("A",), None))


def test_an_item_without_a_key_is_left_out_and_named():
    result = read_letters(table("id,q1,q2\nli,A,B\nwu,C,D"), {"q1": "A"})
    assert result.value.items == ("q1",)
    assert [notice.params["item"] for notice in result.notices] == ["q2"]


@pytest.mark.parametrize(
    "text",
    ["item,key\nq1,A\nq2,BC\nq3,D", "q1,A\nq2,BC\nq3,D", "q1,q2,q3\nA,BC,D", "试题,答案\nq1,A\nq2,BC\nq3,D"],
)
def test_a_key_stands_down_or_across(text):
    assert read_key(table(text)) == {"q1": "A", "q2": "BC", "q3": "D"}


def test_a_table_without_rows_is_unreadable():
    with pytest.raises(Unreadable):
        read_scores(table("id,q1"))
