"""Passages are sentences, paragraph by paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from question_bank.revisions.passages import find_passages


def test_headings_and_sentences_are_passages() -> None:
    text = "一、责任\n各部门配合。做好记录。\n\n二、检查"
    assert [text[start:end] for start, end in find_passages(text)] == [
        "一、责任",
        "各部门配合。",
        "做好记录。",
        "二、检查",
    ]


@given(st.text("检查。“”\n　 ", max_size=40))
def test_passages_hold_all_but_blanks(text: str) -> None:
    assert "".join("".join(text[start:end].split()) for start, end in find_passages(text)) == "".join(text.split())
