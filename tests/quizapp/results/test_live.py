"""How often the page looks again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizapp.models import Quiz
from quizapp.results.completion import Tally
from quizapp.results.live import refresh_seconds
from tests.conftest import NOW

DONE, GOING = Tally(assigned=3, started=2, submitted=2), Tally(assigned=3, started=2, submitted=1)


@pytest.mark.parametrize(
    ("hours", "tally", "seconds"), [(-1, DONE, 30), (0, DONE, 3), (1, DONE, 3), (2, GOING, 15), (2, DONE, None)]
)
def test_often_while_open_and_never_once_all_is_handed_in(hours: int, tally: Tally, seconds: int | None) -> None:
    quiz = Quiz(opens_at=NOW, closes_at=NOW + timedelta(hours=2))
    assert refresh_seconds(quiz, tally, at=NOW + timedelta(hours=hours)) == seconds
