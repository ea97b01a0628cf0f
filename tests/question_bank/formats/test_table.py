"""Rows of a spreadsheet to items."""

import pytest

from question_bank.formats.table import guess_kind, items_to_rows, rows_to_items
from question_bank.items.model import Kind
from question_bank.results import Unreadable
from tests.question_bank.items.examples import EXAMPLES


def read(*rows):
    notices = []
    return [item for item, _ in rows_to_items(rows, notices)], notices


def test_headers_stand_in_any_order_in_either_language_below_a_title():
    rows = (
        ("消防题库",),
        (),
        ("正确答案", "Option B", "选项A", "类型", "试题内容*"),
        ("B", "每年", "每月", "单选", "多久检查一次？"),
    )
    (item,), notices = read(*rows)
    assert [option.text for option in item.options] == ["每月", "每年"]
    assert [option.correct for option in item.options] == [False, True]
    assert notices == []


@pytest.mark.parametrize("cell", ["A.每月|B.每年", "A、每月\nB、每年", "每月\n每年"])
def test_options_may_share_a_cell(cell):
    (item,), _ = read(("题干", "选项", "答案"), ("多久？", cell, "A"))
    assert [option.text for option in item.options] == ["每月", "每年"]


def test_cells_may_be_numbers_and_truth():
    items, _ = read(
        ("题干", "题型", "答案", "分值"), ("是否？", "判断题", True, 2.0), ("哪年____？", None, 2026.0, None)
    )
    assert [item.answer for item in items] == [True, (("2026",),)]
    assert [int(item.max_mark) for item in items] == [2, 1]


def test_a_bad_row_is_refused_by_its_number_and_the_others_kept():
    header = ("题干", "选项A", "选项B", "答案", "题型", "难度")
    rows = (
        header,
        ("甲", "一", "二", "C", "", ""),
        (),
        ("乙", "一", "二", "A", "作文", ""),
        ("丙", "一", "二", "A", "", "超难"),
    )
    items, notices = read(*rows)
    assert [item.stem for item in items] == ["丙"]
    assert [(notice.place.line, notice.id) for notice in notices] == [
        (2, "answer.beyond"),
        (4, "table.kind"),
        (5, "table.difficulty"),
    ]
    assert "C" in notices[0].text()


def test_a_table_without_headers_is_unreadable():
    with pytest.raises(Unreadable):
        read(("1", "2"), ("3", "4"))


@pytest.mark.parametrize(
    ("stem", "options", "answer", "kind"),
    [
        ("?", ["对", "错"], "A", Kind.TRUE_FALSE),
        ("?", ["甲", "乙"], "A", Kind.SINGLE_CHOICE),
        ("?", ["甲", "乙"], "A、B", Kind.MULTIPLE_CHOICE),
        ("____", [], "对", Kind.FILL_BLANK),
        ("?", [], "对", Kind.TRUE_FALSE),
        ("?", [], "因为", Kind.SHORT_ANSWER),
    ],
)
def test_the_kind_is_guessed_where_none_is_named(stem, options, answer, kind):
    assert guess_kind(stem, options, answer) is kind


def test_a_row_is_written_for_every_item():
    rows = items_to_rows(EXAMPLES)
    assert len(rows) == len(EXAMPLES) + 1
    assert len({len(row) for row in rows}) == 1
