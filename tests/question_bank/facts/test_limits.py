"""Where lists begin and end."""

from __future__ import annotations

from question_bank.facts.clauses import Span
from question_bank.facts.limits import first_element, head_noun, joined_elements, last_element


def test_the_first_element_follows_a_verb_and_matches_its_siblings() -> None:
    text = "经费重点用于线路改造"
    outer = first_element(text, Span(0, len(text)), ["设施更新", "职工培训"])
    assert text[slice(*outer.span)] == "线路改造"
    assert outer.sure


def test_a_first_element_unlike_its_siblings_is_uncertain() -> None:
    text = "过度索取权限"
    assert not first_element(text, Span(0, len(text)), ["强制授权", "违规共享"]).sure


def test_the_last_element_ends_before_the_count() -> None:
    text = "职工培训两个方面"
    outer, tail = last_element(text, Span(0, len(text)), ["线路改造"])
    assert text[slice(*outer.span)] == "职工培训"
    assert tail.count == Span(4, 5)
    assert tail.head == "方面"


def test_a_last_part_that_runs_on_is_uncertain() -> None:
    text = "实改上下功夫见成效"
    outer, _ = last_element(text, Span(0, len(text)), ["真查"])
    assert not outer.sure


def test_two_joined_elements_are_taken_apart_only_when_both_fit() -> None:
    text = "稳定性和长期性"
    assert joined_elements(text, Span(0, 7), ["全局性"]) == (Span(0, 3), Span(4, 7))
    text = "平和心态"
    assert joined_elements(text, Span(0, 4), ["良好作风"]) == (Span(0, 4),)


def test_the_head_of_a_list_ends_where_the_next_verb_begins() -> None:
    assert head_noun("专题开展教学活动") == "专题"
    assert head_noun("工作安排") == "工作安排"
