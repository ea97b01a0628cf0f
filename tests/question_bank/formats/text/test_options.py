"""Options on lines."""

import pytest

from question_bank.formats.text.options import inline_options, letter_of, split_options


@pytest.mark.parametrize(
    "line", ["A. 甲", "A、甲", "A．甲", "A：甲", "(A) 甲", "（A）甲", "- A: 甲", "a. 甲", "Ａ．甲"]
)
def test_a_letter_is_set_off_in_many_ways(line):
    assert split_options(line, 0, ["B. 乙"]) == ["甲"]


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("A. 甲  B. 乙  C. 丙", ["甲", "乙", "丙"]),
        ("A.甲B.乙", ["甲", "乙"]),
        ("A 甲 B 乙", ["甲", "乙"]),
        ("A、对\tB、错", ["对", "错"]),
    ],
)
def test_several_stand_on_one_line(line, texts):
    assert split_options(line, 0, []) == texts


def test_the_next_line_tells_that_letters_within_are_text():
    assert split_options("A.维生素A、B族", 0, ["B.维生素C"]) == ["维生素A、B族"]


def test_other_lines_are_no_options():
    assert split_options("A 类火灾是指固体火灾", 0, ["答案：对"]) is None
    assert split_options("C. 丙", 0, []) is None
    assert split_options("一般情况", 0, []) is None


def test_options_go_on_to_the_end_of_the_alphabet():
    assert split_options("Z. 末", 25, []) == ["末"]
    assert letter_of("（b）乙") == "B"
    assert letter_of("乙") is None


def test_a_stem_may_go_on_with_its_options():
    assert inline_options("下列对的是（ ） A.甲 B.乙") == ("下列对的是（ ）", ["甲", "乙"])
    assert inline_options("维生素A.的作用") is None
