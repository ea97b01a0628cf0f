"""A claim given to another organ."""

from __future__ import annotations

from question_bank.drafting.rules.false_organ import false_organ
from tests.question_bank.drafting.materials import drafted
from tests.question_bank.drafting.rules.organs import LINES, ORGANS


def test_only_the_organ_changes() -> None:
    for draft, line, own in zip(drafted(false_organ, *LINES), LINES, ORGANS, strict=True):
        assert draft.answer is False
        assert draft.says == own
        assert draft.stem[:4] in set(ORGANS) - {own}
        assert draft.stem[4:] == line[4:]


def test_claims_about_leaders_words_are_never_given_away() -> None:
    lines = [line.replace("要求，", "要求，坚决做到“两个维护”，") for line in LINES[:2]]
    assert drafted(false_organ, *lines) == []


def test_departments_wait_for_an_organizer_s_eye() -> None:
    lines = (
        "青澜市公安局要求，一律倒查管理责任并予以公开通报。",
        "青澜市司法局要求，组织律师团队免费提供咨询和代理。",
    )
    assert [draft.earned for draft in drafted(false_organ, *lines)] == [False, False]
