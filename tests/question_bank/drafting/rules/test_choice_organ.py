"""Choosing an organ."""

from __future__ import annotations

from question_bank.drafting.rules.choice_organ import choice_organ
from tests.question_bank.drafting.materials import drafted
from tests.question_bank.drafting.rules.organs import LINES, ORGANS


def test_the_organ_stands_among_three_of_its_kind() -> None:
    draft = drafted(choice_organ, *LINES)[0]
    assert draft.stem == "（　　）" + LINES[0][4:]
    assert {text for text, _ in draft.choices} == set(ORGANS)
    assert [text for text, right in draft.choices if right] == ["临河省委"]


def test_fewer_than_four_organs_make_no_choice() -> None:
    assert drafted(choice_organ, *LINES[:3]) == []
