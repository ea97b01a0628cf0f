"""Quoted terms."""

from __future__ import annotations

from question_bank.facts.terms import find_terms
from tests.question_bank.facts.readings import only, read


def terms(text: str) -> list[str]:
    reading = read(text)
    return [reading.of(fact.key) for fact in find_terms(reading, only(reading))]


def test_short_quoted_terms_are_found_without_their_marks() -> None:
    assert terms("要履行“一岗双责”，实行“一票否决”制度。") == ["一岗双责", "一票否决"]


def test_formulae_sentences_and_single_characters_are_no_terms() -> None:
    assert terms("要坚持“查、改、防”，做到“谁的岗位谁负责，谁的隐患谁整改”，突出“严”字。") == []


def test_a_term_in_another_place_is_another_fact() -> None:
    reading = read("考核实行“一票否决”。", "评先评优也要落实“一票否决”。")
    first, second = (find_terms(reading, statement)[0] for statement in reading.statements)
    assert first.id != second.id
