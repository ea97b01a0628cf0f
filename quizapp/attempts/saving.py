"""Saving answers: the newest sequence number wins, and what arrives is written down whatever becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session, joinedload
from uuid_utils.compat import uuid7

from question_bank.items.jsonl import response_to_json
from question_bank.items.model import Response
from question_bank.items.rules import problem
from question_bank.results import Notice
from quizapp.attempts.papers import PaperQuestion, load_paper, newest_seq, question_on_paper
from quizapp.attempts.queries import is_open, locked_attempt, seconds_left
from quizapp.attempts.responses import NotAnAnswer, fingerprint, read_values
from quizapp.models import Answer, AnswerEvent, Attempt, AttemptItem, User
from quizapp.web.language import N_

LARGEST_SEQ = 2**53 - 1
"""What a browser counts exactly."""


class Outcome(StrEnum):
    """What became of an answer that arrived; kept with its event.

    ``repeated``: it is stored already; ``stale``: a newer one is; ``late``: handed in, or after the deadline
    and grace; ``refused``: not an answer to this question.
    """

    SAVED = "saved"
    REPEATED = "repeated"
    STALE = "stale"
    LATE = "late"
    REFUSED = "refused"


@dataclass(frozen=True)
class Saved:
    """An answer's outcome, and what is stored now: its ``seq``, the values that the page shows for it.

    ``left`` is in seconds; ``notice`` says why an answer was refused.
    """

    outcome: Outcome
    left: int
    seq: int = 0
    values: tuple[str, ...] = ()
    notice: Notice | None = None


@dataclass(frozen=True)
class PaperForm:
    """A whole paper as a browser without JavaScript sends it, by position.

    ``seen`` are the fingerprints of what the form showed when it was loaded; what a question doesn't have
    there counts as changed.
    """

    values: Mapping[int, Sequence[str]]
    seen: Mapping[int, str] = field(default_factory=dict)
    flagged: frozenset[int] = frozenset()


@dataclass(frozen=True)
class FormSaved:
    """What became of a whole form: ``late``, or saved but for the ``problems``, by position."""

    attempt: Attempt
    late: bool
    problems: Mapping[int, Notice] = field(default_factory=dict)


def save_answer(
    session: Session,
    learner: User,
    attempt_id: UUID,
    position: int,
    values: Sequence[str],
    *,
    seq: int,
    at: datetime,
    grace: timedelta,
) -> Saved:
    """Save the answer to one question when ``seq`` is newer than what is stored for it.

    Blank values clear the answer. Whatever the outcome, an event tells it. Raises NotFound.
    """
    attempt = locked_attempt(session, learner, attempt_id)
    question = _question(session, attempt, position)
    left = seconds_left(attempt, at)
    late = not is_open(attempt, at, grace)
    if question is None:
        notice = problem("response.item", N_("这份答卷上没有这道题。"), "position")
        return Saved(Outcome.LATE if late else Outcome.REFUSED, left, notice=notice)
    try:
        response = read_values(question.item, question.order, values)
    except NotAnAnswer as error:
        outcome = Outcome.LATE if late else Outcome.REFUSED
        _note(session, attempt, position, None, seq=seq, outcome=outcome, at=at)
        return Saved(outcome, left, question.seq, question.values, error.notice)
    outcome = _judge(question, response, seq, late=late)
    _note(session, attempt, position, response, seq=seq, outcome=outcome, at=at)
    if outcome is not Outcome.SAVED:
        return Saved(outcome, left, question.seq, question.values)
    stored = _store(session, attempt, question, response, seq=seq, at=at)
    return Saved(outcome, left, seq, stored.values)


def save_form(
    session: Session, learner: User, attempt_id: UUID, form: PaperForm, *, at: datetime, grace: timedelta
) -> FormSaved:
    """Save what the learner changed in the form of a whole paper; what they left as it was stays as it is.

    The form carries a fingerprint of each answer that it showed (``seen``). An answer equal to it was not
    touched here, so a stale blank, or an old answer in a second tab, never overwrites what was saved
    elsewhere meanwhile; a changed one is the learner's latest word and does. Answers that can't be taken
    are the result's problems, and leave the others alone. Raises NotFound.
    """
    attempt = locked_attempt(session, learner, attempt_id)
    late = not is_open(attempt, at, grace)
    questions = load_paper(session, attempt)
    seq = newest_seq(questions)
    problems: dict[int, Notice] = {}
    for question in questions:
        position = question.position
        if position in form.seen and not late:
            question.row.flagged = position in form.flagged
        if position not in form.values and position not in form.seen:
            continue
        try:
            response = read_values(question.item, question.order, form.values.get(position, ()))
        except NotAnAnswer as error:
            problems[position] = error.notice
            continue
        if fingerprint(response) in {form.seen.get(position), question.seen}:
            continue
        seq += 1
        outcome = Outcome.LATE if late else Outcome.SAVED
        _note(session, attempt, position, response, seq=seq, outcome=outcome, at=at)
        if not late:
            _store(session, attempt, question, response, seq=seq, at=at)
    session.flush()
    return FormSaved(attempt, late, problems)


def set_flag(
    session: Session,
    learner: User,
    attempt_id: UUID,
    position: int,
    *,
    flagged: bool,
    at: datetime,
    grace: timedelta,
) -> Outcome:
    """Put or take away the learner's flag on a question. Raises NotFound."""
    attempt = locked_attempt(session, learner, attempt_id)
    if not is_open(attempt, at, grace):
        return Outcome.LATE
    question = _question(session, attempt, position)
    if question is None:
        return Outcome.REFUSED
    question.row.flagged = flagged
    session.flush()
    return Outcome.SAVED


def _judge(question: PaperQuestion, response: Response, seq: int, *, late: bool) -> Outcome:
    if late:
        return Outcome.LATE
    if seq > question.seq:
        return Outcome.SAVED
    same = seq == question.seq and fingerprint(response) == question.seen
    return Outcome.REPEATED if same else Outcome.STALE


def _question(session: Session, attempt: Attempt, position: int) -> PaperQuestion | None:
    if not 1 <= position <= 10_000:
        return None
    key = (attempt.learner_id, attempt.id, position)
    row = session.get(AttemptItem, key, options=[joinedload(AttemptItem.version)])
    return None if row is None else question_on_paper(row, session.get(Answer, key))


def _store(
    session: Session, attempt: Attempt, question: PaperQuestion, response: Response, *, seq: int, at: datetime
) -> PaperQuestion:
    key = (attempt.learner_id, attempt.id, question.position)
    answer = session.get(Answer, key)
    if answer is None:
        answer = Answer(learner_id=attempt.learner_id, attempt_id=attempt.id, position=question.position)
        session.add(answer)
    answer.response = response_to_json(response)
    answer.seq = seq
    answer.saved_at = at
    session.flush()
    return PaperQuestion(question.row, question.item, response, seq)


def _note(
    session: Session,
    attempt: Attempt,
    position: int,
    response: Response,
    *,
    seq: int,
    outcome: Outcome,
    at: datetime,
) -> None:
    session.add(
        AnswerEvent(
            learner_id=attempt.learner_id,
            attempt_id=attempt.id,
            id=uuid7(),
            position=position,
            seq=seq,
            response=response_to_json(response),
            outcome=outcome,
            at=at,
        )
    )
    session.flush()
