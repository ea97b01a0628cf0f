"""Documents with their versions and outlines; questions with their versions; question sets."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from quizapp.models.base import Base, Marks, UtcDateTime
from quizapp.models.people import Unit

_NEVER_REUSED = {"sqlite_autoincrement": True}
# Drafts are replaced: a page that still shows an old one must not get hold of a new one by its id.


class Document(Base):
    """A study document; what was uploaded stands in its versions."""

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    unit: Mapped[Unit] = relationship(lazy="raise")
    versions: Mapped[list[DocumentVersion]] = relationship(
        back_populates="document", order_by="DocumentVersion.number", lazy="raise"
    )


class DocumentVersion(Base):
    """One upload: the raw bytes, the clean text that evidence offsets count in, and what the reader noticed.

    ``notices`` is a list of ``{severity, id, message, params, start, end}``. Edits to the outline wait in
    ``outline_edits`` until drafts are made from it; then the outline as it was recovered goes to ``recovered``.
    """

    __tablename__ = "document_versions"
    __table_args__ = (UniqueConstraint("document_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[int] = mapped_column(default=1)
    file_name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    raw: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    text: Mapped[str] = mapped_column(Text)
    notices: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    outline_edits: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    recovered: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    document: Mapped[Document] = relationship(back_populates="versions", lazy="raise")
    nodes: Mapped[list[OutlineNode]] = relationship(
        back_populates="version", order_by="OutlineNode.position", lazy="raise"
    )


class OutlineNode(Base):
    """One outline point of a document version; ``start`` is None when the point has no text."""

    __tablename__ = "outline_nodes"

    version_id: Mapped[int] = mapped_column(ForeignKey("document_versions.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    parent_position: Mapped[int | None]
    label: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(Text)
    level: Mapped[int]
    start: Mapped[int | None]
    end: Mapped[int | None]
    body_start: Mapped[int | None]
    body_end: Mapped[int | None]

    version: Mapped[DocumentVersion] = relationship(back_populates="nodes", lazy="raise")


class QuestionState(StrEnum):
    """A draft waits for an organizer's word; a retired question stays where it was already used."""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RETIRED = "retired"


class Question(Base):
    """A question through its life; its words stand in its versions, which never change.

    ``item_id`` is the item's own id in files; ``position`` the rank among the drafts of its document version;
    ``node_position`` the outline point it was drafted from.
    """

    __tablename__ = "questions"
    __table_args__ = (Index(None, "document_version_id", "state", "position"), _NEVER_REUSED)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    item_id: Mapped[str] = mapped_column(String(64), index=True)
    state: Mapped[str] = mapped_column(String(16), default=QuestionState.DRAFT)
    document_version_id: Mapped[int | None] = mapped_column(ForeignKey("document_versions.id"))
    node_position: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    ready: Mapped[bool] = mapped_column(default=False)
    rejected_because: Mapped[str] = mapped_column(String(32), default="")
    current_version_id: Mapped[int | None] = mapped_column(index=True)
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    # No constraint: the two tables point at each other, and a question is stored before its first version.
    current: Mapped[QuestionVersion] = relationship(
        primaryjoin="foreign(Question.current_version_id) == QuestionVersion.id", viewonly=True, lazy="raise"
    )


class QuestionVersion(Base):
    """The immutable words of a question: ``item`` is the item's JSON form, the columns are drawn out of it.

    ``outline`` is the path of outline labels joined by ``/``.
    """

    __tablename__ = "question_versions"
    __table_args__ = (UniqueConstraint("question_id", "number"), _NEVER_REUSED)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"))
    number: Mapped[int] = mapped_column(default=1)
    kind: Mapped[str] = mapped_column(String(24))
    stem: Mapped[str] = mapped_column(Text)
    item: Mapped[dict[str, Any]] = mapped_column(JSON)
    outline: Mapped[str] = mapped_column(String(400), default="")
    max_mark: Mapped[Decimal] = mapped_column(Marks)
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    question: Mapped[Question] = relationship(foreign_keys=[question_id], lazy="raise")


class QuestionSet(Base):
    """A named set of accepted questions; ``document_id`` when it collects what one document gave."""

    __tablename__ = "question_sets"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), index=True)
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SetQuestion(Base):
    """Membership of a question in a set."""

    __tablename__ = "set_questions"

    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), primary_key=True, index=True)
