"""Pages: writing a question, and editing one."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from question_bank.items.model import Kind
from quizapp.accounts.current import CurrentOrganizer
from quizapp.library.editing import EDITABLE, Draft, blank_values, form_values, read_question, stored_item
from quizapp.library.operations import add_question, edit_question
from quizapp.library.queries import document_version, latest_version, sets_of_question
from quizapp.library.reviews import next_after
from quizapp.library.routes.reach import NamedQuestion, NamedSet
from quizapp.models import DocumentVersion, Question, QuestionSet, QuestionState
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from quizapp.web.forms import Submitted
from quizapp.web.rendering import redirect, render

router = APIRouter()


@router.get("/questions/{question_id}/edit", name="library.edit")
def edit(request: Request, session: Database, question: NamedQuestion) -> Response:
    """Show the form with a question's words, and the passage that proves it."""
    item = stored_item(question.current)
    version = _source(session, question)
    return _edit_page(request, session, question, version, form_values(item, question.node_position))


@router.post("/questions/{question_id}/edit", name="library.store_edit")
def store_edit(
    request: Request, session: Database, user: CurrentOrganizer, question: NamedQuestion, data: Submitted, at: Now
) -> Response:
    """Keep the new words as a new version; a draft is accepted with them."""
    before = stored_item(question.current)
    version = _source(session, question)
    if before.kind not in EDITABLE:
        raise NotFound
    draft = read_question(data, before.kind, before=before, version=version)
    if draft.item is None:
        return _edit_page(request, session, question, version, draft.typed, draft)
    waited = question.state == QuestionState.DRAFT
    edit_question(session, question, draft.item, by=user, at=at, node_position=draft.node_position)
    if version and waited:
        following = next_after(session, version, question)
        address = request.app.url_path_for("library.review", document_id=version.document_id)
        return RedirectResponse(
            f"{address}?last={question.id}" + (f"&question={following}" if following else ""), status_code=303
        )
    return RedirectResponse(_way_back(request, session, question), status_code=303)


@router.get("/sets/{set_id}/questions/new", name="library.new_question")
def new_question(
    request: Request,
    session: Database,
    question_set: NamedSet,
    kind: Kind = Kind.SINGLE_CHOICE,
    point: str = "",
) -> Response:
    """Show an empty form for a question of ``kind``; ``point`` is the outline point to ask about."""
    if kind not in EDITABLE:
        raise NotFound
    return _new_page(request, question_set, kind, _document(session, question_set), blank_values(kind, point))


@router.post("/sets/{set_id}/questions/new", name="library.store_question")
def store_question(
    request: Request,
    session: Database,
    user: CurrentOrganizer,
    question_set: NamedSet,
    data: Submitted,
    at: Now,
    kind: Kind = Kind.SINGLE_CHOICE,
) -> Response:
    """Put a hand-written question into the set."""
    if kind not in EDITABLE:
        raise NotFound
    version = _document(session, question_set)
    draft = read_question(data, kind, version=version)
    if draft.item is None:
        return _new_page(request, question_set, kind, version, draft.typed, draft)
    add_question(
        session, question_set, draft.item, by=user, at=at, version=version, node_position=draft.node_position
    )
    return redirect(request, "library.question_set", set_id=question_set.id)


def _source(session: Database, question: Question) -> DocumentVersion | None:
    return document_version(session, question.document_version_id) if question.document_version_id else None


def _document(session: Database, question_set: QuestionSet) -> DocumentVersion | None:
    return latest_version(session, question_set.document_id) if question_set.document_id else None


def _edit_page(
    request: Request,
    session: Database,
    question: Question,
    version: DocumentVersion | None,
    typed: dict[str, Any],
    draft: Draft | None = None,
) -> Response:
    context = {
        "question": question,
        "item": question.current.item,
        "kind": question.current.kind,
        "editable": question.current.kind in EDITABLE,
        "back": _way_back(request, session, question),
        "version": version,
        "typed": typed,
        "errors": draft.errors if draft else {},
    }
    return render(request, "library/edit.html", context, status_code=422 if draft else 200)


def _new_page(
    request: Request,
    question_set: QuestionSet,
    kind: Kind,
    version: DocumentVersion | None,
    typed: dict[str, Any],
    draft: Draft | None = None,
) -> Response:
    context = {
        "question_set": question_set,
        "kind": kind,
        "kinds": EDITABLE,
        "version": version,
        "typed": typed,
        "errors": draft.errors if draft else {},
    }
    return render(request, "library/new_question.html", context, status_code=422 if draft else 200)


def _way_back(request: Request, session: Database, question: Question) -> str:
    """Return where the question is looked at: its review while it waits, else a set that has it."""
    version = _source(session, question)
    if version and question.state in {QuestionState.DRAFT, QuestionState.REJECTED}:
        address = request.app.url_path_for("library.review", document_id=version.document_id)
        return f"{address}?question={question.id}"
    homes = sets_of_question(session, question)
    if homes:
        return str(request.app.url_path_for("library.question_set", set_id=homes[0].id))
    return str(request.app.url_path_for("library.sets"))
