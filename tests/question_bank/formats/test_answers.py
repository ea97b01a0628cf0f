"""Keys as people write them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from question_bank.formats.answers import Unclear, answer_text, chosen_options, with_answer, with_gaps
from question_bank.items.model import Kind, Option
from tests.question_bank.items.examples import (
    BLANK,
    EXAMPLES,
    MULTIPLE,
    NUMERIC,
    ORDERING,
    SHORT,
    TRUE_FALSE,
    items,
)

OPTIONS = (Option("a", "甲"), Option("b", "乙"), Option("c", "丙"), Option("d", "以上都对"))


@pytest.mark.parametrize(
    ("answer", "indexes"),
    [
        ("A", [0]),
        ("acd", [0, 2, 3]),
        ("A、C", [0, 2]),
        ("A C D", [0, 2, 3]),
        ("A,C,D", [0, 2, 3]),
        ("A;C", [0, 2]),
        ("ＡＢ", [0, 1]),
        ("D. 以上都对", [3]),
        ("应选B。", [1]),
        ("（C）", [2]),
        ("乙", [1]),
    ],
)
def test_letters_and_texts_name_options(answer, indexes):
    assert chosen_options(OPTIONS, answer) == indexes


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("E", "answer.beyond"),
        ("ABCF", "answer.beyond"),
        ("AA", "answer.twice"),
        ("BC3", "answer.page_number"),
        ("", "answer.missing"),
        ("不知道", "answer.unclear"),
    ],
)
def test_what_names_no_option_is_refused_with_the_reason(answer, reason):
    with pytest.raises(Unclear) as refusal:
        chosen_options(OPTIONS, answer)
    assert refusal.value.notice.id == reason


@pytest.mark.parametrize(("answer", "truth"), [("对", True), ("错误", False), ("√", True), ("F", False)])
def test_truth_is_read(answer, truth):
    assert with_answer(TRUE_FALSE, answer).answer is truth


def test_a_letter_may_name_the_option_that_says_it():
    item = replace(TRUE_FALSE, options=(Option("a", "对"), Option("b", "错")))
    assert with_answer(item, "B") == replace(TRUE_FALSE, answer=False)
    with pytest.raises(Unclear):
        with_answer(TRUE_FALSE, "B")


@pytest.mark.parametrize(
    ("answer", "texts"),
    [
        ("月;一个月|绿", (("月", "一个月"), ("绿",))),
        ("月；绿", (("月",), ("绿",))),
        ("月、绿", (("月",), ("绿",))),
        ("月 绿", (("月",), ("绿",))),
        ("（月）（绿）", (("月",), ("绿",))),
        ("(月)(绿)", (("月",), ("绿",))),
        (r"月\;日|绿", (("月;日",), ("绿",))),
    ],
)
def test_texts_for_gaps_are_separated_in_many_ways(answer, texts):
    assert with_answer(BLANK, answer).answer == texts


def test_texts_in_any_order_are_marked_so():
    item = with_answer(BLANK, "月|绿（顺序不限）")
    assert item.extra == {"any_order": True}
    assert with_answer(BLANK, answer_text(item)) == item


@pytest.mark.parametrize(
    ("answer", "key"),
    [("1.1±0.05", ("1.1", "0.05")), ("１２", ("12", "0")), ("[1, 2]", ("1.5", "0.5")), ("3万", ("30000", "0"))],
)
def test_numbers_have_tolerances(answer, key):
    assert with_answer(NUMERIC, answer).answer == (Decimal(key[0]), Decimal(key[1]))


def test_an_order_sorts_the_options():
    item = with_answer(replace(ORDERING, options=OPTIONS), "BADC")
    assert [(option.id, option.text) for option in item.options] == [
        ("a", "乙"),
        ("b", "甲"),
        ("c", "以上都对"),
        ("d", "丙"),
    ]


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        (NUMERIC, "很多"),
        (TRUE_FALSE, ""),
        (BLANK, ""),
        (replace(ORDERING, options=OPTIONS), "AB"),
        (EXAMPLES[5], "甲乙"),
        (MULTIPLE, ""),
    ],
)
def test_unclear_keys_are_refused(item, answer):
    with pytest.raises(Unclear):
        with_answer(item, answer)


def test_a_model_answer_may_be_missing():
    assert with_answer(SHORT, "").answer is None


@given(items())
def test_a_written_key_is_read_back(item):
    tidy = {
        Kind.FILL_BLANK: lambda: (
            isinstance(item.answer, tuple)
            and all(
                text == text.strip() and "\\" not in text and not set("（）()") & set(text)
                for gap in item.answer
                for text in gap
            )
        ),
        Kind.MATCHING: lambda: all(
            text == text.strip() and "\\" not in text
            for text in (*item.distractors, *(t for p in item.pairs for t in (p.left, p.right)))
        ),
        Kind.SHORT_ANSWER: lambda: item.answer is None or item.answer == item.answer.strip(),
    }
    if tidy.get(item.kind, lambda: True)():
        blank = replace(item, pairs=(), distractors=())
        assert with_answer(blank, answer_text(item)) == item


def test_empty_brackets_are_gaps_where_there_are_no_others():
    assert with_gaps("甲（  ）乙()") == "甲____乙____"
    assert with_gaps("甲__（  ）") == "甲____（  ）"
