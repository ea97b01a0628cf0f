"""Pages: taking a question file into a set; with problems in it, only after a second word."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from question_bank.formats import FORMATS, template
from question_bank.results import Unreadable
from quizapp.accounts.current import CurrentOrganizer
from quizapp.library.files import problems, read_questions
from quizapp.library.operations import add_questions
from quizapp.library.queries import set_in_reach
from quizapp.library.routes.downloads import download
from quizapp.library.routes.reach import NamedSet
from quizapp.library.uploads import chosen_file, too_large_message, upload_route
from quizapp.models import QuestionSet, User
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from quizapp.web.forms import Submitted
from quizapp.web.ids import LARGEST_ID
from quizapp.web.language import gettext
from quizapp.web.rendering import redirect, render

router = APIRouter()


def _page(request: Request, question_set: QuestionSet, status_code: int = 200, **found: Any) -> Response:
    context = {
        "question_set": question_set,
        "max_bytes": request.app.state.settings.max_upload_bytes,
        "too_large": too_large_message(request),
        "typed": {},
        "problems": [],
        "good": 0,
        "items": "",
        **found,
    }
    return render(request, "library/import_questions.html", context, status_code=status_code)


def _too_large(request: Request, session: Database, user: User) -> Response:
    given = str(request.path_params["set_id"])
    set_id = int(given) if given.isdecimal() and len(given) < 11 else 0
    question_set = set_in_reach(session, user, min(set_id, LARGEST_ID))
    if question_set is None:
        raise NotFound
    return _page(request, question_set, 413, errors={"file": too_large_message(request)})


uploads = APIRouter(route_class=upload_route(_too_large))


@router.get("/sets/import-template.xlsx", name="library.import_template")
def import_template(user: CurrentOrganizer) -> Response:  # noqa: ARG001 — for organizers only
    """Download a workbook to fill in."""
    return download(template(), gettext("试题模板") + ".xlsx")


@router.get("/sets/{set_id}/import", name="library.import_questions")
def import_questions(request: Request, question_set: NamedSet) -> Response:
    """Show the form that takes a question file."""
    return _page(request, question_set)


@uploads.post("/sets/{set_id}/import", name="library.read_import")
def read_import(
    request: Request, session: Database, user: CurrentOrganizer, question_set: NamedSet, data: Submitted, at: Now
) -> Response:
    """Take the questions of a file; with problems in it, list them all and take nothing yet."""
    file = chosen_file(data)
    if file is None:
        return _page(request, question_set, 422, errors={"file": gettext("请先选择一个文件。")})
    try:
        result = read_questions(file.filename or "", file.file.read())
    except Unreadable as refusal:
        return _page(request, question_set, 422, errors={"file": refusal.notice.text(gettext)})
    found = problems(result)
    if found or not result.value:
        kept = FORMATS["jsonl"].write(result.value).value.decode()
        return _page(request, question_set, 422, problems=found, good=len(result.value), items=kept)
    add_questions(session, question_set, result.value, by=user, at=at)
    return redirect(request, "library.question_set", set_id=question_set.id)


@router.post("/sets/{set_id}/import/good", name="library.store_import")
def store_import(
    request: Request, session: Database, user: CurrentOrganizer, question_set: NamedSet, data: Submitted, at: Now
) -> Response:
    """Take the questions that were without problems."""
    result = FORMATS["jsonl"].read(str(data.get("items") or "").encode())
    found = problems(result)
    if found or not result.value:
        return _page(request, question_set, 422, problems=found)
    add_questions(session, question_set, result.value, by=user, at=at)
    return redirect(request, "library.question_set", set_id=question_set.id)


router.include_router(uploads)
