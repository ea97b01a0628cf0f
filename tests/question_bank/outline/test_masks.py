"""What was blotted out is seen, and what only looks like it isn't."""

from __future__ import annotations

import pytest

from question_bank.outline.masks import masks


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("当前,**市正处于", "**"),
        ("按照_总书记的要求", "_"),
        ("我国z-教中国化", "z-"),
        ("某某公司", "某某"),
        ("书记申某因病", "某"),
        ("某市出台办法", "某"),
        ("××公司", "××"),
        ("×市", "×"),
        ("XX街道", "XX"),
        ("20XX年", "XX"),
        ("把树立和 ……", "……"),
        ("姓名____", "____"),
        ("○○公司", "○○"),
    ],
)
def test_a_mask_is_found(text: str, mask: str) -> None:
    assert [text[start:end] for start, end in masks(text)] == [mask]


@pytest.mark.parametrize(
    "text",
    ["二〇〇八年", "某些单位", "某种情况", "3×4米", "Wi-Fi网络", "A-级", "* 说明", "snake_case", "第x项"],
)
def test_ordinary_text_is_not_masked(text: str) -> None:
    assert list(masks(text)) == []
