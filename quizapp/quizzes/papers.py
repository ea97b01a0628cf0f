"""Papers: what a quiz draws from, and the draw that a seed rebuilds exactly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from question_bank.items.jsonl import item_from_json
from question_bank.items.model import Item, Kind
from question_bank.papers import BlueprintRow, Pool, PoolEntry, check_blueprint, pool_entry
from question_bank.results import Notice, Severity
from quizapp.models import (
    BlueprintLine,
    Question,
    QuestionState,
    QuestionVersion,
    Quiz,
    QuizQuestion,
    QuizState,
    SetQuestion,
)


class QuestionUnreadable(Exception):  # noqa: N818 — it states the fact
    """The stored form of a question isn't an item; the message names its version."""


@dataclass(frozen=True, slots=True)
class DrawnQuestion:
    """One question of a learner's paper; ``option_order[i]`` is the index of the option shown in place ``i``."""

    question_version_id: int
    mark: Decimal
    option_order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """What every paper adds up to; ``marks`` is None where it depends on the questions drawn."""

    questions: int
    marks: Decimal | None


def attempt_seed(quiz_seed: int, user_id: int, number: int) -> int:
    """Return the seed of a learner's ``number``-th paper: 63 bits, the same on every machine."""
    digest = sha256(f"{quiz_seed}:{user_id}:{number}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def stored_item(version: QuestionVersion) -> Item:
    """Return the item that a question version holds. Raises QuestionUnreadable."""
    return parse_item(version.id, version.item)


def load_pool(session: Session, quiz: Quiz) -> Pool:
    """Load what ``quiz`` (its sets loaded while a draft) draws from; entries have version ids for ids.

    A published quiz draws from what was frozen, a draft from what publishing now would freeze.
    """
    if quiz.state == QuizState.PUBLISHED:
        frozen = _entries().join(QuizQuestion, QuizQuestion.question_version_id == QuestionVersion.id)
        return _pool(session, frozen.where(QuizQuestion.quiz_id == quiz.id))
    return load_prospective_pool(session, [chosen.id for chosen in quiz.sets])


def load_prospective_pool(session: Session, set_ids: Collection[int]) -> Pool:
    """Load the accepted questions of the sets, each once, in their current versions."""
    members = select(SetQuestion.question_id).where(SetQuestion.set_id.in_(set_ids))
    current = _entries().where(
        QuestionVersion.id == Question.current_version_id,
        Question.id.in_(members),
        Question.state == QuestionState.ACCEPTED,
    )
    return _pool(session, current)


def blueprint_rows(quiz: Quiz) -> tuple[BlueprintRow, ...]:
    """Return the blueprint of ``quiz`` (its lines loaded) as the draw takes it."""
    return tuple(
        BlueprintRow(
            kind=None if line.kind is None else Kind(line.kind),
            outline=None if line.outline is None else outline_path(line.outline),
            count=line.count,
            mark=line.mark,
        )
        for line in quiz.blueprint
    )


def blueprint_lines(rows: Iterable[BlueprintRow]) -> list[BlueprintLine]:
    """Return ``rows`` as the database keeps them."""
    return [
        BlueprintLine(
            position=position,
            kind=row.kind,
            outline=None if row.outline is None else "/".join(row.outline),
            count=row.count,
            mark=row.mark,
        )
        for position, row in enumerate(rows)
    ]


def outline_path(outline: str) -> tuple[str, ...]:
    """Return the outline labels that the database keeps joined by ``/``."""
    return tuple(outline.split("/")) if outline else ()


def blueprint_errors(pool: Pool, rows: Sequence[BlueprintRow]) -> list[Notice]:
    """List what keeps ``pool`` from filling ``rows``; ``place.line`` is the number of the row, from 1."""
    return [notice for notice in check_blueprint(pool, rows) if notice.severity is Severity.ERROR]


def draw_paper(pool: Pool, quiz: Quiz, seed: int) -> list[DrawnQuestion]:
    """Draw a paper of ``quiz`` (its blueprint loaded): the same pool and seed give the same paper.

    Raises :class:`question_bank.papers.NotEnoughItems`.
    """
    drawn = pool.draw(
        blueprint_rows(quiz),
        seed=seed,
        shuffle_questions=quiz.shuffle_questions,
        shuffle_options=quiz.shuffle_options,
    )
    return [DrawnQuestion(int(item.id), item.mark, item.option_order) for item in drawn]


def paper_totals(pool: Pool, rows: Sequence[BlueprintRow]) -> Totals:
    """Add up the questions and marks of a paper drawn from ``pool`` by ``rows``."""
    questions = 0
    marks: Decimal | None = Decimal(0)
    for row in rows:
        found = pool.candidates(row).indexes
        count = len(found) if row.count is None else row.count
        questions += count
        worth = {pool.entries[index].max_mark for index in found} if row.mark is None else {row.mark}
        if marks is None or (count and len(worth) > 1 and row.count is not None):
            marks = None
        elif row.mark is None and row.count is None:
            marks += sum((pool.entries[index].max_mark for index in found), Decimal(0))
        elif count and worth:
            marks += count * worth.pop()
    return Totals(questions, marks)


def _entries() -> Select[int, str, str, str, Decimal, dict[str, object]]:
    return (
        select(
            QuestionVersion.id,
            Question.item_id,
            QuestionVersion.kind,
            QuestionVersion.outline,
            QuestionVersion.max_mark,
            QuestionVersion.item,
        )
        .join(Question, Question.id == QuestionVersion.question_id)
        .order_by(Question.id)
    )


def _pool(session: Session, statement: Select[int, str, str, str, Decimal, dict[str, object]]) -> Pool:
    """Build the pool, its entries in the order of the questions' ids, which never changes."""
    rows = session.execute(statement).all()
    versions: dict[str, list[str]] = {}
    for version_id, item_id, *_ in rows:
        versions.setdefault(item_id, []).append(str(version_id))
    entries: list[PoolEntry] = []
    for version_id, item_id, kind, outline, max_mark, stored in rows:
        entry = pool_entry(parse_item(version_id, stored))
        # Copies of one item, imported twice, are each other's enemies too.
        enemies = [other for item in (item_id, *entry.enemies) for other in versions.get(item, ())]
        entries.append(
            replace(
                entry,
                id=str(version_id),
                kind=Kind(kind),
                outline=outline_path(outline),
                max_mark=max_mark,
                enemies=tuple(enemies),
            )
        )
    return Pool(entries)


def parse_item(version_id: int, stored: object) -> Item:
    """Return the item that a question version holds as ``stored``. Raises QuestionUnreadable."""
    item = item_from_json(stored).value
    if item is None:
        raise QuestionUnreadable(f"question version {version_id}")
    return item
