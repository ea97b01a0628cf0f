"""Figures beside a figure."""

from __future__ import annotations

from decimal import Decimal

from question_bank.drafting.beside import beside
from question_bank.facts.model import Number
from tests.question_bank.drafting.materials import material_of


def test_only_figures_of_the_same_unit_and_sentence_count() -> None:
    material = material_of("共查出隐患426处，已整改398处，整改率为93.4%。", "另有线路隐患17处需要整改。")
    number = next(fact for fact in material.facts if isinstance(fact, Number) and fact.value == 398)
    assert beside(material, number) == [Decimal(426)]
