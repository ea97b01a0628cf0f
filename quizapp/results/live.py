"""How often the completion page looks again."""

from __future__ import annotations

from datetime import datetime

from quizapp.models import Quiz
from quizapp.quizzes.periods import Phase, phase
from quizapp.results.completion import Tally


def refresh_seconds(quiz: Quiz, total: Tally, *, at: datetime) -> int | None:
    """Return the seconds until the figures may have changed; None when they won't any more."""
    match phase(quiz.opens_at, quiz.closes_at, at):
        case Phase.UPCOMING:
            return 30
        case Phase.OPEN:
            return 3
        case Phase.CLOSED:
            # The server is still handing in what was open at the end.
            return 15 if total.open else None
