"""Blanks for elements of lists."""

from __future__ import annotations

from question_bank.drafting.rules.blank_element import blank_element
from tests.question_bank.drafting.materials import drafted

FORMULA = "各单位要坚持“党政同责、一岗双责、齐抓共管、失职追责”的原则。"


def test_one_element_is_blanked_never_the_first() -> None:
    for seed in range(12):
        (draft,) = drafted(blank_element, FORMULA, seed=seed)
        assert draft.stem.count("____") == 1
        assert draft.keys[0] in ("一岗双责", "齐抓共管", "失职追责")
        assert draft.stem.replace("____", draft.keys[0]) == FORMULA


def test_formulae_and_counted_lists_are_earned_open_lists_are_not() -> None:
    assert drafted(blank_element, FORMULA)[0].earned
    (draft,) = drafted(blank_element, "库房内不得使用电热水壶、电吹风机、大电磁炉等电器。")
    assert not draft.earned


def test_an_element_that_the_sentence_repeats_is_not_asked_for() -> None:
    twice = "各单位要坚持“查、改、防”，把“党政同责、一岗双责”落实好，一岗双责要考核。"
    assert drafted(blank_element, twice) == []


def test_long_open_lists_have_too_many_fillers() -> None:
    assert drafted(blank_element, "各园区要推进供水、供电、供气、供热、供暖等设施改造。") == []
