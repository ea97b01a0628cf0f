"""What may never be altered."""

from __future__ import annotations

import pytest

from question_bank.drafting.alterable import is_alterable


@pytest.mark.parametrize(
    "text", ["总书记强调，要久久为功。", "坚决做到“两个维护”。", "党中央决定，用6个月时间开展教育。"]
)
def test_leaders_words_and_formulae(text: str) -> None:
    assert not is_alterable(text)


def test_plain_statements_are() -> None:
    assert is_alterable("全市争取中央和省级补助资金9000万元。")
