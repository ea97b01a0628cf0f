"""The review of a document's drafts: which comes next, what is left, which outline points are covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from quizapp.models import DocumentVersion, OutlineNode, Question, QuestionState


class Rank(NamedTuple):
    """Where a draft stands in the queue: ready ones first, then the best."""

    not_ready: bool
    position: int
    id: int


@dataclass(frozen=True, slots=True)
class PointCoverage:
    """An outline point with the questions at it and at the points below it."""

    node: OutlineNode
    accepted: int
    drafts: int

    @property
    def covered(self) -> bool:
        """Whether an accepted question asks about it."""
        return self.accepted > 0

    @property
    def open(self) -> bool:
        """Whether there is text to ask about, and no accepted question does."""
        return self.node.start is not None and not self.covered


@dataclass(frozen=True, slots=True)
class Review:
    """What the review page shows. ``question`` is None when nothing waits; ``place`` counts from 1."""

    version: DocumentVersion
    question: Question | None
    place: int
    waiting: int
    ready: int
    accepted: int
    rejected: int
    before: int | None
    after: int | None
    points: tuple[PointCoverage, ...]

    @property
    def open_points(self) -> list[PointCoverage]:
        """The points with text that no accepted question asks about."""
        return [point for point in self.points if point.open]

    @property
    def path(self) -> list[OutlineNode]:
        """The outline points from the topmost down to the question's own."""
        position = self.question.node_position if self.question else None
        return path_to(self.version.nodes, position)


def review(session: Session, version: DocumentVersion, question_id: int | None = None) -> Review:
    """Return the review at the question asked for, else at the first that waits."""
    queue = waiting(session, version)
    question = _question(session, version, question_id) if question_id else None
    if question is None and queue:
        question = _question(session, version, queue[0].id)
    counts = _counts(session, version)
    others = [rank.id for rank in queue if question is None or rank.id != question.id]
    place = sum(rank < rank_of(question) for rank in queue) if question else 0
    return Review(
        version=version,
        question=question,
        place=place + 1,
        waiting=len(queue),
        ready=sum(not rank.not_ready for rank in queue),
        accepted=_in_state(counts, QuestionState.ACCEPTED),
        rejected=_in_state(counts, QuestionState.REJECTED),
        before=others[place - 1] if place > 0 else None,
        after=others[place] if place < len(others) else None,
        points=tuple(coverage(version.nodes, counts)),
    )


def waiting(session: Session, version: DocumentVersion) -> list[Rank]:
    """Return the queue of drafts of a document version."""
    rows = session.execute(
        select(Question.ready, Question.position, Question.id).where(
            Question.document_version_id == version.id, Question.state == QuestionState.DRAFT
        )
    )
    return sorted(Rank(not ready, position, id_) for ready, position, id_ in rows)


def next_after(session: Session, version: DocumentVersion, question: Question) -> int | None:
    """Return the draft that follows ``question`` in the queue, at its end the first one; None when none waits."""
    queue = [rank for rank in waiting(session, version) if rank.id != question.id]
    following = next((rank for rank in queue if rank > rank_of(question)), None)
    return following.id if following else (queue[0].id if queue else None)


def rank_of(question: Question) -> Rank:
    """Return where a question stands, or stood, in the queue."""
    return Rank(not question.ready, question.position, question.id)


def path_to(nodes: Sequence[OutlineNode], position: int | None) -> list[OutlineNode]:
    """Return the outline points from the topmost down to the one at ``position``."""
    return list(upwards({node.position: node for node in nodes}, position))[::-1]


def upwards(nodes: Mapping[int, OutlineNode], position: int | None) -> Iterator[OutlineNode]:
    """Yield the outline point at ``position`` and those above it; ``nodes`` gives them by position."""
    while position is not None and position in nodes:
        yield nodes[position]
        position = nodes[position].parent_position


def coverage(
    nodes: Sequence[OutlineNode], counts: Mapping[tuple[int | None, str], int]
) -> Iterator[PointCoverage]:
    """Yield each point with its questions, those of the points below it included.

    ``counts`` gives the number of questions by outline position and state.
    """
    by_position = {node.position: node for node in nodes}
    totals: Counter[tuple[int, str]] = Counter()
    for (position, state), count in counts.items():
        for node in upwards(by_position, position):
            totals[node.position, state] += count
    for node in nodes:
        accepted = totals[node.position, QuestionState.ACCEPTED]
        yield PointCoverage(node, accepted, totals[node.position, QuestionState.DRAFT])


def _question(session: Session, version: DocumentVersion, question_id: int) -> Question | None:
    return session.scalar(
        select(Question)
        .where(Question.id == question_id, Question.document_version_id == version.id)
        .options(joinedload(Question.current))
    )


def _counts(session: Session, version: DocumentVersion) -> dict[tuple[int | None, str], int]:
    rows = session.execute(
        select(Question.node_position, Question.state, func.count())
        .where(Question.document_version_id == version.id)
        .group_by(Question.node_position, Question.state)
    )
    return {(position, state): count for position, state, count in rows}


def _in_state(counts: Mapping[tuple[int | None, str], int], state: QuestionState) -> int:
    return sum(count for (_, its_state), count in counts.items() if its_state == state)
