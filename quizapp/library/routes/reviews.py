"""Pages: the review of a document's drafts, one after another."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from quizapp.accounts.current import CurrentOrganizer
from quizapp.library import operations
from quizapp.library.forms import REASONS, RejectForm
from quizapp.library.operations import QuestionAlreadyDecided
from quizapp.library.queries import document_version, question_in_reach, set_of_document
from quizapp.library.reviews import next_after
from quizapp.library.reviews import review as find_review
from quizapp.library.routes.reach import NamedQuestion, NamedVersion, OptionalId
from quizapp.models import DocumentVersion, Question
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from quizapp.web.forms import Submitted, read_form
from quizapp.web.rendering import is_fragment_request, redirect, render

router = APIRouter()


@router.get("/documents/{document_id}/review", name="library.review")
def review(
    request: Request,
    session: Database,
    user: CurrentOrganizer,
    version: NamedVersion,
    question: OptionalId = 0,
    last: OptionalId = 0,
) -> Response:
    """Show one draft with the sentence that proves it; ``last`` is the one decided before, to be undone."""
    decided = question_in_reach(session, user, last) if last else None
    return _page(request, session, version, question or None, decided)


@router.post("/questions/{question_id}/accept", name="library.accept")
def accept(
    request: Request, session: Database, user: CurrentOrganizer, question: NamedQuestion, at: Now
) -> Response:
    """Accept a draft and go on to the next."""
    version = _source(session, question)
    try:
        operations.accept_question(session, question, by=user, at=at)
    except QuestionAlreadyDecided:
        return _next(request, session, version, question, decided=False)
    return _next(request, session, version, question)


@router.post("/questions/{question_id}/reject", name="library.reject")
def reject(
    request: Request, session: Database, user: CurrentOrganizer, question: NamedQuestion, data: Submitted, at: Now
) -> Response:
    """Reject a draft, or say why it was rejected, and go on to the next."""
    version = _source(session, question)
    form = read_form(RejectForm, data).value or RejectForm()
    try:
        operations.reject_question(session, question, by=user, at=at, because=form.reason)
    except QuestionAlreadyDecided:
        return _next(request, session, version, question, decided=False)
    return _next(request, session, version, question)


@router.post("/questions/{question_id}/reopen", name="library.reopen")
def reopen(
    request: Request, session: Database, user: CurrentOrganizer, question: NamedQuestion, at: Now
) -> Response:
    """Take back the decision on a draft and show it again."""
    version = _source(session, question)
    operations.reopen_question(session, question, by=user, at=at)
    return _show(request, session, version, question.id, None)


@router.get("/documents/{document_id}/accept-ready", name="library.accept_ready")
def accept_ready(request: Request, session: Database, version: NamedVersion) -> Response:
    """Ask whether all ready drafts are to be accepted unseen."""
    return render(request, "library/accept_ready.html", {"review": find_review(session, version)})


@router.post("/documents/{document_id}/accept-ready", name="library.take_ready")
def take_ready(
    request: Request, session: Database, user: CurrentOrganizer, version: NamedVersion, at: Now
) -> Response:
    """Accept all ready drafts."""
    operations.accept_ready(session, version, by=user, at=at)
    return redirect(request, "library.review", document_id=version.document_id)


def _source(session: Database, question: Question) -> DocumentVersion:
    """Return the document version that a draft came from; a question without one isn't reviewed."""
    version = document_version(session, question.document_version_id or 0)
    if version is None:
        raise NotFound
    return version


def _next(
    request: Request, session: Database, version: DocumentVersion, question: Question, *, decided: bool = True
) -> Response:
    return _show(request, session, version, next_after(session, version, question), question if decided else None)


def _show(
    request: Request,
    session: Database,
    version: DocumentVersion,
    question_id: int | None,
    decided: Question | None,
) -> Response:
    """Show the review at a question: at once to HTMX, by a redirect to others."""
    address = request.app.url_path_for("library.review", document_id=version.document_id)
    if question_id:
        address += f"?question={question_id}"
    if not is_fragment_request(request):
        if decided:
            address += f"{'&' if question_id else '?'}last={decided.id}"
        return RedirectResponse(address, status_code=303)
    response = _page(request, session, version, question_id, decided)
    response.headers["HX-Replace-Url"] = address
    return response


def _page(
    request: Request,
    session: Database,
    version: DocumentVersion,
    question_id: int | None,
    decided: Question | None,
) -> Response:
    found = find_review(session, version, question_id)
    if question_id and (found.question is None or found.question.id != question_id):
        raise NotFound
    context = {
        "review": found,
        "decided": decided if decided and decided.document_version_id == version.id else None,
        "reasons": REASONS,
        "question_set": set_of_document(session, version.document_id),
    }
    return render(request, "library/review.html", context, block="review")
