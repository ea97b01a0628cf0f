"""Periods as people write and read them: local times on pages, UTC in the database."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

DEFAULT_DAYS = 14


class Phase(StrEnum):
    """Where a moment lies in a period."""

    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"


def phase(opens_at: datetime, closes_at: datetime, at: datetime) -> Phase:
    """Return whether the period is still to come, under way or over at ``at``."""
    if at < opens_at:
        return Phase.UPCOMING
    return Phase.OPEN if at < closes_at else Phase.CLOSED


def from_local(value: datetime, timezone: str) -> datetime:
    """Return the UTC time of a clock's time in ``timezone``; a time with a zone of its own keeps it."""
    if value.tzinfo is None:
        value = value.replace(tzinfo=ZoneInfo(timezone))
    return value.astimezone(UTC)


def to_local_input(value: datetime, timezone: str) -> str:
    """Write a UTC time as a ``datetime-local`` field in ``timezone`` wants it."""
    return value.astimezone(ZoneInfo(timezone)).strftime("%Y-%m-%dT%H:%M")


def default_period(at: datetime, timezone: str) -> tuple[datetime, datetime]:
    """Return a period from the last full hour to the end of the day two weeks later, in UTC."""
    now = at.astimezone(ZoneInfo(timezone))
    last = (now + timedelta(days=DEFAULT_DAYS)).date()
    end = datetime.combine(last, time(23, 59), tzinfo=ZoneInfo(timezone))
    return now.replace(minute=0, second=0, microsecond=0).astimezone(UTC), end.astimezone(UTC)
