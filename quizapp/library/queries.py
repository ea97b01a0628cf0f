"""Documents, questions and sets, by reach: an organizer finds those of their unit and of all below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload, undefer

from question_bank.items.model import Kind
from quizapp.models import (
    Document,
    DocumentVersion,
    OutlineNode,
    Question,
    QuestionSet,
    QuestionState,
    QuestionVersion,
    SetQuestion,
    Unit,
    User,
)
from quizapp.units.queries import unit_ids_in_reach


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list; ``version_id`` is its newest version."""

    id: int
    title: str
    unit_name: str
    created_at: datetime
    version_id: int
    points: int
    without_text: int
    drafts: int
    accepted: int


@dataclass(frozen=True, slots=True)
class SetRow:
    """A question set in a list, with the number of its questions by kind."""

    id: int
    title: str
    unit_name: str
    created_at: datetime
    document_id: int | None
    kinds: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many questions the set has."""
        return sum(self.kinds.values())


def documents_in_reach(session: Session, user: User) -> list[DocumentRow]:
    """Return the documents that ``user`` may use, the newest first."""
    newest = (
        select(func.max(DocumentVersion.id)).where(DocumentVersion.document_id == Document.id).scalar_subquery()
    )
    rows = session.execute(
        select(Document.id, Document.title, Unit.name, Document.created_at, newest)
        .join(Unit, Unit.id == Document.unit_id)
        .where(Document.unit_id.in_(unit_ids_in_reach(user)))
        .order_by(Document.created_at.desc(), Document.id.desc())
    ).all()
    versions = [row[-1] for row in rows]
    points = _points(session, versions)
    states = _states(session, versions)
    return [
        DocumentRow(
            id=document_id,
            title=title,
            unit_name=unit_name,
            created_at=created_at,
            version_id=version_id,
            points=points.get(version_id, (0, 0))[0],
            without_text=points.get(version_id, (0, 0))[1],
            drafts=states.get((version_id, QuestionState.DRAFT), 0),
            accepted=states.get((version_id, QuestionState.ACCEPTED), 0),
        )
        for document_id, title, unit_name, created_at, version_id in rows
    ]


def _points(session: Session, versions: Sequence[int]) -> dict[int, tuple[int, int]]:
    rows = session.execute(
        select(OutlineNode.version_id, func.count(), func.count() - func.count(OutlineNode.start))
        .where(OutlineNode.version_id.in_(versions))
        .group_by(OutlineNode.version_id)
    )
    return {version: (points, without_text) for version, points, without_text in rows}


def _states(session: Session, versions: Sequence[int]) -> dict[tuple[int, str], int]:
    rows = session.execute(
        select(Question.document_version_id, Question.state, func.count())
        .where(Question.document_version_id.in_(versions))
        .group_by(Question.document_version_id, Question.state)
    )
    return {(version or 0, state): count for version, state, count in rows}


def document_in_reach(session: Session, user: User, document_id: int) -> Document | None:
    """Return the document when ``user`` may use it."""
    return session.scalar(
        select(Document).where(Document.id == document_id, Document.unit_id.in_(unit_ids_in_reach(user)))
    )


def latest_version(session: Session, document_id: int, *, with_file: bool = False) -> DocumentVersion:
    """Return the newest version of a document, its outline loaded, ``with_file`` what was uploaded too."""
    newest = (
        select(DocumentVersion)
        .where(DocumentVersion.document_id == document_id)
        .order_by(DocumentVersion.number.desc())
        .limit(1)
        .options(selectinload(DocumentVersion.nodes), joinedload(DocumentVersion.document))
    )
    return session.scalars(newest.options(undefer(DocumentVersion.raw)) if with_file else newest).one()


def document_version(session: Session, version_id: int, *, afresh: bool = False) -> DocumentVersion | None:
    """Return a document version, its outline and its document loaded; who may see it is for the caller.

    ``afresh``: read it again, even if it is loaded already.
    """
    return session.scalar(
        select(DocumentVersion)
        .where(DocumentVersion.id == version_id)
        .options(selectinload(DocumentVersion.nodes), joinedload(DocumentVersion.document))
        .execution_options(populate_existing=afresh)
    )


def question_in_reach(session: Session, user: User, question_id: int) -> Question | None:
    """Return the question, its words loaded, when ``user`` may use it."""
    return session.scalar(
        select(Question)
        .where(Question.id == question_id, Question.unit_id.in_(unit_ids_in_reach(user)))
        .options(joinedload(Question.current))
    )


def sets_in_reach(session: Session, user: User) -> list[SetRow]:
    """Return the question sets that ``user`` may use, the newest first."""
    rows = session.execute(
        select(QuestionSet.id, QuestionSet.title, Unit.name, QuestionSet.created_at, QuestionSet.document_id)
        .join(Unit, Unit.id == QuestionSet.unit_id)
        .where(QuestionSet.unit_id.in_(unit_ids_in_reach(user)))
        .order_by(QuestionSet.created_at.desc(), QuestionSet.id.desc())
    ).all()
    kinds = kinds_of_sets(session, [row[0] for row in rows])
    return [SetRow(*row, kinds.get(row[0], {})) for row in rows]


def kinds_of_sets(session: Session, set_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """Return how many questions of each kind each set has."""
    rows = session.execute(
        select(SetQuestion.set_id, QuestionVersion.kind, func.count())
        .join(Question, Question.id == SetQuestion.question_id)
        .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .where(SetQuestion.set_id.in_(set_ids))
        .group_by(SetQuestion.set_id, QuestionVersion.kind)
    )
    kinds: dict[int, dict[str, int]] = {}
    for set_id, kind, count in sorted(rows, key=lambda row: list(Kind).index(Kind(row[1]))):
        kinds.setdefault(set_id, {})[kind] = count
    return kinds


def set_in_reach(session: Session, user: User, set_id: int) -> QuestionSet | None:
    """Return the question set when ``user`` may use it."""
    return session.scalar(
        select(QuestionSet).where(QuestionSet.id == set_id, QuestionSet.unit_id.in_(unit_ids_in_reach(user)))
    )


def set_of_document(session: Session, document_id: int) -> QuestionSet:
    """Return the set that the document's accepted questions go to."""
    return session.scalars(
        select(QuestionSet).where(QuestionSet.document_id == document_id).order_by(QuestionSet.id).limit(1)
    ).one()


