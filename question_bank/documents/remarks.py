"""Notices about what a reader left out or couldn't read: how often, or on which pages."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.results import Notice, Severity

_NAMED = 10


def counted(count: int, id_: str, message: str, severity: Severity = Severity.INFO) -> tuple[Notice, ...]:
    """Return a notice that tells ``count``, or none when there is nothing to tell."""
    return (Notice(severity, id_, message, params={"count": count}),) if count else ()


def on_pages(
    pages: Sequence[int], id_: str, message: str, severity: Severity = Severity.WARNING
) -> tuple[Notice, ...]:
    """Return a notice that names ``pages``, the first of them when they are many."""
    if not pages:
        return ()
    named = "、".join(map(str, pages[:_NAMED])) + ("…" if len(pages) > _NAMED else "")
    return (Notice(severity, id_, message, params={"pages": named}),)
