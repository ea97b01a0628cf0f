"""Pages: the learner's home, reading, a quiz's start page, papers, checking, handing in, review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from question_bank.marking import find_policy
from quizapp.accounts.current import CurrentUser
from quizapp.attempts.forms import read_paper
from quizapp.attempts.home import learner_home, progress_of, version_to_read
from quizapp.attempts.operations import (
    NoAttemptsLeft,
    QuizClosed,
    QuizNotOpen,
    start_attempt,
    submit_attempt,
)
from quizapp.attempts.papers import load_paper, newest_seq
from quizapp.attempts.queries import (
    attempt_of,
    attempts_at,
    is_open,
    quiz_for,
    seconds_left,
    seconds_used,
    waiting_count,
)
from quizapp.attempts.review import best_shown, review_of, reviewed_questions
from quizapp.attempts.saving import save_form
from quizapp.attempts.texts import script_texts
from quizapp.db import transaction
from quizapp.models import Attempt, AttemptState, Quiz, Role, User
from quizapp.quizzes.frozen import frozen_pool
from quizapp.quizzes.papers import blueprint_rows, paper_totals
from quizapp.quizzes.queries import quiz_in_reach
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from quizapp.web.forms import Submitted
from quizapp.web.ids import Id
from quizapp.web.language import N_, gettext
from quizapp.web.rendering import redirect, render

router = APIRouter()

REFUSALS = {
    QuizNotOpen: N_("还没到开始的时间。"),
    QuizClosed: N_("已经过了截止时间，不能再作答了。"),
    NoAttemptsLeft: N_("可以作答的次数已经用完了。"),
}


def grace(request: Request) -> timedelta:
    """Return how long after the deadline answers still count."""
    return timedelta(seconds=request.app.state.settings.grace_seconds)


@router.get("/", name="attempts.home")
def home(request: Request, session: Database, user: CurrentUser, at: Now) -> Response:
    """Show what there is to read and to take; organizers also see the steps of their job."""
    return render(request, "attempts/home.html", {"home": learner_home(session, user, at=at), "at": at})


@router.get("/study-sessions/{session_id}/read/{version_id}", name="attempts.read")
def read(
    request: Request, session: Database, user: CurrentUser, at: Now, session_id: Id, version_id: Id
) -> Response:
    """Show a document to read, with its outline."""
    entry = version_to_read(session, user, session_id, version_id, at=at)
    return render(request, "attempts/read.html", {"version": entry.version})


@router.get("/quizzes/{quiz_id}", name="attempts.quiz")
def quiz(request: Request, session: Database, user: CurrentUser, at: Now, quiz_id: Id) -> Response:
    """Show what a quiz is, and the button that starts it; who only organizes it is led to its link and people."""
    try:
        found, _entry = quiz_for(session, user, quiz_id)
    except NotFound:
        if user.role != Role.LEARNER and quiz_in_reach(session, user, quiz_id):
            return redirect(request, "quizzes.share", quiz_id=quiz_id)
        raise
    return _quiz_page(request, session, user, found, at)


@router.post("/quizzes/{quiz_id}/attempts", name="attempts.start")
def start(request: Request, session: Database, user: CurrentUser, at: Now, quiz_id: Id) -> Response:
    """Open a paper, or go on with the one that is open."""
    # What can be read beforehand is: the writing transaction, one at a time on SQLite, is to be short.
    with transaction(request.app.state.engine, reading=True) as reading:
        found, _entry = quiz_for(reading, user, quiz_id)
        frozen_pool(reading, found)
    try:
        attempt = start_attempt(session, found, user, at=at, grace=grace(request))
    except (QuizNotOpen, QuizClosed, NoAttemptsLeft) as error:
        return _quiz_page(request, session, user, found, at, refusal=gettext(REFUSALS[type(error)]))
    return redirect(request, "attempts.paper", attempt_id=attempt.id)


def _quiz_page(
    request: Request, session: Database, user: User, found: Quiz, at: datetime, *, refusal: str = ""
) -> Response:
    attempts = attempts_at(session, user, found)
    context = {
        "quiz": found,
        "attempts": attempts,
        "progress": progress_of(found, attempts, at=at),
        "going": next((attempt for attempt in attempts if attempt.state == AttemptState.OPEN), None),
        "best": best_shown(found, attempts, at=at),
        "review": review_of(found, at=at),
        "totals": paper_totals(frozen_pool(session, found), blueprint_rows(found)),
        "policy": find_policy(found.policy),
        "refusal": refusal,
        "at": at,
    }
    return render(request, "attempts/quiz.html", context, status_code=409 if refusal else 200)


@router.get("/attempts/{attempt_id}", name="attempts.paper")
def paper(request: Request, session: Database, user: CurrentUser, at: Now, attempt_id: UUID) -> Response:
    """Show the whole paper with what was saved; a paper that is handed in leads to its result."""
    attempt = attempt_of(session, user, attempt_id)
    if attempt.state == AttemptState.SUBMITTED:
        return redirect(request, "attempts.result", attempt_id=attempt_id)
    return _paper_page(request, session, attempt, at)


def _paper_page(
    request: Request,
    session: Database,
    attempt: Attempt,
    at: datetime,
    *,
    problems: Mapping[int, str] | None = None,
    typed: Mapping[int, Sequence[str]] | None = None,
    status_code: int = 200,
) -> Response:
    """Show the paper; ``typed`` is what couldn't be saved of it, for the ``problems``, by position."""
    questions = load_paper(session, attempt)
    context = {
        "attempt": attempt,
        "questions": questions,
        "newest_seq": newest_seq(questions),
        "left": seconds_left(attempt, at),
        "open": is_open(attempt, at, grace(request)),
        "texts": script_texts(),
        "problems": problems or {},
        "typed": typed or {},
    }
    return render(request, "attempts/paper.html", context, status_code=status_code, keep_changes=True)