def sets_of_question(session: Session, question: Question) -> list[QuestionSet]:
    """Return the sets that a question is in."""
    return list(
        session.scalars(
            select(QuestionSet)
            .join(SetQuestion, SetQuestion.set_id == QuestionSet.id)
            .where(SetQuestion.question_id == question.id)
            .order_by(QuestionSet.id)
        )
    )


def set_titled(session: Session, title: str, unit: Unit | None = None) -> QuestionSet | None:
    """Return the newest set with this title, of ``unit`` or of any."""
    found = select(QuestionSet).where(QuestionSet.title == title).order_by(QuestionSet.id.desc()).limit(1)
    return session.scalar(found.where(QuestionSet.unit_id == unit.id) if unit else found)


def questions_of_version(session: Session, version: DocumentVersion, state: QuestionState) -> list[Question]:
    """Return the questions from a document version that are in a state."""
    return list(
        session.scalars(
            select(Question)
            .where(Question.document_version_id == version.id, Question.state == state)
            .order_by(Question.id)
        )
    )


def drafts_left(session: Session, question_set: QuestionSet) -> int:
    """Return how many drafts of the set's document wait for a review."""
    return session.scalars(
        select(func.count(Question.id))
        .join(DocumentVersion, DocumentVersion.id == Question.document_version_id)
        .where(DocumentVersion.document_id == question_set.document_id, Question.state == QuestionState.DRAFT)
    ).one()
