"""Pages: study sessions, their quizzes, preview, publishing, the link."""

from __future__ import annotations

import secrets
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from question_bank.papers import NotEnoughItems
from quizapp.accounts.current import CurrentOrganizer
from quizapp.models import Quiz, StudySession
from quizapp.quizzes import operations
from quizapp.quizzes.addresses import NamedQuiz, NamedStudySession, OptionalNumber
from quizapp.quizzes.blueprint_form import typed_rows
from quizapp.quizzes.forms import policy_options, typed_new_quiz, typed_quiz, typed_study_session
from quizapp.quizzes.links import qr_code
from quizapp.quizzes.operations import BlueprintRefused, QuizAlreadyOver, QuizAlreadyPublished, QuizNotPublished
from quizapp.quizzes.papers import blueprint_rows
from quizapp.quizzes.periods import phase
from quizapp.quizzes.previews import outlook, sample_paper
from quizapp.quizzes.queries import frozen_question_count, published_quiz_by_code, study_sessions_in_reach
from quizapp.quizzes.quiz_entry import QuizEntry, blueprint_view, new_quiz_entry, quiz_entry, read_quiz
from quizapp.quizzes.roster import newcomer_count, roster_count
from quizapp.quizzes.study_session_entry import (
    StudySessionEntry,
    new_study_session_entry,
    read_study_session,
    study_session_entry,
)
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from quizapp.web.forms import Submitted
from quizapp.web.language import gettext
from quizapp.web.rendering import is_fragment_request, redirect, render

router = APIRouter()


@router.get("/study-sessions", name="quizzes.study_sessions")
def study_sessions(request: Request, session: Database, user: CurrentOrganizer, at: Now) -> Response:
    """List the study sessions in reach."""
    found = study_sessions_in_reach(session, user)
    return render(request, "quizzes/study_sessions.html", {"study_sessions": found, "phase": phase, "at": at})


@router.get("/study-sessions/new", name="quizzes.new_study_session")
def new_study_session(
    request: Request,
    session: Database,
    user: CurrentOrganizer,
    at: Now,
    set: OptionalNumber = 0,  # noqa: A002 — the parameter's name in links
) -> Response:
    """Show the form for a study session."""
    entry = new_study_session_entry(session, user, set, at=at, timezone=_timezone(request))
    return _study_session_form(request, entry)


@router.post("/study-sessions/new", name="quizzes.create_study_session")
def create_study_session(
    request: Request, session: Database, user: CurrentOrganizer, data: Submitted, at: Now
) -> Response:
    """Store a study session, and go on to it or to its first quiz."""
    entry = read_study_session(session, user, data, timezone=_timezone(request))
    if entry.plan is None:
        return _study_session_form(request, entry)
    stored = operations.create_study_session(session, entry.plan, by=user, at=at)
    if not entry.set_id:
        return redirect(request, "quizzes.study_session", study_session_id=stored.id)
    next_page = request.app.url_path_for("quizzes.new_quiz", study_session_id=stored.id)
    return RedirectResponse(f"{next_page}?set={entry.set_id}", status_code=303)


@router.get("/study-sessions/{study_session_id}", name="quizzes.study_session")
def study_session(request: Request, study_session: NamedStudySession, at: Now) -> Response:
    """Show a study session with what belongs to it."""
    context = {"study_session": study_session, "phase": phase, "at": at}
    return render(request, "quizzes/study_session.html", context)


@router.get("/study-sessions/{study_session_id}/edit", name="quizzes.edit_study_session")
def edit_study_session(
    request: Request, session: Database, user: CurrentOrganizer, study_session: NamedStudySession
) -> Response:
    """Show the form with the study session in it."""
    entry = study_session_entry(session, user, typed_study_session(study_session, _timezone(request)))
    return _study_session_form(request, entry, study_session)


@router.post("/study-sessions/{study_session_id}/edit", name="quizzes.update_study_session")
def update_study_session(
    request: Request,
    session: Database,
    user: CurrentOrganizer,
    study_session: NamedStudySession,
    data: Submitted,
    at: Now,
) -> Response:
    """Store the changed study session."""
    entry = read_study_session(session, user, data, timezone=_timezone(request), current=study_session)
    if entry.plan is None:
        return _study_session_form(request, entry, study_session)
    operations.update_study_session(session, study_session, entry.plan, by=user, at=at)
    return redirect(request, "quizzes.study_session", study_session_id=study_session.id)


