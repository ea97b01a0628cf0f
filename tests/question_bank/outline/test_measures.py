"""Texts are measured by the room that they take."""

from __future__ import annotations

import pytest

from question_bank.outline.measures import room, stopped


def test_two_latin_letters_take_the_room_of_one_chinese_character() -> None:
    assert room("检查") == 2
    assert room("abcd") == 2
    assert room("检查ab") == 3


@pytest.mark.parametrize("text", ["检查。", "检查；", "Check it.", "查完了吗？"])
def test_a_sentence_is_stopped(text: str) -> None:
    assert stopped(text)


@pytest.mark.parametrize("text", ["检查", "检查：", "3.5", "Check", ""])
def test_a_line_is_not(text: str) -> None:
    assert not stopped(text)
