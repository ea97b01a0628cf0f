"""How a quiz's questions went: facility, discrimination, what was chosen, and by outline point.

Everything counts the best submitted attempt of each person in scope.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Subquery, Text, and_, cast, func, select
from sqlalchemy.orm import Session

from question_bank.items.model import Kind
from quizapp.models import (
    Answer,
    Attempt,
    AttemptItem,
    AttemptState,
    Document,
    DocumentVersion,
    OutlineNode,
    Question,
    QuestionVersion,
    QuizQuestion,
    RosterEntry,
    Unit,
)
from quizapp.results.analysis import Sample, discrimination, facility, people
from quizapp.results.queries import in_scope

CHOSEN_FROM = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.TRUE_FALSE)


@dataclass(frozen=True, slots=True)
class Point:
    """The outline point that a question belongs to; of an imported question, only the path of labels is known.

    ``document_id`` is given when the document, where the point is number ``position``, is in scope.
    """

    name: str
    document: str = ""
    document_id: int | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """One option, whether it belongs to the key, and how many chose it; ``option`` True/False for true_false."""

    option: str | bool
    text: str
    key: bool
    count: int


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question of the pool; ``number`` counts from 1, ``met`` the people whose best paper held it."""

    number: int
    version_id: int
    item: Mapping[str, Any]
    point: Point | None
    met: int
    facility: Decimal | None
    discrimination: float | None
    chosen: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class PointResult:
    """One outline point: how many questions were on papers, and the share of the marks that was got."""

    point: Point | None
    questions: int
    share: Decimal


def question_results(session: Session, quiz_id: int, scope: str) -> list[QuestionResult]:
    """Return the results of every question of the quiz's frozen pool, in its order."""
    samples = _samples(session, quiz_id, scope)
    chosen = _chosen(session, quiz_id, scope)
    return [
        QuestionResult(
            number=number,
            version_id=version_id,
            item=item,
            point=point,
            met=people(samples[version_id]),
            facility=facility(samples[version_id]),
            discrimination=discrimination(samples[version_id]),
            chosen=_choices(item, chosen[version_id]),
        )
        for number, (version_id, item, point) in enumerate(_pool(session, quiz_id, scope), start=1)
    ]


def hardest_first(results: Sequence[QuestionResult]) -> list[QuestionResult]:
    """Return ``results`` with the lowest facility first, those that nobody met last."""
    return sorted(results, key=lambda result: (result.facility is None, result.facility or 0, result.number))


def point_results(results: Sequence[QuestionResult]) -> list[PointResult]:
    """Return the results by outline point, the least understood first: the mean of its questions' facilities,
    weighted by the people who met them."""
    by_point: defaultdict[Point | None, list[QuestionResult]] = defaultdict(list)
    for result in results:
        if result.facility is not None:
            by_point[result.point].append(result)
    points = [PointResult(point, len(of_point), _share(of_point)) for point, of_point in by_point.items()]
    return sorted(points, key=lambda result: result.share)


def _share(results: Sequence[QuestionResult]) -> Decimal:
    got = sum(((result.facility or Decimal(0)) * result.met for result in results), Decimal(0))
    return got / sum(result.met for result in results)


def _pool(session: Session, quiz_id: int, scope: str) -> list[tuple[int, dict[str, Any], Point | None]]:
    rows = session.execute(
        select(
            QuestionVersion.id,
            QuestionVersion.item,
            QuestionVersion.outline,
            Document.id,
            Document.title,
            Unit.path,
            OutlineNode.position,
            OutlineNode.label,
            OutlineNode.title,
        )
        .join(QuizQuestion, QuizQuestion.question_version_id == QuestionVersion.id)
        .join(Question, Question.id == QuestionVersion.question_id)
        .outerjoin(DocumentVersion, DocumentVersion.id == Question.document_version_id)
        .outerjoin(Document, Document.id == DocumentVersion.document_id)
        .outerjoin(Unit, Unit.id == Document.unit_id)
        .outerjoin(
            OutlineNode,
            and_(
                OutlineNode.version_id == Question.document_version_id,
                OutlineNode.position == Question.node_position,
            ),
        )
        .where(QuizQuestion.quiz_id == quiz_id)
        .order_by(QuestionVersion.id)
    )
    pool: list[tuple[int, dict[str, Any], Point | None]] = []
    for version_id, item, outline, document_id, document, path, position, label, title in rows:
        point = Point(outline) if outline else None
        if position is not None:
            point = Point(label + title, document, document_id if path.startswith(scope) else None, position)
        pool.append((version_id, item, point))
    return pool


