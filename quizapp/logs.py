"""Logging: one JSON object a line on stderr; in development, lines for people."""

from __future__ import annotations

import structlog

from quizapp.settings import Settings


def configure_logging(settings: Settings) -> None:
    """Set structlog up for this process."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if settings.env == "production":
        structlog.configure([*shared, structlog.processors.format_exc_info, structlog.processors.JSONRenderer()])
    else:
        plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        structlog.configure([*shared, plain])
