"""Changed figures."""

from __future__ import annotations

import re

import pytest

from question_bank.drafting.rules.false_number import false_number
from tests.question_bank.drafting.materials import drafted


def test_only_the_figure_changes_and_the_explanation_knows_the_real_one() -> None:
    (draft,) = drafted(false_number, "今年上半年，远禾集团共查出隐患426处。")
    assert draft.answer is False
    assert draft.says == "426处"
    assert "426" not in draft.stem
    assert re.sub(r"\d+", "426", draft.stem) == "今年上半年，远禾集团共查出隐患426处。"


@pytest.mark.parametrize(
    "line",
    [
        "张书记强调，总书记要求在6个月内完成整改。",
        "集团争取各级补助资金9000余万元用于改造。",
        "微型消防站实行24小时值班，随时出动。",
    ],
)
def test_leaders_words_approximations_and_set_phrases_are_left_alone(line: str) -> None:
    assert drafted(false_number, line) == []


def test_a_limit_is_only_made_stricter() -> None:
    for seed in range(15):
        for draft in drafted(false_number, "整改期限最长不超过30日，逾期通报。", seed=seed):
            assert int(re.findall(r"\d+", draft.stem)[0]) < 30
