"""Words and their boundaries."""

from __future__ import annotations

from question_bank.facts.words import boundaries, shape, tagged


def test_words_put_together_are_the_text() -> None:
    text = "电气火灾的成因主要有线路老化"
    assert "".join(word for word, _ in tagged(text)) == text


def test_boundaries_include_both_ends_and_no_middle_of_a_word() -> None:
    found = boundaries("消防设施完好")
    assert {0, 6} <= found
    assert 1 not in found


def test_phrases_of_one_build_have_one_shape() -> None:
    assert shape("根本性") == shape("全局性")
    assert shape("根本性") != shape("落实责任")
