"""What fonts make of characters is undone."""

from __future__ import annotations

import pytest

from question_bank.documents.pdf_characters import ligatures, radicals, symbols, usual


@pytest.mark.parametrize(("drawn", "meant"), [("ﬁ", "fi"), ("ﬄ", "ffl"), ("f", "f")])
def test_ligatures_are_spelled_out(drawn: str, meant: str) -> None:
    assert ligatures(drawn) == meant


@pytest.mark.parametrize(
    ("drawn", "meant"), [("⼀", "一"), ("⽕", "火"), ("⻔", "门"), ("⻓", "长"), ("⺠", "民"), ("金", "金")]
)
def test_radicals_become_the_characters_that_look_like_them(drawn: str, meant: str) -> None:
    assert radicals(drawn) == meant


def test_symbols_of_a_font_of_its_own_become_bullets() -> None:
    assert symbols("\uf0b7") == "•"


def test_usual_characters_stay() -> None:
    assert usual("消防“安全”，A1。") == "消防“安全”，A1。"