@router.get("/study-sessions/{study_session_id}/quizzes/new", name="quizzes.new_quiz")
def new_quiz(
    request: Request,
    session: Database,
    user: CurrentOrganizer,
    study_session: NamedStudySession,
    set: OptionalNumber = 0,  # noqa: A002 — the parameter's name in links
) -> Response:
    """Show the form for a quiz."""
    typed = typed_new_quiz(study_session, _timezone(request))
    entry = new_quiz_entry(session, user, study_session, typed, set)
    return _quiz_form(request, session, entry, study_session)


@router.post("/study-sessions/{study_session_id}/quizzes/new", name="quizzes.create_quiz")
def create_quiz(
    request: Request,
    session: Database,
    user: CurrentOrganizer,
    study_session: NamedStudySession,
    data: Submitted,
    at: Now,
) -> Response:
    """Store a draft quiz and go on to publishing; or only change the rows of its blueprint."""
    entry = read_quiz(session, user, data, timezone=_timezone(request))
    if entry.plan is not None:
        try:
            quiz = operations.create_quiz(
                session, study_session, entry.plan, by=user, at=at, seed=secrets.randbits(63)
            )
        except BlueprintRefused as refusal:
            entry = entry.refused(refusal.notices)
        else:
            return redirect(request, "quizzes.publish", quiz_id=quiz.id)
    return _quiz_form(request, session, entry, study_session)


@router.get("/quizzes/{quiz_id}/edit", name="quizzes.edit")
def edit(request: Request, session: Database, user: CurrentOrganizer, quiz: NamedQuiz) -> Response:
    """Show the form with the draft in it, or what a published quiz is set to."""
    if quiz.published_at is not None:
        return _settings(request, session, quiz)
    entry = quiz_entry(session, user, typed_quiz(quiz, _timezone(request)), typed_rows(blueprint_rows(quiz)))
    return _quiz_form(request, session, entry, quiz.study_session, quiz)


@router.post("/quizzes/{quiz_id}/edit", name="quizzes.update")
def update(
    request: Request, session: Database, user: CurrentOrganizer, quiz: NamedQuiz, data: Submitted, at: Now
) -> Response:
    """Store the changed draft and go on to publishing; or only change the rows of its blueprint."""
    entry = read_quiz(session, user, data, timezone=_timezone(request), current=quiz)
    if entry.plan is not None:
        try:
            operations.update_quiz(session, quiz, entry.plan, by=user, at=at)
        except BlueprintRefused as refusal:
            entry = entry.refused(refusal.notices)
        except QuizAlreadyPublished:
            return _settings(request, session, quiz, status_code=409)
        else:
            return redirect(request, "quizzes.publish", quiz_id=quiz.id)
    elif quiz.published_at is not None:
        return _settings(request, session, quiz, status_code=409)
    return _quiz_form(request, session, entry, quiz.study_session, quiz)


@router.get("/quizzes/{quiz_id}/preview", name="quizzes.preview")
def preview(request: Request, session: Database, quiz: NamedQuiz, seed: OptionalNumber = 1) -> Response:
    """Show the paper that a seed gives, with keys."""
    try:
        paper = sample_paper(session, quiz, seed)
    except NotEnoughItems:
        paper = []
    full = sum(question.mark for question in paper)
    return render(request, "quizzes/preview.html", {"quiz": quiz, "paper": paper, "full": full, "seed": seed})


@router.get("/quizzes/{quiz_id}/publish", name="quizzes.publish")
def publish(request: Request, session: Database, quiz: NamedQuiz, at: Now) -> Response:
    """Show what publishing fixes, and ask."""
    if quiz.published_at is not None:
        return redirect(request, "quizzes.share", quiz_id=quiz.id)
    context = {"quiz": quiz, "outlook": outlook(session, quiz), "over": quiz.closes_at <= at}
    return render(request, "quizzes/publish.html", context)


