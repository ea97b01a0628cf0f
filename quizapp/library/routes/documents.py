"""Pages: the list of documents with the upload form, and a document with its outline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from quizapp.accounts.current import CurrentOrganizer
from quizapp.library.operations import store_material
from quizapp.library.queries import documents_in_reach, set_of_document
from quizapp.library.remarks import marks_of, remarks_of
from quizapp.library.reviews import review
from quizapp.library.routes.reach import NamedVersion
from quizapp.library.uploads import read_upload, too_large_message, upload_route
from quizapp.models import User
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.forms import Submitted
from quizapp.web.rendering import redirect, render

router = APIRouter()


def _page(
    request: Request,
    session: Database,
    user: User,
    *,
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, Any] | None = None,
    status_code: int = 200,
) -> Response:
    context = {
        "documents": documents_in_reach(session, user),
        "max_bytes": request.app.state.settings.max_upload_bytes,
        "too_large": too_large_message(request),
        "errors": errors or {},
        "typed": typed or {},
    }
    return render(request, "library/documents.html", context, status_code=status_code)


def _too_large(request: Request, session: Database, user: User) -> Response:
    errors = {"file": too_large_message(request)}
    return _page(request, session, user, errors=errors, status_code=413)


uploads = APIRouter(route_class=upload_route(_too_large))


@router.get("/documents", name="library.documents")
def documents(request: Request, session: Database, user: CurrentOrganizer) -> Response:
    """Show the documents in reach, and the form that uploads one."""
    return _page(request, session, user)


@uploads.post("/documents", name="library.upload")
def upload(request: Request, session: Database, user: CurrentOrganizer, data: Submitted, at: Now) -> Response:
    """Read the uploaded document, draft questions from it, and go to its page."""
    upload = read_upload(data)
    if upload.material is None:
        return _page(request, session, user, errors=upload.errors, typed=upload.typed, status_code=422)
    stored = store_material(session, upload.material, unit=user.unit, by=user, at=at, title=upload.title)
    return redirect(request, "library.document", document_id=stored.document.id)


@router.get("/documents/{document_id}", name="library.document")
def document(request: Request, session: Database, version: NamedVersion) -> Response:
    """Show the outline beside the text, what the reader noticed, and how many drafts wait."""
    context = {
        "version": version,
        "review": review(session, version),
        "remarks": remarks_of(version),
        "marks": marks_of(version),
        "question_set": set_of_document(session, version.document_id),
    }
    return render(request, "library/document.html", context)


router.include_router(uploads)
