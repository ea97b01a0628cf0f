"""Storing documents, deciding on drafts, writing questions, keeping sets.

Membership in a set means that a question is accepted; whatever ends the one ends the other here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from question_bank.items.model import Item
from quizapp.library.drafts import store_drafts
from quizapp.library.materials import TITLE_LENGTH, Material, read_material
from quizapp.library.queries import set_of_document
from quizapp.library.records import question_version, store_outline, store_questions, version_row
from quizapp.models import (
    AuditEvent,
    Document,
    DocumentVersion,
    Question,
    QuestionSet,
    QuestionState,
    QuestionVersion,
    SetQuestion,
    Unit,
    User,
)


class QuestionAlreadyDecided(Exception):  # noqa: N818 — it states the fact
    """Somebody has accepted or rejected this draft before."""


class StoredDocument(NamedTuple):
    """What storing a document made."""

    document: Document
    version: DocumentVersion
    question_set: QuestionSet


def store_document(
    session: Session, *, unit: Unit, by: User, at: datetime, name: str, raw: bytes, title: str = ""
) -> StoredDocument:
    """Read a file and store it: document, outline, drafts, and the set that accepted questions go to.

    Raises :class:`~question_bank.results.Unreadable`, and has stored nothing then.
    """
    return store_material(session, read_material(name, raw), unit=unit, by=by, at=at, title=title)


def store_material(
    session: Session,
    material: Material,
    *,
    unit: Unit,
    by: User,
    at: datetime,
    title: str = "",
    home: QuestionSet | None = None,
) -> StoredDocument:
    """Store a file that has been read. Its accepted questions go to a new set, or to ``home``."""
    document = Document(
        unit_id=unit.id, title=title[:TITLE_LENGTH] or material.title, created_by=by.id, created_at=at
    )
    session.add(document)
    session.flush()
    version = version_row(document, 1, material, by=by, at=at)
    question_set = home or QuestionSet(unit_id=unit.id, title=document.title, created_by=by.id, created_at=at)
    question_set.document_id = document.id
    session.add_all([version, question_set])
    session.flush()
    store_outline(session, version, material.outline.nodes)
    store_drafts(session, document, version, material, by=by, at=at)
    subject = f"document:{document.id}"
    session.add(AuditEvent(at=at, actor_id=by.id, action="store_document", subject=subject))
    session.flush()
    return StoredDocument(document, version, question_set)


def accept_question(session: Session, question: Question, *, by: User, at: datetime) -> None:
    """Accept a draft into its document's set. Raises QuestionAlreadyDecided."""
    _lock(session, question)
    if question.state != QuestionState.DRAFT:
        raise QuestionAlreadyDecided
    question.state = QuestionState.ACCEPTED
    session.add(SetQuestion(set_id=_home(session, question).id, question_id=question.id))
    _record(session, question, "accept_question", by=by, at=at)


def reject_question(session: Session, question: Question, *, by: User, at: datetime, because: str = "") -> None:
    """Reject a draft, or say why one was rejected. Raises QuestionAlreadyDecided for an accepted one."""
    _lock(session, question)
    if question.state not in {QuestionState.DRAFT, QuestionState.REJECTED}:
        raise QuestionAlreadyDecided
    question.state = QuestionState.REJECTED
    question.rejected_because = because
    _record(session, question, "reject_question", by=by, at=at)


def reopen_question(session: Session, question: Question, *, by: User, at: datetime) -> None:
    """Take back the decision on a draft: it waits again, and is in no set. Papers that hold it keep it."""
    _lock(session, question)
    if question.document_version_id is None:
        raise QuestionAlreadyDecided
    question.state = QuestionState.DRAFT
    question.rejected_because = ""
    session.execute(delete(SetQuestion).where(SetQuestion.question_id == question.id))
    _record(session, question, "reopen_question", by=by, at=at)


def accept_ready(
    session: Session, version: DocumentVersion, *, by: User, at: datetime, everything: bool = False
) -> int:
    """Accept all ready drafts of a document version, or ``everything`` that waits; return how many."""
    waiting = (
        select(Question)
        .where(Question.document_version_id == version.id, Question.state == QuestionState.DRAFT)
        .with_for_update()
    )
    questions = session.scalars(waiting if everything else waiting.where(Question.ready)).all()
    if questions:
        home = set_of_document(session, version.document_id)
        ids = [question.id for question in questions]
        session.execute(update(Question).where(Question.id.in_(ids)).values(state=QuestionState.ACCEPTED))
        session.add_all(SetQuestion(set_id=home.id, question_id=id_) for id_ in ids)
        subject, detail = f"document:{version.document_id}", {"count": len(ids)}
        session.add(AuditEvent(at=at, actor_id=by.id, action="accept_ready", subject=subject, detail=detail))
        session.flush()
    return len(questions)


