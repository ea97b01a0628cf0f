"""Each rule changes what it names, and says so when a reader could miss it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.cleaning import bookmarks, clean_characters, control_characters, line_ends
from question_bank.documents.tracing import Traced


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    text = f"甲{end}乙"
    assert Traced.of(text).edited(line_ends(text)).text == "甲\n乙"


def test_characters_without_a_shape_are_dropped() -> None:
    text = "灭\u200b火\ufeff器\x00\x7f\u202e每\u00ad月"
    assert Traced.of(text).edited(control_characters(text)).text == "灭火器每月"


@pytest.mark.parametrize("mark", ["[bookmark: _GoBack]", "[bookmark:_Toc123]", "[bookmark: 附件一]"])
def test_bookmark_marks_are_dropped(mark: str) -> None:
    text = f"{mark}检查{mark}重点"
    assert Traced.of(text).edited(bookmarks(text)).text == "检查重点"


def test_brackets_of_the_author_stay() -> None:
    text = "[注1]检查[见bookmark]"
    assert list(bookmarks(text)) == []


def test_each_drop_is_counted_in_a_notice() -> None:
    _, notices = clean_characters(Traced.of("[bookmark: a]检\u200b查\u200b[bookmark: b]\n- 3 -\n"))
    assert [(notice.id, notice.params["count"]) for notice in notices] == [
        ("dropped-control-characters", 2),
        ("dropped-bookmarks", 2),
        ("dropped-page-numbers", 1),
    ]
    assert "2 处书签" in notices[1].text()


def test_line_ends_need_no_notice() -> None:
    assert clean_characters(Traced.of("甲\r\n乙"))[1] == ()


@given(st.text(st.sampled_from("检查“，。：;,.!?《》（）()—…·")))
def test_the_authors_punctuation_is_never_changed(text: str) -> None:
    assert clean_characters(Traced.of(text))[0].text == text