@router.post("/quizzes/{quiz_id}/publish", name="quizzes.publish_now")
def publish_now(request: Request, session: Database, user: CurrentOrganizer, quiz: NamedQuiz, at: Now) -> Response:
    """Publish, and show the link."""
    try:
        operations.publish_quiz(session, quiz, by=user, at=at)
    except QuizAlreadyPublished:
        return _settings(request, session, quiz, status_code=409)
    except (BlueprintRefused, QuizAlreadyOver):
        context = {"quiz": quiz, "outlook": outlook(session, quiz), "over": quiz.closes_at <= at}
        return render(request, "quizzes/publish.html", context, status_code=422)
    return redirect(request, "quizzes.share", quiz_id=quiz.id)


@router.get("/quizzes/{quiz_id}/share", name="quizzes.share")
def share(
    request: Request, session: Database, quiz: NamedQuiz, at: Now, added: OptionalNumber | None = None
) -> Response:
    """Show the link and the QR code of a published quiz, and who is due."""
    if quiz.published_at is None:
        return redirect(request, "quizzes.publish", quiz_id=quiz.id)
    base = request.app.state.settings.base_url or str(request.base_url)
    link = base.rstrip("/") + request.app.url_path_for("quizzes.short_link", code=quiz.code)
    context = {
        "quiz": quiz,
        "link": link,
        "qr_code": qr_code(link),
        "due": roster_count(session, quiz),
        "newcomers": newcomer_count(session, quiz),
        "added": added,
        "phase": phase(quiz.opens_at, quiz.closes_at, at),
    }
    return render(request, "quizzes/share.html", context)


@router.post("/quizzes/{quiz_id}/roster", name="quizzes.refresh_roster")
def refresh_roster(
    request: Request, session: Database, user: CurrentOrganizer, quiz: NamedQuiz, at: Now
) -> Response:
    """Add learners who have come to the quiz's units since it was published."""
    try:
        added = operations.refresh_roster(session, quiz, by=user, at=at)
    except QuizNotPublished:
        return redirect(request, "quizzes.publish", quiz_id=quiz.id)
    target = request.app.url_path_for("quizzes.share", quiz_id=quiz.id)
    return RedirectResponse(f"{target}?added={added}", status_code=303)


@router.get("/q/{code}", name="quizzes.short_link")
def short_link(request: Request, session: Database, code: str) -> Response:
    """Lead from the short link to the quiz."""
    quiz = published_quiz_by_code(session, code)
    if quiz is None:
        raise NotFound
    return redirect(request, "attempts.quiz", quiz_id=quiz.id)


def _timezone(request: Request) -> str:
    timezone: str = request.app.state.settings.timezone
    return timezone


def _study_session_form(
    request: Request, entry: StudySessionEntry, study_session: StudySession | None = None
) -> Response:
    context = {"entry": entry, "typed": entry.typed, "errors": entry.errors, "study_session": study_session}
    status_code = 422 if entry.errors else 200
    return render(request, "quizzes/edit_study_session.html", context, status_code=status_code)


def _quiz_form(
    request: Request,
    session: Database,
    entry: QuizEntry,
    study_session: StudySession,
    quiz: Quiz | None = None,
) -> Response:
    """Show the form; HTMX, which only changes rows, gets the part of the page that shows them."""
    context: dict[str, Any] = {
        "study_session": study_session,
        "quiz": quiz,
        "entry": entry,
        "typed": entry.typed,
        "errors": entry.errors,
        "blueprint": blueprint_view(session, entry),
        "policy_options": policy_options(),
        "fragment": is_fragment_request(request),
    }
    status_code = 422 if entry.errors else 200
    return render(request, "quizzes/edit.html", context, block="blueprint", status_code=status_code)


def _settings(request: Request, session: Database, quiz: Quiz, *, status_code: int = 200) -> Response:
    context = {
        "quiz": quiz,
        "due": roster_count(session, quiz),
        "questions": frozen_question_count(session, quiz),
        "message": gettext("测验已经发布，设置不能再改。") if status_code == 409 else "",
    }
    return render(request, "quizzes/settings.html", context, status_code=status_code)
