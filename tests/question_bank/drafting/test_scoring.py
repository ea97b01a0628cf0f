"""What moves a score, and what is ready."""

from __future__ import annotations

from dataclasses import replace

from question_bank.drafting.rules.blank_number import blank_number
from question_bank.drafting.scoring import is_ready, score
from tests.question_bank.drafting.materials import drafted, material_of

LINE = "今年上半年，远禾集团共查出隐患426处，其中已经整改到位的有398处。"


def test_a_stem_that_stands_alone_scores_above_one_that_leans_on_its_heading() -> None:
    material = material_of("# 一、隐患整改", LINE)
    draft = drafted(blank_number, "# 一、隐患整改", LINE)[0]
    headed = replace(draft, window=replace(draft.window, heading="隐患整改"))
    assert score(material, draft) > score(material, headed)


def test_a_long_stem_scores_less() -> None:
    material = material_of(LINE)
    draft = drafted(blank_number, LINE)[0]
    assert score(material, draft) > score(material, replace(draft, stem=draft.stem * 3))


def test_what_the_heading_is_about_scores_more() -> None:
    draft = drafted(blank_number, LINE)[0]
    about, other = material_of("# 一、远禾集团隐患", LINE), material_of("# 一、其他事项", LINE)
    fact = [replace(draft, fact=m.facts[0]) for m in (about, other)]
    assert score(about, fact[0]) > score(other, fact[1])


def test_scores_are_shares() -> None:
    draft = drafted(blank_number, LINE)[0]
    assert score(material_of(LINE), replace(draft, merit=5)) == 0.99
    assert score(material_of(LINE), replace(draft, merit=-5)) == 0.0


def test_readiness_has_to_be_earned_by_the_rule_and_the_score() -> None:
    draft = drafted(blank_number, LINE)[0]
    assert is_ready(draft, 0.8)
    assert not is_ready(draft, 0.5)
    assert not is_ready(replace(draft, earned=False), 0.8)
    assert not is_ready(replace(draft, stem="近年来我市共查出隐患____处。"), 0.8)
