"""Aiken."""

from dataclasses import replace

from question_bank.formats import aiken
from tests.question_bank.items.examples import EXAMPLES, MULTIPLE, SINGLE


def test_questions_with_either_sign_are_read():
    text = "What first?\r\nA) Call\r\nB) Pack\r\nANSWER: A\r\n\r\n"
    text += "Which\nones?\nA. one\nB. two\nC. three\nANSWER: A, C\n"
    first, second = aiken.read(text.encode()).value
    assert [option.correct for option in first.options] == [True, False]
    assert (second.stem, second.kind.value, [option.correct for option in second.options]) == (
        "Which\nones?",
        "multiple_choice",
        [True, False, True],
    )


def test_broken_questions_are_refused_with_their_line():
    text = "One?\nA) x\nB) y\nTwo?\nA) x\nB) y\nANSWER: C\nThree?\nANSWER: A\nFour?\nA) x\nB) y\nANSWER: B\nFive?"
    result = aiken.read(text.encode())
    assert [item.stem for item in result.value] == ["Four?"]
    assert [(notice.place.line, notice.id) for notice in result.notices] == [
        (1, "answer.missing"),
        (4, "answer.beyond"),
        (8, "answer.no_options"),
        (14, "answer.missing"),
    ]


def test_only_choice_items_are_written_the_others_named():
    result = aiken.write(EXAMPLES)
    assert [item.stem for item in aiken.read(result.value).value] == [SINGLE.stem, MULTIPLE.stem]
    assert sum(notice.id == "format.not_written" for notice in result.notices) == len(EXAMPLES) - 2


def test_line_breaks_within_a_text_are_joined_and_named():
    result = aiken.write([replace(SINGLE, stem="第一行\n第二行")])
    assert "stem" in {notice.params["field"] for notice in result.notices}
