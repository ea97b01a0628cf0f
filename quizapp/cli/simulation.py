"""Simulated attempts for a published quiz: people of differing ability, questions of differing difficulty.

Papers are drawn and answers marked by the same code as real ones; only the typing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice
from math import exp
from random import Random

from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session, joinedload
from uuid_utils.compat import uuid7

from question_bank.items.jsonl import response_to_json
from question_bank.items.matching import right_column
from question_bank.items.model import Item, Kind, Response
from question_bank.marking import Policy, find_policy, mark_item
from question_bank.papers import Pool
from quizapp.db import transaction
from quizapp.models import (
    Answer,
    Attempt,
    AttemptItem,
    AttemptState,
    QuestionVersion,
    Quiz,
    QuizQuestion,
    RosterEntry,
)
from quizapp.quizzes.papers import attempt_seed, draw_paper, load_pool, stored_item

CHUNK = 2_000
SHARE_STARTED = 0.93
SHARE_SUBMITTED = 0.97


class Simulation:
    """Attempts of one quiz, made in memory a chunk at a time."""

    def __init__(self, quiz: Quiz, pool: Pool, items: dict[int, Item], *, at: datetime, seed: int) -> None:
        self.quiz, self.pool, self.items, self.at = quiz, pool, items, at
        self.policy: Policy = find_policy(quiz.policy)
        self.random = Random(seed)  # noqa: S311 — a simulation must be repeatable
        self.difficulty = {version: self.random.gauss(-0.9, 0.8) for version in items}
        self.right = {version: right_response(item) for version, item in items.items()}
        self._marks: dict[tuple[int, Response, Decimal], Decimal] = {}

    def rows(self, people: Sequence[RosterEntry]) -> dict[type, list[dict[str, object]]]:
        """Return the rows of attempts, items and answers of ``people``, as many as took part."""
        rows: dict[type, list[dict[str, object]]] = {Attempt: [], AttemptItem: [], Answer: []}
        for person in people:
            if self.random.random() < SHARE_STARTED:
                self._attempt(person, rows)
        return rows

    def _attempt(self, person: RosterEntry, rows: dict[type, list[dict[str, object]]]) -> None:
        submitted = self.random.random() < SHARE_SUBMITTED
        ability = self.random.gauss(0, 1)
        seed = attempt_seed(self.quiz.seed, person.user_id, 1)
        key = {"learner_id": person.user_id, "attempt_id": uuid7()}
        started = self.at - timedelta(seconds=self.random.randrange(600, 3000))
        score = full = Decimal(0)
        for position, drawn in enumerate(draw_paper(self.pool, self.quiz, seed), 1):
            version = drawn.question_version_id
            answered = submitted or self.random.random() < 0.5
            response = self._respond(version, ability) if answered else None
            mark = self._mark(version, response, drawn.mark)
            score, full = score + mark, full + drawn.mark
            rows[AttemptItem].append(
                {
                    **key,
                    "position": position,
                    "question_version_id": version,
                    "option_order": list(drawn.option_order),
                    "max_mark": drawn.mark,
                    "mark": mark if submitted else None,
                    "flagged": False,
                }
            )
            if response is not None:
                saved = {"response": response_to_json(response), "seq": position}
                rows[Answer].append({**key, "position": position, **saved, "saved_at": started})
        rows[Attempt].append(
            {
                "learner_id": person.user_id,
                "id": key["attempt_id"],
                "quiz_id": self.quiz.id,
                "unit_id": person.unit_id,
                "number": 1,
                "seed": seed,
                "state": AttemptState.SUBMITTED if submitted else AttemptState.OPEN,
                "policy": self.policy.label,
                "started_at": started,
                "deadline": started + timedelta(minutes=self.quiz.minutes or 60),
                "submitted_at": started + timedelta(seconds=self.random.randrange(240, 600))
                if submitted
                else None,
                "submitted_by": "learner" if submitted else "",
                "max_score": full,
                "score": score if submitted else None,
                "passed": score * 100 >= self.quiz.cut_score * full if submitted else None,
            }
        )

    def _respond(self, version: int, ability: float) -> Response:
        if self.random.random() < 1 / (1 + exp(self.difficulty[version] - ability)):
            return self.right[version]
        return wrong_response(self.items[version], self.random)

    def _mark(self, version: int, response: Response, full: Decimal) -> Decimal:
        key = (version, response, full)
        mark = self._marks.get(key)
        if mark is None:
            mark = self._marks[key] = mark_item(self.items[version], response, self.policy, full).mark
        return mark


def right_response(item: Item) -> Response:
    """Return the response that gets full marks."""
    match item.kind:
        case Kind.SINGLE_CHOICE:
            return next(option.id for option in item.options if option.correct)
        case Kind.MULTIPLE_CHOICE:
            return tuple(option.id for option in item.options if option.correct)
        case Kind.ORDERING:
            return tuple(option.id for option in item.options)
        case Kind.MATCHING:
            return tuple((left, pair.right) for left, pair in enumerate(item.pairs))
        case Kind.FILL_BLANK if isinstance(item.answer, tuple):
            return tuple(str(accepted[0]) for accepted in item.answer if isinstance(accepted, tuple))
        case Kind.NUMERIC if isinstance(item.answer, tuple) and isinstance(item.answer[0], Decimal):
            return item.answer[0]
        case Kind.TRUE_FALSE | Kind.SHORT_ANSWER if isinstance(item.answer, bool | str):
            return item.answer
    return None


def wrong_response(item: Item, random: Random) -> Response:
    """Return an admissible response that a person who doesn't know might give (it may be right by chance)."""
    match item.kind:
        case Kind.SINGLE_CHOICE:
            return random.choice([option.id for option in item.options if not option.correct])
        case Kind.MULTIPLE_CHOICE:
            return tuple(option.id for option in item.options if random.random() < 0.5) or (item.options[0].id,)
        case Kind.TRUE_FALSE:
            return not item.answer
        case Kind.ORDERING:
            return tuple(sorted((option.id for option in item.options), key=lambda _: random.random()))
        case Kind.MATCHING:
            column = right_column(item)
            return tuple((left, random.choice(column)) for left in range(len(item.pairs)))
        case Kind.FILL_BLANK if isinstance(item.answer, tuple):
            return tuple("不知道" for _ in item.answer)
    return None


def simulate_answers(engine: Engine, quiz_id: int, *, at: datetime, seed: int) -> int:
    """Store simulated attempts for everybody on the roster, each chunk in its transaction; return how many."""
    with transaction(engine, reading=True) as session:
        quiz = session.get_one(Quiz, quiz_id, options=[joinedload(Quiz.blueprint)])
        simulation = Simulation(quiz, load_pool(session, quiz), _items(session, quiz), at=at, seed=seed)
        roster = session.scalars(select(RosterEntry).where(RosterEntry.quiz_id == quiz_id)).all()
    stored = 0
    for people in _chunks(roster):
        rows = simulation.rows(people)
        with transaction(engine) as session:
            for table, values in rows.items():
                if values:
                    session.execute(insert(table), values)
        stored += len(rows[Attempt])
    return stored


def _items(session: Session, quiz: Quiz) -> dict[int, Item]:
    versions = session.scalars(
        select(QuestionVersion)
        .join(QuizQuestion, QuizQuestion.question_version_id == QuestionVersion.id)
        .where(QuizQuestion.quiz_id == quiz.id)
    )
    return {version.id: stored_item(version) for version in versions}


def _chunks(people: Sequence[RosterEntry]) -> Iterator[list[RosterEntry]]:
    rest = iter(people)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
