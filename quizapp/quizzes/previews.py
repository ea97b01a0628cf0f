"""What an organizer looks at before publishing: a sample paper with keys, and what publishing would fix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.items.model import Kind
from question_bank.papers import check_blueprint
from question_bank.results import Notice, Severity
from quizapp.models import QuestionVersion, Quiz
from quizapp.quizzes.papers import Totals, blueprint_rows, draw_paper, load_pool, paper_totals
from quizapp.quizzes.roster import learner_count

_LETTERED = frozenset({Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE})


@dataclass(frozen=True, slots=True)
class SampleQuestion:
    """A question of a sample paper; ``item`` is its JSON form, options in the order drawn."""

    number: int
    kind: str
    mark: Decimal
    item: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What publishing now would fix: who is due, what is drawn from, how long and heavy a paper is."""

    due: int
    questions: int
    totals: Totals
    notices: Sequence[Notice]

    @property
    def ready(self) -> bool:
        """Whether the blueprint can be filled."""
        return all(notice.severity is not Severity.ERROR for notice in self.notices)


def sample_paper(session: Session, quiz: Quiz, seed: int) -> list[SampleQuestion]:
    """Draw the paper that ``seed`` gives, its questions' words loaded.

    Raises :class:`question_bank.papers.NotEnoughItems`.
    """
    drawn = draw_paper(load_pool(session, quiz), quiz, seed)
    ids = [question.question_version_id for question in drawn]
    versions = {
        version.id: version
        for version in session.scalars(select(QuestionVersion).where(QuestionVersion.id.in_(ids)))
    }
    return [
        SampleQuestion(
            number=number,
            kind=versions[question.question_version_id].kind,
            mark=question.mark,
            item=_as_drawn(versions[question.question_version_id], question.option_order),
        )
        for number, question in enumerate(drawn, 1)
    ]


def _as_drawn(version: QuestionVersion, order: Sequence[int]) -> dict[str, Any]:
    if version.kind not in _LETTERED:
        return version.item
    options = version.item["options"]
    return {**version.item, "options": [options[index] for index in order]}


def outlook(session: Session, quiz: Quiz) -> Outlook:
    """Look at what publishing the draft ``quiz`` (everything loaded) would fix."""
    pool = load_pool(session, quiz)
    rows = blueprint_rows(quiz)
    return Outlook(
        due=learner_count(session, [unit.id for unit in quiz.units]),
        questions=len(pool.entries),
        totals=paper_totals(pool, rows),
        notices=check_blueprint(pool, rows),
    )
