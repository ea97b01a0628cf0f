"""Words for kinds, truth, difficulty and marks."""

from decimal import Decimal

import pytest

from question_bank.formats.words import KIND_WORDS, find_difficulty, find_kind, find_mark, find_truth
from question_bank.items.model import Kind


def test_every_kind_is_found_by_its_words_and_its_name():
    assert {find_kind(kind.value) for kind in Kind} == set(Kind)
    assert all(find_kind(word) is kind for kind, words in KIND_WORDS.items() for word in words)
    assert find_kind("作文") is None


@pytest.mark.parametrize(
    ("word", "truth"),
    [("√", True), ("（对）", True), ("T", True), ("错误。", False), ("×", False), ("也许", None)],
)
def test_truth_has_many_names(word, truth):
    assert find_truth(word) is truth


@pytest.mark.parametrize(("word", "facility"), [("易", 0.85), ("难", 0.3), ("0.4", 0.4), ("7", None), ("?", None)])
def test_difficulty_is_the_share_who_get_it_right(word, facility):
    assert find_difficulty(word) == facility


def test_a_mark_may_carry_its_unit():
    assert find_mark("1.5分") == Decimal("1.5")
    assert find_mark("很多") is None
