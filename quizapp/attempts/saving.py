"""Saving answers: the newest sequence number wins, and what arrives is written down whatever becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from question_bank.items.jsonl import response_to_json
from question_bank.items.model import Response
from question_bank.results import Notice
from quizapp.attempts.batches import LARGEST_POSITION, Save, Seat, store_seated
from quizapp.attempts.outcomes import LARGEST_SEQ, Outcome, Saved
from quizapp.attempts.papers import PaperQuestion, load_paper, newest_seq
from quizapp.attempts.queries import is_open, locked_attempt
from quizapp.attempts.responses import NotAnAnswer, fingerprint, read_values
from quizapp.models import Answer, AnswerEvent, Attempt, AttemptItem, User

__all__ = ["LARGEST_SEQ", "FormSaved", "Outcome", "PaperForm", "Saved", "save_answer", "save_form", "set_flag"]


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

    Blank values clear the answer. Whatever the outcome, an event tells it. The journal does the same for
    many at once. Raises NotFound.
    """
    attempt = locked_attempt(session, learner, attempt_id)
    seat = Seat(attempt.learner_id, attempt.id, attempt.state, attempt.deadline)
    save = Save("", attempt_id, position, tuple(values), seq, at, grace)
    return store_seated(session.connection(), [(seat, save)])[0]


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
    row = None
    if 1 <= position <= LARGEST_POSITION:
        row = session.get(AttemptItem, (attempt.learner_id, attempt.id, position))
    if row is None:
        return Outcome.REFUSED
    row.flagged = flagged
    session.flush()
    return Outcome.SAVED


def _store(
    session: Session, attempt: Attempt, question: PaperQuestion, response: Response, *, seq: int, at: datetime
) -> None:
    key = (attempt.learner_id, attempt.id, question.position)
    answer = session.get(Answer, key)
    if answer is None:
        answer = Answer(learner_id=attempt.learner_id, attempt_id=attempt.id, position=question.position)
        session.add(answer)
    answer.response = response_to_json(response)
    answer.seq = seq
    answer.saved_at = at
    session.flush()


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
