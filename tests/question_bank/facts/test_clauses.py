"""Clauses end at marks outside quotation marks, titles and brackets."""

from __future__ import annotations

import pytest

from question_bank.facts.clauses import Span, balanced, split


def parts(text: str, marks: str) -> list[str]:
    return [text[start:end] for start, end in split(text, Span(0, len(text)), marks)]


def test_marks_inside_quotes_and_brackets_don_t_cut() -> None:
    assert parts("坚持“查、改、防”，压实责任（含主管、分管），见效", "，、") == [
        "坚持“查、改、防”",
        "压实责任（含主管、分管）",
        "见效",
    ]


def test_empty_parts_are_dropped_and_offsets_are_those_of_the_whole_text() -> None:
    text = "前言。先查，，后改。"
    assert split(text, Span(3, 9), "，") == [Span(3, 5), Span(7, 9)]


def test_a_stray_closing_mark_doesn_t_swallow_the_rest() -> None:
    assert parts("先查”，后改", "，") == ["先查”", "后改"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("“一岗双责”", True), ("（含“两个”）", True), ("“一岗", False), ("一岗”", False), ("（“）”", False)],
)
def test_balance_of_marks(text: str, whole: bool) -> None:
    assert balanced(text) is whole


def test_a_span_holds_what_lies_inside_it() -> None:
    assert Span(2, 8).holds(Span(2, 8))
    assert not Span(2, 8).holds(Span(1, 4))
