"""All facts of a document."""

from __future__ import annotations

from collections import Counter

from question_bank.facts import find_facts
from question_bank.facts.model import FactKind
from tests.question_bank.facts.readings import parse

LINES = (
    "# 一、总体安排",
    "专项整治从7月1日起开展，分为动员部署、自查自纠、巩固提升三个阶段。",
    "动火作业是指在禁火区进行的焊接和切割作业。",
    "青澜市教育局要求，校园应用一律实行备案管理并向社会公示。",
    "对发生亡人火灾的单位，年度考核实行“一票否决”。",
)


def test_every_kind_of_fact_is_found_once() -> None:
    document, outline = parse(*LINES)
    kinds = Counter(fact.kind for fact in find_facts(document, outline))
    assert kinds == {
        FactKind.DATE: 1,
        FactKind.STEPS: 1,
        FactKind.DEFINITION: 1,
        FactKind.CLAIM: 1,
        FactKind.TERM: 1,
    }


def test_a_sentence_said_twice_gives_its_facts_once() -> None:
    document, outline = parse(LINES[1], LINES[1])
    facts = find_facts(document, outline)
    assert len({fact.id for fact in facts}) == len(facts) == 2


def test_every_key_lies_in_the_sentence_that_states_it() -> None:
    document, outline = parse(*LINES)
    for fact in find_facts(document, outline):
        assert fact.statement.span.holds(fact.key)
