"""The forms of a study session and of a quiz. Times are read as clocks in the deployment's time zone show them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from question_bank.marking import POLICIES
from quizapp.models import Quiz, ReviewContent, ReviewTime, StudySession, User
from quizapp.quizzes.blueprint_form import Rows
from quizapp.quizzes.periods import default_period, from_local, to_local_input
from quizapp.quizzes.plans import QuizPlan, StudySessionPlan
from quizapp.web.forms import Form, LongText, ShortText
from quizapp.web.ids import LARGEST_ID
from quizapp.web.language import N_, gettext

MAX_MINUTES = 7 * 24 * 60
MAX_ATTEMPTS = 100


def _clock_time(value: datetime) -> datetime:
    if value.tzinfo is not None or not 2000 <= value.year < 2200:
        raise ValueError(N_("请填写日期和时间，例如 2026-11-21 09:00。"))
    return value


def _after_opening(closes_at: datetime, info: ValidationInfo) -> datetime:
    opens_at = info.data.get("opens_at")
    if opens_at is not None and closes_at <= opens_at:
        raise ValueError(N_("结束时间要晚于开始时间。"))
    return closes_at


ClockTime = Annotated[datetime, AfterValidator(_clock_time)]
ClosingTime = Annotated[ClockTime, AfterValidator(_after_opening)]


class StudySessionForm(Form):
    """Title, period, documents to read, units; ``set`` is the question set to make a quiz from next."""

    title: ShortText
    description: LongText = ""
    opens_at: ClockTime
    closes_at: ClosingTime
    documents: Annotated[list[int], Field(default_factory=list)]
    units: Annotated[list[int], Field(min_length=1)]
    set: Annotated[int, Field(ge=0, le=LARGEST_ID)] = 0

    def plan(self, timezone: str) -> StudySessionPlan:
        """Return what the form asks to be stored."""
        return StudySessionPlan(
            title=self.title,
            description=self.description,
            opens_at=from_local(self.opens_at, timezone),
            closes_at=from_local(self.closes_at, timezone),
            unit_ids=tuple(self.units),
            document_ids=tuple(self.documents),
        )


class QuizForm(Form):
    """A quiz without its blueprint, which has rows of its own."""

    title: ShortText
    sets: Annotated[list[int], Field(min_length=1)]
    policy: str
    cut_score: Annotated[Decimal, Field(ge=0, le=100)]
    opens_at: ClockTime
    closes_at: ClosingTime
    minutes: Annotated[int, Field(ge=1, le=MAX_MINUTES)] | None = None
    attempts_allowed: Annotated[int, Field(ge=1, le=MAX_ATTEMPTS)]
    shuffle_questions: bool = False
    shuffle_options: bool = False
    review_content: ReviewContent
    review_time: ReviewTime
    units: Annotated[list[int], Field(min_length=1)]

    @field_validator("policy")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in POLICIES:
            raise ValueError(N_("请从列出的选项中选择。"))
        return name

    def plan(self, rows: Rows, timezone: str) -> QuizPlan:
        """Return what the form, with its blueprint, asks to be stored."""
        return QuizPlan(
            title=self.title,
            set_ids=tuple(self.sets),
            unit_ids=tuple(self.units),
            blueprint=rows.blueprint,
            opens_at=from_local(self.opens_at, timezone),
            closes_at=from_local(self.closes_at, timezone),
            policy=self.policy,
            cut_score=self.cut_score,
            minutes=self.minutes,
            attempts_allowed=self.attempts_allowed,
            shuffle_questions=self.shuffle_questions,
            shuffle_options=self.shuffle_options,
            review_content=self.review_content,
            review_time=self.review_time,
        )


def policy_options() -> list[tuple[str, str, str]]:
    """Return name, title and description of the marking policies, in the user's language."""
    return [(policy.name, gettext(policy.title), gettext(policy.description)) for policy in POLICIES.values()]


def typed_new_study_session(user: User, at: datetime, timezone: str) -> dict[str, Any]:
    """Return the fields of a form for a new study session of the unit of ``user``."""
    opens_at, closes_at = default_period(at, timezone)
    return {
        "title": "",
        "description": "",
        "opens_at": to_local_input(opens_at, timezone),
        "closes_at": to_local_input(closes_at, timezone),
        "documents": [],
        "units": [user.unit_id],
        "set": "",
    }


def typed_study_session(study_session: StudySession, timezone: str) -> dict[str, Any]:
    """Return the fields of a form that would store the study session as it is."""
    return {
        "title": study_session.title,
        "description": study_session.description,
        "opens_at": to_local_input(study_session.opens_at, timezone),
        "closes_at": to_local_input(study_session.closes_at, timezone),
        "documents": [part.version.document_id for part in study_session.documents],
        "units": [unit.id for unit in study_session.units],
        "set": "",
    }


def typed_quiz(quiz: Quiz, timezone: str) -> dict[str, Any]:
    """Return the fields of a form that would store the quiz as it is."""
    return {
        "title": quiz.title,
        "sets": [chosen.id for chosen in quiz.sets],
        "policy": quiz.policy,
        "cut_score": f"{quiz.cut_score.normalize():f}",
        "opens_at": to_local_input(quiz.opens_at, timezone),
        "closes_at": to_local_input(quiz.closes_at, timezone),
        "minutes": "" if quiz.minutes is None else str(quiz.minutes),
        "attempts_allowed": str(quiz.attempts_allowed),
        "shuffle_questions": "on" if quiz.shuffle_questions else "",
        "shuffle_options": "on" if quiz.shuffle_options else "",
        "review_content": quiz.review_content,
        "review_time": quiz.review_time,
        "units": [unit.id for unit in quiz.units],
    }


def typed_new_quiz(study_session: StudySession, timezone: str) -> dict[str, Any]:
    """Return the fields of a form for the study session's next quiz, which can be submitted almost unchanged."""
    return {
        "title": study_session.title,
        "sets": [],
        "policy": "exact",
        "cut_score": "60",
        "opens_at": to_local_input(study_session.opens_at, timezone),
        "closes_at": to_local_input(study_session.closes_at, timezone),
        "minutes": "",
        "attempts_allowed": "1",
        "shuffle_questions": "on",
        "shuffle_options": "on",
        "review_content": ReviewContent.ANSWERS,
        "review_time": ReviewTime.SUBMITTED,
        "units": [unit.id for unit in study_session.units],
    }
