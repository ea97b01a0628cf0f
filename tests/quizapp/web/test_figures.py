"""Figures as people read them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from quizapp.web.figures import count_marks, count_people, count_questions, format_mark, format_percent
from quizapp.web.language import current_language


@pytest.fixture
def _in_english() -> Iterator[None]:
    token = current_language.set("en")
    yield
    current_language.reset(token)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Decimal("7.00"), 2, "7"),
        (Decimal("7.50"), 2, "7.5"),
        (200 / 3, 2, "66.67"),
        (100, 2, "100"),
        (0.05, 1, "0.1"),
        (None, 2, "—"),
    ],
)
def test_marks_have_no_needless_zeros(value: Decimal | float | None, places: int, shown: str) -> None:
    assert format_mark(value, places) == shown


def test_a_share_is_a_percentage_and_of_nothing_a_dash() -> None:
    assert [format_percent(2, 3), format_percent(0.5), format_percent(1, 0)] == ["66.7%", "50.0%", "—"]


def test_in_chinese_a_number_changes_no_word() -> None:
    assert [count_questions(1), count_people(2), count_marks(Decimal("0.50"))] == ["1 题", "2 人", "0.5 分"]


@pytest.mark.usefixtures("_in_english")
def test_in_english_only_one_is_singular() -> None:
    assert [count_questions(1), count_questions(0), count_questions(12)] == [
        "1 question",
        "0 questions",
        "12 questions",
    ]
    assert [count_people(1), count_people(2)] == ["1 person", "2 people"]
    assert [count_marks(Decimal("1.00")), count_marks(Decimal("0.5")), count_marks(2)] == [
        "1 mark",
        "0.5 marks",
        "2 marks",
    ]
