"""Facts have an identity of their own."""

from __future__ import annotations

from question_bank.facts.clauses import Span
from question_bank.facts.model import FactKind, fact_id
from tests.question_bank.facts.readings import read


def test_punctuation_doesn_t_change_a_fact() -> None:
    assert fact_id(FactKind.TERM, "实行“一票否决”") == fact_id(FactKind.TERM, "实行一票否决。")


def test_kind_and_division_of_the_content_do() -> None:
    assert fact_id(FactKind.TERM, "甲乙") != fact_id(FactKind.CLAIM, "甲乙")
    assert fact_id(FactKind.TERM, "甲", "乙") != fact_id(FactKind.TERM, "甲乙")


def test_a_reading_gives_the_text_of_a_span() -> None:
    assert read("仓库物品要分类存放，通道要畅通。").of(Span(0, 4)) == "仓库物品"
