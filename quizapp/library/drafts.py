"""Drafts of a document: stored, and made anew; what somebody has decided on isn't asked again."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from question_bank.items.model import Item
from quizapp.library.materials import Material, point_of
from quizapp.library.records import store_questions
from quizapp.models import (
    AttemptItem,
    Document,
    DocumentVersion,
    Question,
    QuestionState,
    QuestionVersion,
    QuizQuestion,
    User,
)


class Decided(NamedTuple):
    """What has been decided on: the facts and the ids of the items."""

    facts: frozenset[str]
    items: frozenset[str]

    def covers(self, item: Item) -> bool:
        """Whether the item, or its fact, was accepted or rejected before."""
        return item.id in self.items or (item.fact != "" and item.fact in self.facts)


def replace_drafts(
    session: Session, document: Document, version: DocumentVersion, material: Material, *, by: User, at: datetime
) -> None:
    """Take all drafts of a document that wait away, and store those of ``material`` for ``version``.

    Drafts that were accepted once, and stand in a published quiz, are retired instead.
    """
    waits = and_(Question.document_version_id.in_(_versions(document)), Question.state == QuestionState.DRAFT)
    waiting = select(Question.id).where(waits)
    session.scalars(waiting.with_for_update()).all()
    of_papers = update(Question).where(waits, _in_papers()).values(state=QuestionState.RETIRED)
    words = delete(QuestionVersion).where(QuestionVersion.question_id.in_(waiting))
    for change in (of_papers, words, delete(Question).where(waits)):
        session.execute(change, execution_options={"synchronize_session": False})
    store_drafts(session, document, version, material, by=by, at=at)


def store_drafts(
    session: Session, document: Document, version: DocumentVersion, material: Material, *, by: User, at: datetime
) -> None:
    """Store the drafts of ``material`` but for those about what has been decided on."""
    known = decided(session, document)
    drafts = [item for item in material.drafts if not known.covers(item)]
    questions = [
        Question(
            unit_id=document.unit_id,
            item_id=item.id,
            document_version_id=version.id,
            node_position=point_of(material.outline, item.evidence.start) if item.evidence else None,
            position=rank,
            ready=item.ready,
            created_by=by.id,
            created_at=at,
        )
        for rank, item in enumerate(drafts)
    ]
    store_questions(session, questions, drafts, by=by, at=at)


def decided(session: Session, document: Document) -> Decided:
    """Return what has been accepted or rejected of the drafts of a document, in any version of it."""
    rows = session.execute(
        select(Question.item_id, QuestionVersion.item["fact"].as_string())
        .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .where(Question.document_version_id.in_(_versions(document)), Question.state != QuestionState.DRAFT)
    ).all()
    return Decided(frozenset(fact for _, fact in rows if fact), frozenset(item_id for item_id, _ in rows))


def _versions(document: Document) -> Select[int]:
    return select(DocumentVersion.id).where(DocumentVersion.document_id == document.id)


def _in_papers() -> ColumnElement[bool]:
    version = QuestionVersion.question_id == Question.id
    return or_(
        exists().where(version, QuizQuestion.question_version_id == QuestionVersion.id),
        exists().where(version, AttemptItem.question_version_id == QuestionVersion.id),
    )
