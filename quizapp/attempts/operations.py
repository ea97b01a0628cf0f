"""Starting an attempt and handing it in."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from question_bank.marking import find_policy, score_paper
from quizapp.attempts.papers import load_paper
from quizapp.attempts.queries import attempts_at, locked_attempt_row
from quizapp.models import AnswerEvent, Attempt, AttemptItem, AttemptState, Quiz, QuizState, RosterEntry, User
from quizapp.quizzes.frozen import frozen_pool
from quizapp.quizzes.papers import attempt_seed, draw_paper
from quizapp.web.errors import NotFound


class QuizNotOpen(Exception):  # noqa: N818 — it states the fact
    """The quiz opens later."""


class QuizClosed(Exception):  # noqa: N818 — it states the fact
    """The quiz has closed."""


class NoAttemptsLeft(Exception):  # noqa: N818 — it states the fact
    """The learner has used all the attempts allowed."""


def start_attempt(
    session: Session, quiz: Quiz, learner: User, *, at: datetime, grace: timedelta = timedelta()
) -> Attempt:
    """Return the learner's open attempt at ``quiz``, else draw a paper and open one.

    ``quiz`` comes with its blueprint loaded. Of many calls at once one makes the attempt, and all return it:
    they wait in line at the learner's roster entry. Raises NotFound for somebody who isn't on the roster,
    QuizNotOpen, QuizClosed, NoAttemptsLeft.
    """
    entry = session.scalar(
        select(RosterEntry)
        .where(RosterEntry.user_id == learner.id, RosterEntry.quiz_id == quiz.id)
        .with_for_update()
    )
    if entry is None or quiz.state != QuizState.PUBLISHED:
        raise NotFound
    attempts = attempts_at(session, learner, quiz)
    going = next((attempt for attempt in attempts if attempt.state == AttemptState.OPEN), None)
    if going is not None and at <= going.deadline + grace:
        return going
    check_start(quiz, len(attempts), at=at)
    if going is not None:
        submit_attempt(session, going, at=at, by="deadline")
    try:
        with session.begin_nested():
            return _open(session, quiz, learner, entry, number=len(attempts) + 1, at=at)
    except IntegrityError:
        return attempts_at(session, learner, quiz)[-1]


def check_start(quiz: Quiz, attempts: int, *, at: datetime) -> None:
    """Check that a learner with so many attempts may open another.

    Raises QuizNotOpen, QuizClosed, NoAttemptsLeft.
    """
    if at < quiz.opens_at:
        raise QuizNotOpen
    if at >= quiz.closes_at:
        raise QuizClosed
    if attempts >= quiz.attempts_allowed:
        raise NoAttemptsLeft


def submit_attempt(
    session: Session, attempt: Attempt, *, at: datetime, by: Literal["learner", "deadline"]
) -> Attempt:
    """Hand in ``attempt`` and mark it wholly, in the caller's transaction; again changes nothing.

    Each answer is marked by the policy version that the attempt began with. An answer that a person must
    mark has no mark yet, and counts 0.
    """
    attempt = locked_attempt_row(session, attempt)
    if attempt.state == AttemptState.SUBMITTED:
        return attempt
    quiz = session.get_one(Quiz, attempt.quiz_id)
    questions = load_paper(session, attempt)
    score = score_paper(
        ((question.item, question.response, question.max_mark) for question in questions),
        find_policy(attempt.policy),
    )
    for question, mark in zip(questions, score.marks, strict=True):
        question.row.mark = None if mark.correct is None else mark.mark
    attempt.score = score.total
    attempt.passed = score.total * 100 >= quiz.cut_score * attempt.max_score
    attempt.submitted_at = at
    attempt.submitted_by = by
    attempt.state = AttemptState.SUBMITTED
    session.flush()
    _note(session, attempt, "submitted", at)
    return attempt


def _open(
    session: Session, quiz: Quiz, learner: User, entry: RosterEntry, *, number: int, at: datetime
) -> Attempt:
    seed = attempt_seed(quiz.seed, learner.id, number)
    drawn = draw_paper(frozen_pool(session, quiz), quiz, seed)
    deadline = quiz.closes_at
    if quiz.minutes is not None:
        deadline = min(deadline, at + timedelta(minutes=quiz.minutes))
    attempt = Attempt(
        learner_id=learner.id,
        id=uuid7(),
        quiz_id=quiz.id,
        unit_id=entry.unit_id,
        number=number,
        seed=seed,
        state=AttemptState.OPEN,
        policy=find_policy(quiz.policy).label,
        started_at=at,
        deadline=deadline,
        max_score=sum((item.mark for item in drawn), Decimal(0)),
    )
    session.add(attempt)
    session.flush()
    session.connection().execute(
        insert(AttemptItem),
        [
            {
                "learner_id": learner.id,
                "attempt_id": attempt.id,
                "position": position,
                "question_version_id": item.question_version_id,
                "option_order": list(item.option_order),
                "max_mark": item.mark,
                "flagged": False,
            }
            for position, item in enumerate(drawn, 1)
        ],
    )
    _note(session, attempt, "started", at)
    return attempt


def _note(session: Session, attempt: Attempt, outcome: str, at: datetime) -> None:
    key = {"learner_id": attempt.learner_id, "attempt_id": attempt.id, "id": uuid7()}
    session.connection().execute(insert(AnswerEvent), {**key, "response": None, "outcome": outcome, "at": at})