def create_set(session: Session, title: str, *, unit: Unit, by: User, at: datetime) -> QuestionSet:
    """Store an empty set."""
    question_set = QuestionSet(unit_id=unit.id, title=title, created_by=by.id, created_at=at)
    session.add(question_set)
    session.flush()
    return question_set


def rename_set(session: Session, question_set: QuestionSet, title: str) -> None:
    """Give a set another title."""
    question_set.title = title
    session.flush()


def add_question(
    session: Session,
    question_set: QuestionSet,
    item: Item,
    *,
    by: User,
    at: datetime,
    version: DocumentVersion | None = None,
    node_position: int | None = None,
) -> Question:
    """Store a question that a person wrote or a file brought, accepted, in a set."""
    return add_questions(
        session, question_set, [item], by=by, at=at, version=version, node_position=node_position
    )[0]


def add_questions(
    session: Session,
    question_set: QuestionSet,
    items: Sequence[Item],
    *,
    by: User,
    at: datetime,
    version: DocumentVersion | None = None,
    node_position: int | None = None,
) -> list[Question]:
    """Store questions, accepted, in a set; ``version`` and ``node_position`` tell what they are about."""
    questions = [
        Question(
            unit_id=question_set.unit_id,
            item_id=item.id,
            state=QuestionState.ACCEPTED,
            document_version_id=version.id if version else None,
            node_position=node_position,
            ready=item.ready,
            created_by=by.id,
            created_at=at,
        )
        for item in items
    ]
    store_questions(session, questions, items, by=by, at=at)
    collect(session, question_set, questions)
    return questions


def collect(session: Session, question_set: QuestionSet, questions: Iterable[Question]) -> None:
    """Put accepted questions into a set, those that aren't in it yet."""
    there = set(session.scalars(select(SetQuestion.question_id).where(SetQuestion.set_id == question_set.id)))
    session.add_all(
        SetQuestion(set_id=question_set.id, question_id=question.id)
        for question in questions
        if question.id not in there
    )
    session.flush()


def edit_question(
    session: Session, question: Question, item: Item, *, by: User, at: datetime, node_position: int | None = None
) -> QuestionVersion:
    """Give a question new words, as a new version; a draft is accepted with them.

    Papers that hold the old version keep it.
    """
    _lock(session, question)
    last = session.scalars(
        select(QuestionVersion.number)
        .where(QuestionVersion.question_id == question.id)
        .order_by(QuestionVersion.number.desc())
    ).first()
    version = question_version(question, item, by=by, at=at, number=(last or 0) + 1)
    session.add(version)
    session.flush()
    question.current_version_id = version.id
    question.node_position = node_position
    if question.state in {QuestionState.DRAFT, QuestionState.REJECTED}:
        question.state = QuestionState.DRAFT
        accept_question(session, question, by=by, at=at)
    _record(session, question, "edit_question", by=by, at=at)
    return version


def remove_question(
    session: Session, question_set: QuestionSet, question: Question, *, by: User, at: datetime
) -> None:
    """Take a question out of a set; out of its last one it is retired. Papers that hold it keep it."""
    _lock(session, question)
    session.execute(
        delete(SetQuestion).where(SetQuestion.set_id == question_set.id, SetQuestion.question_id == question.id)
    )
    elsewhere = session.scalar(select(exists().where(SetQuestion.question_id == question.id)))
    if question.state == QuestionState.ACCEPTED and not elsewhere:
        question.state = QuestionState.RETIRED
    _record(session, question, "remove_question", by=by, at=at)


def restore_question(
    session: Session, question_set: QuestionSet, question: Question, *, by: User, at: datetime
) -> None:
    """Put a question that was taken out of a set back into it. Raises QuestionAlreadyDecided for a draft."""
    _lock(session, question)
    if question.state not in {QuestionState.ACCEPTED, QuestionState.RETIRED}:
        raise QuestionAlreadyDecided
    question.state = QuestionState.ACCEPTED
    collect(session, question_set, [question])
    _record(session, question, "restore_question", by=by, at=at)


def _lock(session: Session, question: Question) -> None:
    """Wait for others who decide on the same question, and see what they decided.

    Raises QuestionAlreadyDecided for a draft that others have replaced.
    """
    held = select(Question.state).where(Question.id == question.id).with_for_update()
    state = session.scalar(held)
    if state is None:
        raise QuestionAlreadyDecided
    session.refresh(question, ["state"])


def _home(session: Session, question: Question) -> QuestionSet:
    document_id = session.scalars(
        select(DocumentVersion.document_id).where(DocumentVersion.id == question.document_version_id)
    ).one()
    return set_of_document(session, document_id)


def _record(session: Session, question: Question, action: str, *, by: User, at: datetime) -> None:
    session.add(AuditEvent(at=at, actor_id=by.id, action=action, subject=f"question:{question.id}"))
    session.flush()
