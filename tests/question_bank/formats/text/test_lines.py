"""What a line can be."""

from decimal import Decimal

import pytest

from question_bank.formats.text.lines import (
    as_heading,
    as_start,
    is_key_heading,
    is_page_number,
    split_tags,
    take_mark,
    take_type,
)
from question_bank.items.model import Kind


@pytest.mark.parametrize(
    ("line", "kind", "mark"),
    [
        ("一、单选题（共20题）", Kind.SINGLE_CHOICE, None),
        ("四、多选题。每题有多个正确的答案。", Kind.MULTIPLE_CHOICE, None),
        ("单选题 （每题1分，共30道题）", Kind.SINGLE_CHOICE, Decimal(1)),
        ("第三部分 判断题", Kind.TRUE_FALSE, None),
        ("（二）填空题：每小题1.5分", Kind.FILL_BLANK, Decimal("1.5")),
        ("一、选择题", None, None),
    ],
)
def test_headings(line, kind, mark):
    heading = as_heading(line)
    assert (heading.kind, heading.mark) == (kind, mark)


@pytest.mark.parametrize("line", ["判断题目是否正确", "一、总则", "单选题的做法很多", "消防知识单选题库"])
def test_lines_that_are_no_headings(line):
    assert as_heading(line) is None


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("1. 甲", 1, "甲"),
        ("12、甲", 12, "甲"),
        ("3．甲", 3, "甲"),
        ("（4）甲", 4, "甲"),
        ("第5题 甲", 5, "甲"),
        ("第6题：甲", 6, "甲"),
        ("【多选题】7. 甲", 7, "【多选题】甲"),
    ],
)
def test_starts_of_questions(line, number, rest):
    start = as_start(line)
    assert (start.number, start.rest) == (number, rest)


def test_a_decimal_number_is_known_for_one():
    assert as_start("10.5 MHz").decimal
    assert not as_start("10. 5 台").decimal
    assert as_start("2026年") is None


def test_tags_are_cut_wherever_they_can_be_told():
    assert split_tags("答案：A,C难易程度：易答案解析：见答案：甲") == (
        "",
        [("answer", "A,C"), ("difficulty", "易"), ("explanation", "见答案：甲")],
    )
    assert split_tags("题干（ ） 答案：B") == ("题干（ ）", [("answer", "B")])
    assert split_tags("【答案】AB【解析】甲") == ("", [("answer", "AB"), ("explanation", "甲")])
    assert split_tags("下面哪个是标准答案：甲还是乙") == ("下面哪个是标准答案：甲还是乙", [])


def test_types_and_marks_are_taken_from_either_end():
    assert take_type("（单选题）甲") == (Kind.SINGLE_CHOICE, "甲")
    assert take_type("甲【判断】") == (Kind.TRUE_FALSE, "甲")
    assert take_type("甲（单选）乙") == (None, "甲（单选）乙")
    assert take_mark("甲（2分）") == (Decimal(2), "甲")
    assert take_mark("（1.5 分）甲") == (Decimal("1.5"), "甲")


def test_page_numbers_and_headings_of_answers():
    assert [is_page_number(line) for line in ("12", "- 12 -", "第 3 页 共 9 页", "12 米", "20261")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [is_key_heading(line) for line in ("参考答案", "【答案】", "答案与解析：", "答案：A")] == [
        True,
        True,
        True,
        False,
    ]
