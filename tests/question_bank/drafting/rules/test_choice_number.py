"""Choosing a figure."""

from __future__ import annotations

from decimal import Decimal

from question_bank.drafting.rules.choice_number import choice_number
from tests.question_bank.drafting.materials import drafted


def test_four_figures_in_ascending_order_one_right() -> None:
    (draft,) = drafted(choice_number, "今年上半年，远禾集团共查出隐患426处。")
    texts = [text for text, _ in draft.choices]
    assert draft.stem == "今年上半年，远禾集团共查出隐患（　　）处。"
    assert len(texts) == 4
    assert texts == sorted(texts, key=Decimal)
    assert [text for text, right in draft.choices if right] == ["426"]


def test_dates_are_in_order_too() -> None:
    (draft,) = drafted(choice_number, "各园区的台账要在9月30日前全部建成。", seed=4)
    assert [text for text, _ in draft.choices] == ["6月30日", "7月31日", "8月31日", "9月30日"]


def test_a_figure_without_neighbours_is_no_choice() -> None:
    assert drafted(choice_number, "重点行业的合规审计覆盖率要达到100%。") == []