def _best_attempts(quiz_id: int, scope: str) -> Subquery:
    ranked = (
        select(
            Attempt.learner_id,
            Attempt.id,
            Attempt.score,
            func.row_number()
            .over(partition_by=Attempt.learner_id, order_by=(Attempt.score.desc(), Attempt.number))
            .label("place"),
        )
        .join(
            RosterEntry,
            and_(RosterEntry.user_id == Attempt.learner_id, RosterEntry.quiz_id == Attempt.quiz_id),
        )
        .join(Unit, Unit.id == RosterEntry.unit_id)
        .where(
            Attempt.quiz_id == quiz_id,
            Attempt.state == AttemptState.SUBMITTED,
            Attempt.score.is_not(None),
            in_scope(scope),
        )
        .subquery()
    )
    return select(ranked.c.learner_id, ranked.c.id, ranked.c.score).where(ranked.c.place == 1).subquery()


def _samples(session: Session, quiz_id: int, scope: str) -> defaultdict[int, list[Sample]]:
    best = _best_attempts(quiz_id, scope)
    of_best = and_(AttemptItem.learner_id == best.c.learner_id, AttemptItem.attempt_id == best.c.id)
    group = (AttemptItem.question_version_id, AttemptItem.mark, AttemptItem.max_mark, best.c.score)
    rows = session.execute(
        select(*group, func.count()).join(best, of_best).where(AttemptItem.mark.is_not(None)).group_by(*group)
    )
    samples: defaultdict[int, list[Sample]] = defaultdict(list)
    for version_id, mark, max_mark, total, count in rows:
        samples[version_id].append(Sample(mark, max_mark, total, count))
    return samples


def _chosen(session: Session, quiz_id: int, scope: str) -> defaultdict[int, dict[str | bool, int]]:
    best = _best_attempts(quiz_id, scope)
    of_best = and_(AttemptItem.learner_id == best.c.learner_id, AttemptItem.attempt_id == best.c.id)
    of_item = and_(
        Answer.learner_id == AttemptItem.learner_id,
        Answer.attempt_id == AttemptItem.attempt_id,
        Answer.position == AttemptItem.position,
    )
    response = cast(Answer.response, Text)
    rows = session.execute(
        select(AttemptItem.question_version_id, response, func.count())
        .join(best, of_best)
        .join(Answer, of_item)
        .join(QuestionVersion, QuestionVersion.id == AttemptItem.question_version_id)
        .where(QuestionVersion.kind.in_(CHOSEN_FROM))
        .group_by(AttemptItem.question_version_id, response)
    )
    chosen: defaultdict[int, dict[str | bool, int]] = defaultdict(dict)
    for version_id, text, count in rows:
        given = json.loads(text) if text else None
        for option in given if isinstance(given, list) else [given]:
            if isinstance(option, str | bool):
                chosen[version_id][option] = chosen[version_id].get(option, 0) + count
    return chosen


def _choices(item: Mapping[str, Any], chosen: Mapping[str | bool, int]) -> tuple[Chosen, ...]:
    if item["kind"] == Kind.TRUE_FALSE:
        return tuple(Chosen(value, "", item["answer"] is value, chosen.get(value, 0)) for value in (True, False))
    if item["kind"] not in CHOSEN_FROM:
        return ()
    return tuple(
        Chosen(option["id"], option["text"], bool(option.get("correct")), chosen.get(option["id"], 0))
        for option in item["options"]
    )
