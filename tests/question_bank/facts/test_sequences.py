"""Steps in order."""

from __future__ import annotations

from question_bank.facts.model import FactKind
from question_bank.facts.sequences import find_sequences
from tests.question_bank.facts.readings import only, read


def steps(text: str) -> list[str]:
    reading = read(text)
    return [reading.of(span) for fact in find_sequences(reading, only(reading)) for span in fact.elements]


def test_clauses_that_say_they_come_next_are_steps() -> None:
    text = "发现燃气泄漏时，要先关闭阀门，再开窗通风，然后撤离人员，最后到室外报警。"
    assert steps(text) == ["关闭阀门", "开窗通风", "撤离人员", "到室外报警"]


def test_the_fact_is_a_sequence() -> None:
    reading = read("要先关闭阀门，再开窗通风，最后到室外报警。")
    assert find_sequences(reading, only(reading))[0].kind is FactKind.STEPS


def test_two_steps_or_a_later_start_are_no_sequence() -> None:
    assert steps("要先关闭阀门，再开窗通风，不要开关电器。") == []
    assert steps("整改不力的，再通报批评，然后约谈，最后问责。") == []
