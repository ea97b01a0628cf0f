"""An attempt's paper as stored: the questions in order, what was answered, what is flagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.items.jsonl import response_from_json
from question_bank.items.matching import right_column
from question_bank.items.model import Item, Response
from quizapp.attempts.responses import fingerprint, is_complete, show_values
from quizapp.models import Answer, Attempt, AttemptItem
from quizapp.quizzes.frozen import frozen_items

NEVER_SAVED = -1
"""The sequence number of a question for which nothing was saved yet."""


@dataclass(frozen=True)
class PaperQuestion:
    """One question of a paper with its newest answer; ``seq`` is NEVER_SAVED when there was none yet."""

    row: AttemptItem
    item: Item
    response: Response
    seq: int

    @property
    def position(self) -> int:
        """Its number on the paper, from 1."""
        return self.row.position

    @property
    def max_mark(self) -> Decimal:
        """What it is worth on this paper."""
        return self.row.max_mark

    @property
    def flagged(self) -> bool:
        """Whether the learner wants to come back to it."""
        return self.row.flagged

    @property
    def order(self) -> Sequence[int]:
        """The order in which its options are shown."""
        return self.row.option_order

    @property
    def right_column(self) -> tuple[str, ...]:
        """The texts that a matching question's left sides choose from, before they are put in order."""
        return right_column(self.item)

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The values that its inputs show."""
        return show_values(self.item, self.order, self.response)

    def shown(self, typed: Sequence[str] | None) -> Sequence[str]:
        """Return what its inputs show: ``typed``, empty texts for what is missing of it, or else the answer."""
        if typed is None:
            return self.values
        return (*typed, *[""] * (len(self.values) - len(typed)))

    @property
    def seen(self) -> str:
        """The mark by which a form tells later what it showed."""
        return fingerprint(self.response)

    @property
    def state(self) -> str:
        """``answered``, ``partial`` or ``blank``."""
        if self.response is None:
            return "blank"
        return "answered" if is_complete(self.item, self.response) else "partial"


def load_paper(session: Session, attempt: Attempt) -> list[PaperQuestion]:
    """Return the questions of ``attempt`` in order, each with its newest answer."""
    rows = session.scalars(
        select(AttemptItem)
        .where(AttemptItem.learner_id == attempt.learner_id, AttemptItem.attempt_id == attempt.id)
        .order_by(AttemptItem.position)
    ).all()
    answers = {
        answer.position: answer
        for answer in session.scalars(
            select(Answer).where(Answer.learner_id == attempt.learner_id, Answer.attempt_id == attempt.id)
        )
    }
    items = frozen_items(session, {row.question_version_id for row in rows})
    return [_question(row, items[row.question_version_id], answers.get(row.position)) for row in rows]


def _question(row: AttemptItem, item: Item, answer: Answer | None) -> PaperQuestion:
    if answer is None:
        return PaperQuestion(row, item, None, NEVER_SAVED)
    return PaperQuestion(row, item, response_from_json(item, answer.response).value, answer.seq)


def newest_seq(questions: Sequence[PaperQuestion]) -> int:
    """Return the highest sequence number saved on the paper, at least 0."""
    return max([0, *(question.seq for question in questions)])
