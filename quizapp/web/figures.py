"""Figures as people read them: marks, percentages, and numbers with what they count."""

from __future__ import annotations

from decimal import Decimal

from quizapp.web.language import ngettext


def format_mark(value: Decimal | int | float | None, places: int = 2) -> str:
    """Write a mark without needless zeros: ``7``, ``7.5``, ``66.67``; a dash for none."""
    if value is None:
        return "—"
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_percent(part: float | None, whole: float | None = 1) -> str:
    """Write ``part/whole`` as a percentage with one decimal; a dash when there is no whole."""
    if part is None or not whole:
        return "—"
    return f"{100 * part / whole:.1f}%"


def count_questions(count: int) -> str:
    """Write a number of questions: ``12 题``, ``1 question``."""
    return ngettext("{count} 题", "{count} 题", count).format(count=count)


def count_people(count: int) -> str:
    """Write a number of people: ``3 人``, ``1 person``."""
    return ngettext("{count} 人", "{count} 人", count).format(count=count)


def count_marks(marks: Decimal | int | float) -> str:
    """Write a number of marks, of which only one whole mark is singular: ``2.5 分``, ``1 mark``."""
    return ngettext("{marks} 分", "{marks} 分", 1 if marks == 1 else 2).format(marks=format_mark(marks))
