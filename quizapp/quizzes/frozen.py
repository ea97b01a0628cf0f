"""What is frozen, and so can be kept in memory: the items of question versions, the pools of published quizzes."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from question_bank.items.model import Item
from question_bank.papers import Pool
from quizapp.memory import memory_of
from quizapp.models import QuestionVersion, Quiz, QuizState
from quizapp.quizzes.papers import load_pool, parse_item

ITEMS_KEPT = 20_000
POOLS_KEPT = 64


def frozen_items(source: Session | Connection, version_ids: Collection[int]) -> dict[int, Item]:
    """Return the items of question versions that stand on papers, by version. Raises QuestionUnreadable."""
    shelf = memory_of(source).shelf("items", ITEMS_KEPT)
    found = {version_id: shelf.get(version_id) for version_id in set(version_ids)}
    missing = [version_id for version_id, item in found.items() if item is None]
    if missing:
        statement = select(QuestionVersion.id, QuestionVersion.item).where(QuestionVersion.id.in_(missing))
        for version_id, stored in source.execute(statement):
            found[version_id] = parse_item(version_id, stored)
            shelf.put(version_id, found[version_id])
    return found


def frozen_pool(session: Session, quiz: Quiz) -> Pool:
    """Return what a published ``quiz`` draws from; of a draft, what it would draw from now."""
    if quiz.state != QuizState.PUBLISHED:
        return load_pool(session, quiz)
    shelf = memory_of(session).shelf("pools", POOLS_KEPT)
    # A database may give an id again; the seed and the moment of publishing belong to this quiz alone.
    pool: Pool = shelf.get_or_make((quiz.id, quiz.published_at, quiz.seed), lambda: load_pool(session, quiz))
    return pool
