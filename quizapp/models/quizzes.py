"""Study sessions (学习活动) and their quizzes; what publishing freezes."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.models.base import Base, Marks, UtcDateTime
from quizapp.models.library import DocumentVersion, QuestionSet, QuestionVersion
from quizapp.models.people import Unit


class StudySession(Base):
    """A study activity: a period, documents to read, units, quizzes."""

    __tablename__ = "study_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(Text, default="")
    opens_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    quizzes: Mapped[list[Quiz]] = relationship(back_populates="study_session", order_by="Quiz.id", lazy="raise")
    units: Mapped[list[Unit]] = relationship(secondary="study_session_units", order_by="Unit.code", lazy="raise")
    documents: Mapped[list[StudySessionDocument]] = relationship(
        order_by="StudySessionDocument.position", lazy="raise", cascade="all, delete-orphan"
    )


class StudySessionDocument(Base):
    """A document version to read in a study session."""

    __tablename__ = "study_session_documents"

    study_session_id: Mapped[int] = mapped_column(ForeignKey("study_sessions.id"), primary_key=True)
    document_version_id: Mapped[int] = mapped_column(ForeignKey("document_versions.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)

    version: Mapped[DocumentVersion] = relationship(lazy="raise")


class StudySessionUnit(Base):
    """A unit (with all below it) that takes part in a study session."""

    __tablename__ = "study_session_units"

    study_session_id: Mapped[int] = mapped_column(ForeignKey("study_sessions.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True, index=True)


class QuizState(StrEnum):
    """A published quiz is frozen; opening and closing are a matter of its times."""

    DRAFT = "draft"
    PUBLISHED = "published"


class ReviewContent(StrEnum):
    """What a learner sees after handing in."""

    NOTHING = "nothing"
    SCORE = "score"
    ANSWERS = "answers"


class ReviewTime(StrEnum):
    """From when a learner sees it."""

    SUBMITTED = "submitted"
    CLOSED = "closed"


class Quiz(Base):
    """A quiz: where questions come from, how they are drawn and marked, who takes it and when.

    ``cut_score`` is a percentage of the full mark; ``minutes`` None means until the quiz closes; ``seed`` is
    the root of every learner's draw; ``code`` the short public name in links and QR codes; ``pool_digest``
    changes when the frozen pool does.
    """

    __tablename__ = "quizzes"

    id: Mapped[int] = mapped_column(primary_key=True)
    study_session_id: Mapped[int] = mapped_column(ForeignKey("study_sessions.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(16), default=QuizState.DRAFT)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    policy: Mapped[str] = mapped_column(String(32), default="exact")
    cut_score: Mapped[Decimal] = mapped_column(Marks, default=Decimal(60))
    opens_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int | None]
    attempts_allowed: Mapped[int] = mapped_column(default=1)
    shuffle_questions: Mapped[bool] = mapped_column(default=True)
    shuffle_options: Mapped[bool] = mapped_column(default=True)
    review_content: Mapped[str] = mapped_column(String(16), default=ReviewContent.ANSWERS)
    review_time: Mapped[str] = mapped_column(String(16), default=ReviewTime.SUBMITTED)
    seed: Mapped[int] = mapped_column(BigInteger)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    published_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    study_session: Mapped[StudySession] = relationship(back_populates="quizzes", lazy="raise")
    blueprint: Mapped[list[BlueprintLine]] = relationship(
        order_by="BlueprintLine.position", lazy="raise", cascade="all, delete-orphan"
    )
    sets: Mapped[list[QuestionSet]] = relationship(secondary="quiz_sets", order_by="QuestionSet.id", lazy="raise")
    units: Mapped[list[Unit]] = relationship(secondary="quiz_units", order_by="Unit.code", lazy="raise")


class QuizSet(Base):
    """A question set that a quiz draws from."""

    __tablename__ = "quiz_sets"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"), primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"), primary_key=True, index=True)


class QuizUnit(Base):
    """A unit (with all below it) that takes a quiz."""

    __tablename__ = "quiz_units"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True, index=True)


class BlueprintLine(Base):
    """One line of the blueprint (双向细目表): so many questions of a kind and outline point, each worth a mark.

    ``kind`` and ``outline`` None mean any; ``count`` None means all there are.
    """

    __tablename__ = "blueprint_lines"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str | None] = mapped_column(String(24))
    outline: Mapped[str | None] = mapped_column(String(400))
    count: Mapped[int | None]
    mark: Mapped[Decimal | None] = mapped_column(Marks)


class QuizQuestion(Base):
    """A question version frozen into a published quiz's pool."""

    __tablename__ = "quiz_questions"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"), primary_key=True)
    question_version_id: Mapped[int] = mapped_column(
        ForeignKey("question_versions.id"), primary_key=True, index=True
    )

    version: Mapped[QuestionVersion] = relationship(lazy="raise")


class RosterEntry(Base):
    """A person due to take a published quiz, with the unit they belonged to when it was published."""

    __tablename__ = "roster_entries"
    __table_args__ = (Index(None, "quiz_id", "unit_id"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