@router.post("/attempts/{attempt_id}/answers", name="attempts.save_all")
def save_all(
    request: Request, session: Database, user: CurrentUser, at: Now, attempt_id: UUID, data: Submitted
) -> Response:
    """Save a whole paper without JavaScript, and go to the page where it is checked."""
    form = read_paper(data)
    saved = save_form(session, user, attempt_id, form, at=at, grace=grace(request))
    if saved.late:
        context = {"attempt": saved.attempt}
        return render(request, "attempts/late.html", context, status_code=409, keep_changes=True)
    if saved.problems:
        problems = {position: notice.text(gettext) for position, notice in saved.problems.items()}
        typed = {position: form.values[position] for position in problems if position in form.values}
        attempt = attempt_of(session, user, attempt_id)
        return _paper_page(request, session, attempt, at, problems=problems, typed=typed, status_code=422)
    return redirect(request, "attempts.check", attempt_id=attempt_id)


@router.get("/attempts/{attempt_id}/check", name="attempts.check")
def check(request: Request, session: Database, user: CurrentUser, attempt_id: UUID) -> Response:
    """Show what is answered and what isn't, and the button that hands in."""
    attempt = attempt_of(session, user, attempt_id)
    if attempt.state == AttemptState.SUBMITTED:
        return redirect(request, "attempts.result", attempt_id=attempt_id)
    questions = load_paper(session, attempt)
    context = {"attempt": attempt, "questions": questions, "texts": script_texts()}
    return render(request, "attempts/check.html", context)


@router.post("/attempts/{attempt_id}/submit", name="attempts.submit")
def submit(request: Request, session: Database, user: CurrentUser, at: Now, attempt_id: UUID) -> Response:
    """Hand in and mark; again leads to the same result."""
    attempt = attempt_of(session, user, attempt_id)
    on_time = is_open(attempt, at, grace(request))
    submit_attempt(session, attempt, at=at, by="learner" if on_time else "deadline")
    return redirect(request, "attempts.result", attempt_id=attempt_id)


@router.get("/attempts/{attempt_id}/result", name="attempts.result")
def result(request: Request, session: Database, user: CurrentUser, at: Now, attempt_id: UUID) -> Response:
    """Show the receipt, and of score and answers what the quiz's policy allows by now."""
    attempt = attempt_of(session, user, attempt_id)
    context: dict[str, object] = {"attempt": attempt, "quiz": attempt.quiz}
    if attempt.state != AttemptState.SUBMITTED:
        return render(request, "attempts/unfinished.html", context, status_code=409)
    review = review_of(attempt.quiz, at=at)
    context |= {
        "review": review,
        "questions": reviewed_questions(session, attempt) if review.answers else [],
        "waiting": waiting_count(session, attempt) if review.score else 0,
        "used": seconds_used(attempt),
        "again": at < attempt.quiz.closes_at and attempt.number < attempt.quiz.attempts_allowed,
    }
    return render(request, "attempts/result.html", context)
