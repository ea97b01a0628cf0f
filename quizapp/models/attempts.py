"""Attempts, their papers, answers and events.

Every table leads with the learner's id in its key, so that all of a learner's rows live together and the
schema can be distributed by it.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.models.base import Base, Marks, UtcDateTime
from quizapp.models.library import QuestionVersion
from quizapp.models.quizzes import Quiz


class AttemptState(StrEnum):
    """An attempt is either open or wholly marked."""

    OPEN = "open"
    SUBMITTED = "submitted"


class Attempt(Base):
    """One learner's go at a quiz.

    ``deadline`` is the last moment for answers (grace comes on top); ``policy`` is ``name@version``;
    ``submitted_by`` says who handed it in: ``learner`` or ``deadline``.
    """

    __tablename__ = "attempts"
    __table_args__ = (
        UniqueConstraint("learner_id", "quiz_id", "number"),
        Index("ix_attempts_result", "quiz_id", "state", "unit_id", "learner_id", "score", "passed"),
        Index("ix_attempts_due", "state", "deadline"),
    )

    learner_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    number: Mapped[int]
    seed: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(16), default=AttemptState.OPEN)
    policy: Mapped[str] = mapped_column(String(48))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    deadline: Mapped[datetime] = mapped_column(UtcDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    submitted_by: Mapped[str] = mapped_column(String(16), default="")
    max_score: Mapped[Decimal] = mapped_column(Marks)
    score: Mapped[Decimal | None] = mapped_column(Marks)
    passed: Mapped[bool | None]

    quiz: Mapped[Quiz] = relationship(lazy="raise")


class AttemptItem(Base):
    """One question on a paper: which version, in which option order, for how many marks, and the mark got."""

    __tablename__ = "attempt_items"
    __table_args__ = (
        ForeignKeyConstraint(["learner_id", "attempt_id"], ["attempts.learner_id", "attempts.id"]),
        Index("ix_attempt_items_version", "question_version_id"),
    )

    learner_id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    question_version_id: Mapped[int] = mapped_column(ForeignKey("question_versions.id"))
    option_order: Mapped[list[int]] = mapped_column(JSON)
    max_mark: Mapped[Decimal] = mapped_column(Marks)
    mark: Mapped[Decimal | None] = mapped_column(Marks)
    flagged: Mapped[bool] = mapped_column(default=False)

    version: Mapped[QuestionVersion] = relationship(lazy="raise")


class Answer(Base):
    """The current answer to one question; the newest ``seq`` wins."""

    __tablename__ = "answers"
    __table_args__ = (ForeignKeyConstraint(["learner_id", "attempt_id"], ["attempts.learner_id", "attempts.id"]),)

    learner_id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    response: Mapped[Any] = mapped_column(JSON)
    seq: Mapped[int] = mapped_column(BigInteger)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AnswerEvent(Base):
    """What arrived for an attempt and what became of it; appended, never changed."""

    __tablename__ = "answer_events"
    __table_args__ = (ForeignKeyConstraint(["learner_id", "attempt_id"], ["attempts.learner_id", "attempts.id"]),)

    learner_id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int | None]
    seq: Mapped[int | None] = mapped_column(BigInteger)
    response: Mapped[Any] = mapped_column(JSON)
    outcome: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
