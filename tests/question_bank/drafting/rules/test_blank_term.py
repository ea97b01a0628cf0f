"""Blanks for terms."""

from __future__ import annotations

from question_bank.drafting.rules.blank_term import blank_term
from tests.question_bank.drafting.materials import drafted


def test_a_quoted_term_is_blanked_inside_its_marks() -> None:
    (draft,) = drafted(blank_term, "年度考核对发生事故的单位实行“一票否决”。")
    assert draft.stem == "年度考核对发生事故的单位实行“____”。"
    assert draft.keys == ("一票否决",)


def test_a_defined_term_is_asked_for_by_its_definition() -> None:
    (draft,) = drafted(blank_term, "动火作业是指在禁火区进行的焊接和切割作业。")
    assert draft.stem == "____是指在禁火区进行的焊接和切割作业。"


def test_terms_of_the_title_and_recurring_ones_ask_for_nothing() -> None:
    line = "年度考核对发生事故的单位实行“一票否决”。"
    assert drafted(blank_term, line, title="落实一票否决制度") == []
    assert drafted(blank_term, line, *["评先评优也要实行一票否决制度。"] * 3) == []
