"""Blanks for figures."""

from __future__ import annotations

from question_bank.drafting.rules.blank_number import blank_number
from question_bank.items.model import Kind
from tests.question_bank.drafting.materials import drafted


def test_the_figure_is_blanked_and_its_unit_stays() -> None:
    (draft,) = drafted(blank_number, "今年上半年，远禾集团共查出隐患426处。")
    assert draft.stem == "今年上半年，远禾集团共查出隐患____处。"
    assert draft.answer == (("426",),)
    assert draft.kind is Kind.FILL_BLANK


def test_a_date_is_blanked_whole() -> None:
    (draft,) = drafted(blank_number, "各园区的台账要在9月30日前全部建成。")
    assert draft.stem == "各园区的台账要在____前全部建成。"


def test_set_phrases_ask_for_nothing() -> None:
    assert drafted(blank_number, "微型消防站实行24小时值班，随时出动。") == []


def test_a_passing_count_is_worth_less_than_a_limit() -> None:
    passing, limit = drafted(blank_number, "集团现有职工食堂8个，均已验收。", "每个园区的食堂至少要有8个。")
    assert passing.merit < limit.merit
