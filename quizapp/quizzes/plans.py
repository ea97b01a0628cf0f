"""What is to be stored of a study session or a quiz: read from a form, or from the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from question_bank.papers import BlueprintRow
from quizapp.models import ReviewContent, ReviewTime


@dataclass(frozen=True, slots=True)
class StudySessionPlan:
    """A study session to be; times are UTC, a unit means itself and all below it."""

    title: str
    opens_at: datetime
    closes_at: datetime
    unit_ids: tuple[int, ...]
    document_ids: tuple[int, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class QuizPlan:
    """A quiz to be; times are UTC, ``cut_score`` is a percentage, ``minutes`` None means until it closes."""

    title: str
    set_ids: tuple[int, ...]
    unit_ids: tuple[int, ...]
    blueprint: tuple[BlueprintRow, ...]
    opens_at: datetime
    closes_at: datetime
    policy: str = "exact"
    cut_score: Decimal = Decimal(60)
    minutes: int | None = None
    attempts_allowed: int = 1
    shuffle_questions: bool = True
    shuffle_options: bool = True
    review_content: ReviewContent = ReviewContent.ANSWERS
    review_time: ReviewTime = ReviewTime.SUBMITTED
