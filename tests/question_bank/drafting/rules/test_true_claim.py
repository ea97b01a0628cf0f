"""An organ's own claim."""

from __future__ import annotations

from question_bank.drafting.rules.true_claim import true_claim
from tests.question_bank.drafting.materials import drafted
from tests.question_bank.drafting.rules.organs import LINES


def test_each_claim_stands_with_its_own_organ() -> None:
    drafts = drafted(true_claim, *LINES)
    assert [draft.stem for draft in drafts] == list(LINES)
    assert all(draft.answer is True for draft in drafts)


def test_an_organ_without_peers_is_no_question() -> None:
    assert drafted(true_claim, LINES[0]) == []
