"""Reading what the browser sends."""

from __future__ import annotations

import pytest
from starlette.datastructures import FormData

from quizapp.attempts.forms import SeqInvalid, read_paper, read_seq, read_texts
from quizapp.attempts.saving import LARGEST_SEQ


@pytest.mark.parametrize("seq", [0, 7, LARGEST_SEQ])
def test_a_whole_number_is_a_sequence_number(seq: int) -> None:
    assert read_seq(FormData([("seq", str(seq))])) == seq


@pytest.mark.parametrize("text", ["", "-1", "1.5", "１", "1e3", "x", str(LARGEST_SEQ + 1), "9" * 400])
def test_anything_else_is_not(text: str) -> None:
    with pytest.raises(SeqInvalid):
        read_seq(FormData([("seq", text)]))
    with pytest.raises(SeqInvalid):
        read_seq(FormData())


def test_a_paper_is_read_by_position_and_nothing_else_counts() -> None:
    form = read_paper(
        FormData(
            [
                ("response-2", "1"),
                ("response-2", "3"),
                ("seen-2", "abc"),
                ("seen-3", "def"),
                ("flag-3", "1"),
                ("response-x", "1"),
                ("response-99999", "1"),
                ("score", "100"),
            ]
        )
    )
    assert form.values == {2: ["1", "3"]}
    assert form.seen == {2: "abc", 3: "def"}
    assert form.flagged == {3}


def test_repeated_values_keep_their_order() -> None:
    assert read_texts(FormData([("response", "b"), ("response", ""), ("response", "a")]), "response") == [
        "b",
        "",
        "a",
    ]
