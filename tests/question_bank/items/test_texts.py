"""What makes no difference between two answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.items.texts import is_clean, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＢＣ", "abc"),
        (" 灭火器 ", "灭火器"),
        ("灭 火 器", "灭火器"),
        ("《消防法》", "消防法"),
        ("“预防为主”", "预防为主"),
        ("二十", "20"),
        ("５％", "百分之五"),
        ("安全第一。", "安全第一"),
        ("fire  exit", "Fire Exit"),
        ("灭\u200b火器", "灭火器"),
    ],
)
def test_these_are_the_same_answer(one, other):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"), [("灭火器", "灭火"), ("20", "200"), ("1.5", "15"), ("-5", "5"), ("fireexit", "fire exit")]
)
def test_these_are_different_answers(one, other):
    assert plain(one) != plain(other)


def test_a_lone_mark_keeps_itself():
    assert plain("。") == "。"


@given(st.text(max_size=30))
def test_any_text_has_a_plain_form(text):
    assert isinstance(plain(text), str)


def test_control_characters_and_lone_surrogates_are_unclean():
    assert is_clean("一行\n两行\t三")
    assert not is_clean("a\x00b")
    assert not is_clean("\ud800")
