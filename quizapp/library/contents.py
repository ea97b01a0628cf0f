"""What a question set holds, filtered and page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from question_bank.items.model import Kind
from quizapp.library.reviews import coverage, upwards
from quizapp.models import DocumentVersion, Question, QuestionSet, QuestionState, QuestionVersion, SetQuestion
from quizapp.web.language import gettext

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show of a set: a kind, an outline point (``version-position``), words of the stem. Empty: all."""

    kind: str = ""
    point: str = ""
    words: str = ""

    @property
    def given(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kind or self.point or self.words)


@dataclass(frozen=True, slots=True)
class SetPoint:
    """An outline point that questions of a set are about; ``positions`` are its own and those below it."""

    key: str
    text: str
    level: int
    count: int
    version_id: int
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A page of a set's questions, their words loaded; ``found`` counts all that the filter lets through."""

    questions: Sequence[Question]
    found: int
    page: int
    pages: int

    @property
    def first(self) -> int:
        """The number of the page's first question."""
        return (self.page - 1) * PAGE + 1


def contents_of(
    session: Session, question_set: QuestionSet, wanted: Filter, points: Sequence[SetPoint], page: int = 1
) -> Contents:
    """Return a page of the set's questions in the order of their documents."""
    chosen = _chosen(question_set, wanted, points)
    found = session.scalar(select(func.count()).select_from(chosen.with_only_columns(Question.id).subquery())) or 0
    pages = max(1, -(-found // PAGE))
    page = min(max(page, 1), pages)
    ordered = chosen.order_by(
        func.coalesce(Question.document_version_id, 0), func.coalesce(Question.node_position, -1), Question.id
    )
    shown = ordered.options(contains_eager(Question.current)).limit(PAGE).offset((page - 1) * PAGE)
    return Contents(session.scalars(shown).all(), found, page, pages)


def whole_contents(session: Session, question_set: QuestionSet) -> list[QuestionVersion]:
    """Return the words of all the set's questions, in the order of the pages."""
    chosen = _chosen(question_set, Filter(), ()).order_by(
        func.coalesce(Question.document_version_id, 0), func.coalesce(Question.node_position, -1), Question.id
    )
    return [question.current for question in session.scalars(chosen.options(contains_eager(Question.current)))]


def points_of(session: Session, question_set: QuestionSet) -> list[SetPoint]:
    """Return the outline points that the set's questions are about, in the order of their documents."""
    rows = session.execute(
        select(Question.document_version_id, Question.node_position, func.count())
        .join(SetQuestion, SetQuestion.question_id == Question.id)
        .where(SetQuestion.set_id == question_set.id, Question.node_position.is_not(None))
        .group_by(Question.document_version_id, Question.node_position)
    ).all()
    versions = session.scalars(
        select(DocumentVersion)
        .where(DocumentVersion.id.in_({row[0] for row in rows}))
        .options(selectinload(DocumentVersion.nodes), joinedload(DocumentVersion.document))
        .order_by(DocumentVersion.id)
    ).all()
    points: list[SetPoint] = []
    for version in versions:
        counts = {(position, QuestionState.ACCEPTED.value): n for id_, position, n in rows if id_ == version.id}
        points += _points(version, counts, several=len(versions) > 1)
    return points


def _points(
    version: DocumentVersion, counts: dict[tuple[int | None, str], int], *, several: bool
) -> list[SetPoint]:
    by_position = {node.position: node for node in version.nodes}
    below: dict[int, list[int]] = {}
    for node in version.nodes:
        for above in upwards(by_position, node.position):
            below.setdefault(above.position, []).append(node.position)
    title = version.document.title + gettext("：") if several else ""
    return [
        SetPoint(
            key=f"{version.id}-{point.node.position}",
            text=f"{title}{point.node.label}{point.node.title}",
            level=point.node.level,
            count=point.accepted,
            version_id=version.id,
            positions=tuple(below[point.node.position]),
        )
        for point in coverage(version.nodes, counts)
        if point.accepted
    ]


def _chosen(question_set: QuestionSet, wanted: Filter, points: Sequence[SetPoint]) -> Select[Question]:
    chosen = (
        select(Question)
        .join(SetQuestion, SetQuestion.question_id == Question.id)
        .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .where(SetQuestion.set_id == question_set.id)
    )
    if wanted.kind in list(Kind):
        chosen = chosen.where(QuestionVersion.kind == wanted.kind)
    if wanted.words:
        chosen = chosen.where(QuestionVersion.stem.icontains(wanted.words, autoescape=True))
    point = next((point for point in points if point.key == wanted.point), None)
    if point:
        chosen = chosen.where(
            Question.document_version_id == point.version_id, Question.node_position.in_(point.positions)
        )
    return chosen
