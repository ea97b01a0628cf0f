"""The matched form of a text keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.facts.plain import grams, plain, wording


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("隐患排查,整改到位", "隐患排查，整改到位"),
        ("(一)总体要求;", "（一）总体要求；"),
        ("占比达到5%,比上年", "占比达到5%，比上年"),
        ("占65％左右", "占65%左右"),
        ("编号A,B和1,200元", "编号A,B和1,200元"),
    ],
)
def test_half_width_marks_widen_in_chinese_surroundings_only(given_text: str, expected: str) -> None:
    assert plain(given_text) == expected


@given(st.text(alphabet="隐患排查,;:()?!％，。1a ", max_size=40))
def test_the_length_never_changes_and_a_second_pass_changes_nothing_more(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert len(plain(plain(text))) == len(text)


def test_wording_keeps_what_carries_meaning() -> None:
    assert wording("“一岗双责”，占 93.4%。") == "一岗双责占93.4%"


def test_grams_run_across_punctuation() -> None:
    assert grams("查、改。", 2) == {"查改"}
    assert grams("查", 2) == set()
