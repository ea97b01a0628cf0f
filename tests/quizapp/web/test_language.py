"""Choosing the language of a request, and writing times for people."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quizapp.web.language import choose_language, current_language, local_time
from tests.visitor import Visitor


@pytest.mark.parametrize(
    ("cookie", "accept", "chosen"),
    [
        ("en", "zh-CN", "en"),
        ("xx", "zh-CN,zh;q=0.9", "zh-CN"),
        (None, "en-GB,en;q=0.8", "en"),
        (None, "fr, en;q=0.5", "en"),
        (None, "zh-TW", "zh-CN"),
        (None, "", "zh-CN"),
        (None, "fr", "zh-CN"),
    ],
)
def test_the_cookie_comes_before_the_browser_and_the_browser_before_the_default(
    cookie: str | None, accept: str, chosen: str
) -> None:
    assert choose_language(cookie, accept, "zh-CN") == chosen


def test_times_are_local() -> None:
    assert local_time(datetime(2026, 11, 20, 17, 5, tzinfo=UTC), "Asia/Shanghai") == "11月21日 01:05"


def test_times_in_english_name_the_month() -> None:
    token = current_language.set("en")
    try:
        assert local_time(datetime(2026, 11, 20, 17, 5, tzinfo=UTC), "Asia/Shanghai") == "21 Nov 01:05"
    finally:
        current_language.reset(token)


def test_no_time_is_nothing() -> None:
    assert local_time(None, "Asia/Shanghai") == ""


def test_a_person_can_switch_to_english_and_back(visitor: Visitor) -> None:
    assert 'lang="zh-CN"' in visitor.get("/login").text
    visitor.post("/preferences", {"language": "en"})
    assert 'lang="en"' in visitor.get("/login").text
    visitor.post("/preferences", {"language": "zh-CN"})
    assert 'lang="zh-CN"' in visitor.get("/login").text


def test_large_type_is_one_tap_for_everyone(visitor: Visitor) -> None:
    visitor.post("/preferences", {"type_size": "large"})
    assert "large-type" in visitor.get("/login").text
