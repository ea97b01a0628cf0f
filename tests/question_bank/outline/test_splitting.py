"""Sentences end where they end, quotes and brackets included."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.outline.splitting import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["检查电源。", "关闭阀门！", "记录了吗？"],
        ["检查电源；关闭阀门。"],
        ["他说：“先报警。”", "大家照做。"],
        ["“先报警。再疏散。”他强调，“不要慌。”"],
        ["“先报警。”的做法是对的。"],
        ["见附表（第一列不填。第二列填日期。）。", "完。"],
        ["见附表。", "（完。）"],
        ["学习《怎么办？》一文。", "讨论。"],
        ["真的吗？！", "真的。"],
        ["没有收尾"],
        ["他说：“先报警。", "再疏散。"],
        ["《办法》第三条。", "“好。”"],
        ["Check the log.", "Sign it."],
        ["见 https://example.org/?a=1 网页。", "完!"],
        ["压力为3.5兆帕。", "完。"],
    ],
)
def test_a_paragraph_is_split_into_its_sentences(parts: list[str]) -> None:
    joined = "".join(part + (" " if part[-1] == "." else "") for part in parts)
    assert sentences(joined) == parts


def test_cells_are_split_at_tabs() -> None:
    assert sentences("部门\t电话") == ["部门", "电话"]


@given(st.text(st.sampled_from("检查。！？；，“”（）《》‘’ \t.a"), max_size=60))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
    spans = list(split(text, 0, len(text)))
    assert spans == sorted(spans)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
