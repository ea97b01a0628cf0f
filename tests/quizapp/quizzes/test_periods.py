"""Local times on pages, UTC inside."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.quizzes.periods import Phase, default_period, from_local, phase, to_local_input
from tests.conftest import NOW

SHANGHAI = "Asia/Shanghai"


def test_a_clocks_time_becomes_utc() -> None:
    assert from_local(datetime(2026, 11, 21, 9, 0), SHANGHAI) == NOW  # noqa: DTZ001 — as a form gives it


def test_a_time_with_its_own_zone_keeps_it() -> None:
    given = datetime(2026, 11, 21, 3, 0, tzinfo=timezone(timedelta(hours=2)))
    assert from_local(given, SHANGHAI) == NOW


@given(moment=st.datetimes(datetime(2001, 1, 1), datetime(2190, 1, 1)))  # noqa: DTZ001
def test_what_a_field_shows_is_read_back_to_the_minute(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    shown = to_local_input(moment, SHANGHAI)
    assert from_local(datetime.fromisoformat(shown), SHANGHAI) == moment


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(-1, Phase.UPCOMING), (0, Phase.OPEN), (23, Phase.OPEN), (24, Phase.CLOSED), (25, Phase.CLOSED)],
)
def test_a_period_is_open_from_its_first_moment_until_its_last(hours: int, expected: Phase) -> None:
    assert phase(NOW, NOW + timedelta(days=1), NOW + timedelta(hours=hours)) is expected


def test_the_usual_period_ends_at_the_end_of_a_local_day() -> None:
    opens_at, closes_at = default_period(NOW + timedelta(minutes=17), SHANGHAI)
    assert opens_at == NOW
    assert to_local_input(closes_at, SHANGHAI) == "2026-12-05T23:59"
