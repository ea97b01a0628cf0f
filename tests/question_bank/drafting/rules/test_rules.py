"""The table of rules."""

from __future__ import annotations

from question_bank.drafting.rules import RULES
from tests.question_bank.drafting.materials import drafted
from tests.question_bank.drafting.rules.organs import LINES

TEXT = (
    "# 一、总体安排",
    "专项整治从7月1日起开展，分为动员部署、自查自纠、集中攻坚、巩固提升四个阶段。",
    "今年上半年，远禾集团共查出隐患426处。",
    "年度考核对发生事故的单位实行“一票否决”。",
    *LINES,
)


def test_every_rule_drafts_something_of_its_own_family() -> None:
    for rule in RULES:
        drafts = drafted(rule, *TEXT)
        assert drafts, rule.__name__
        assert {draft.family for draft in drafts} == {rule.__name__}


def test_merit_and_facility_are_shares() -> None:
    for rule in RULES:
        for draft in drafted(rule, *TEXT):
            assert 0 < draft.merit < 1
            assert 0 < draft.facility < 1
