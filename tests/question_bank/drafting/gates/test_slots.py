"""Gate 3."""

from __future__ import annotations

from dataclasses import replace

import pytest

from question_bank.drafting.gates.slots import check_slots
from question_bank.drafting.gates.source import read_source
from question_bank.items.model import Item, Kind
from tests.question_bank.drafting.gates.warehouse import CHOICE, GOOD, MULTIPLE, SOURCE
from tests.question_bank.drafting.materials import item
from tests.question_bank.facts.readings import parse

DOCUMENT, OUTLINE = parse(
    "要把消防培训与岗位练兵紧密结合起来，定期组织考核。",
    "要把消防培训与应急演练紧密结合起来，每年组织评比。",
    "临河省委要求把责任压实到每个岗位和每名职工。",
    "望江省委要求把责任压实到每个岗位和每名职工。",
)
OTHER = read_source(DOCUMENT, OUTLINE)


def with_wrong(item: Item, text: str) -> Item:
    return replace(item, options=(*item.options[:-1], replace(item.options[-1], text=text)))


@pytest.mark.parametrize("good", GOOD, ids=lambda item: item.kind)
def test_good_items_pass(good: Item) -> None:
    assert list(check_slots(good, SOURCE)) == []


@pytest.mark.parametrize("spoilt", [with_wrong(CHOICE, "巩固提升"), with_wrong(MULTIPLE, "集中攻坚")])
def test_a_distractor_from_the_evidence_is_caught(spoilt: Item) -> None:
    assert [notice.id for notice in check_slots(spoilt, SOURCE)] == ["gate3.true-distractor"]


def test_a_distractor_that_another_sentence_makes_true_is_caught() -> None:
    spoilt = item(
        DOCUMENT, "临河省委要求把责任压实到每个岗位和每名职工。", "（　　）要求把责任压实到每个岗位和每名职工。",
        "临河省委", "望江省委", "青澜省委", "宁海省委", key="临河省委",
    )  # fmt: skip
    assert [notice.params["option"] for notice in check_slots(spoilt, OTHER)] == ["望江省委"]


def test_a_blank_with_two_fillers_is_caught() -> None:
    spoilt = item(
        DOCUMENT,
        "要把消防培训与岗位练兵紧密结合起来，定期组织考核。",
        "要把消防培训与____紧密结合起来，定期组织考核。",
        kind=Kind.FILL_BLANK, answer=(("岗位练兵",),),
    )  # fmt: skip
    assert [notice.params["other"] for notice in check_slots(spoilt, OTHER)] == ["应急演练"]
