"""Pages: a document's outline, edited by hand, and lines of its text that become headings."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from question_bank.outline.editing import Edit, EditKind, ImpossibleEdit
from quizapp.accounts.current import CurrentOrganizer
from quizapp.library.forms import OutlineForm
from quizapp.library.materials import redraft as read_again
from quizapp.library.outlining import (
    OutlineChanged,
    apply_edits,
    edit_outline,
    outlining,
    restore_outline,
    undo_edit,
)
from quizapp.library.queries import latest_version
from quizapp.library.reviews import review
from quizapp.library.routes.reach import NamedVersion, OptionalId, VersionAsRead
from quizapp.models import DocumentVersion
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.forms import Submitted, read_form
from quizapp.web.language import N_, gettext
from quizapp.web.rendering import is_fragment_request, redirect, render

router = APIRouter()
_CHANGED = N_("别人刚刚改过这份提纲。请看看现在的样子，再接着改。")
_IMPOSSIBLE = N_("这一步做不了。提纲还是原来的样子。")


@router.get("/documents/{document_id}/outline", name="library.outline")
def outline(request: Request, session: Database, version: NamedVersion, at: OptionalId = 0) -> Response:
    """Show the outline with what can be done to each point; ``at`` is the one just edited, counted from 1."""
    return _page(request, session, version, at - 1)


@router.post("/documents/{document_id}/outline", name="library.edit_outline")
def store_outline_edit(request: Request, session: Database, version: NamedVersion, data: Submitted) -> Response:
    """Edit the outline, or take an edit back."""
    submission = read_form(OutlineForm, data)
    form = submission.value
    if form is None:
        return _page(request, session, version, status_code=422, problem=gettext(_IMPOSSIBLE))
    try:
        at = _edit(session, version, form)
    except OutlineChanged:
        return _page(request, session, version, status_code=409, problem=gettext(_CHANGED))
    except ImpossibleEdit:
        problem = (
            gettext(N_("请填写标题。")) if form.action == "rename" and not form.title else gettext(_IMPOSSIBLE)
        )
        return _page(request, session, version, form.node, status_code=422, problem=problem)
    if is_fragment_request(request):
        return _page(request, session, version, at)
    address = request.app.url_path_for("library.outline", document_id=version.document_id)
    return RedirectResponse(f"{address}?at={at + 1}" if at >= 0 else address, status_code=303)


@router.get("/documents/{document_id}/outline/lines", name="library.outline_lines")
def outline_lines(request: Request, version: NamedVersion) -> Response:
    """Show the text; any short line of it can be made a heading."""
    found = outlining(version)
    return render(request, "library/outline_lines.html", {"version": version, "outlining": found})


@router.post("/documents/{document_id}/outline/drafts", name="library.redraft")
def redraft(
    request: Request, session: Database, user: CurrentOrganizer, before: VersionAsRead, at: Now
) -> Response:
    """Put the edited outline into effect, and draft anew from it."""
    if before.outline_edits:
        material = read_again(before, outlining(before).nodes)
        version = latest_version(session, before.document_id)
        try:
            apply_edits(session, version, material, by=user, at=at)
        except OutlineChanged:
            return _page(request, session, version, status_code=409, problem=gettext(_CHANGED))
    return redirect(request, "library.document", document_id=before.document_id)


def _edit(session: Database, version: DocumentVersion, form: OutlineForm) -> int:
    """Do what the form asks for; return the place of the point to look at then, -1 for none."""
    if form.action == "undo":
        undo_edit(session, version, mark=form.mark)
        return -1
    if form.action == "restore":
        restore_outline(session, version, mark=form.mark)
        return -1
    edit = Edit(EditKind(form.action), form.node, form.title, form.start)
    return edit_outline(session, version, edit, mark=form.mark)


def _page(
    request: Request,
    session: Database,
    version: DocumentVersion,
    at: int = -1,
    *,
    status_code: int = 200,
    **more: Any,
) -> Response:
    context = {
        "version": version,
        "outlining": outlining(version),
        "review": review(session, version),
        "at": at,
        "problem": "",
        **more,
    }
    return render(request, "library/outline.html", context, block="outline", status_code=status_code)
