"""True statements."""

from __future__ import annotations

from question_bank.drafting.rules.true_verbatim import true_verbatim
from tests.question_bank.drafting.materials import drafted


def test_the_statement_is_the_document_s() -> None:
    line = "动火作业是指在禁火区进行的焊接和切割作业。"
    (draft,) = drafted(true_verbatim, line)
    assert draft.stem == line
    assert draft.answer is True


def test_what_is_told_from_the_speaker_s_own_place_is_left_out() -> None:
    assert drafted(true_verbatim, "近年来我市累计创建示范单位187个。") == []


def test_slogans_in_pairs_are_left_out() -> None:
    assert drafted(true_verbatim, "检查既查设备是否完好，又查人员是否会用。") == []


def test_claims_have_a_rule_of_their_own() -> None:
    assert drafted(true_verbatim, "青澜市教育局要求，校园应用一律实行备案管理并公示。") == []
