"""Pages: the question sets, and a set with its questions."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from question_bank.formats import FORMATS
from quizapp.accounts.current import CurrentOrganizer
from quizapp.library import operations
from quizapp.library.contents import Filter, contents_of, points_of, whole_contents
from quizapp.library.files import OFFERED, offered_format, write_questions
from quizapp.library.forms import SetForm
from quizapp.library.operations import QuestionAlreadyDecided
from quizapp.library.queries import drafts_left, kinds_of_sets, question_in_reach, sets_in_reach
from quizapp.library.routes.downloads import download
from quizapp.library.routes.reach import NamedQuestion, NamedSet, OptionalId
from quizapp.models import Question, QuestionSet
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from quizapp.web.forms import Submission, Submitted, read_form
from quizapp.web.rendering import redirect, render

router = APIRouter()
Words = Annotated[str, Query(max_length=200)]


@router.get("/sets", name="library.sets")
def sets(request: Request, session: Database, user: CurrentOrganizer) -> Response:
    """Show the question sets in reach, and the form for a new one."""
    return render(request, "library/sets.html", {"sets": sets_in_reach(session, user), "typed": {}})


@router.post("/sets", name="library.create_set")
def create_set(request: Request, session: Database, user: CurrentOrganizer, data: Submitted, at: Now) -> Response:
    """Create an empty set and go to it."""
    submission = read_form(SetForm, data)
    if submission.value is None:
        context = {
            "sets": sets_in_reach(session, user),
            "typed": submission.typed,
            "errors": submission.errors,
        }
        return render(request, "library/sets.html", context, status_code=422)
    created = operations.create_set(session, submission.value.title, unit=user.unit, by=user, at=at)
    return redirect(request, "library.question_set", set_id=created.id)


@router.get("/sets/{set_id}", name="library.question_set")
def question_set(
    request: Request,
    session: Database,
    user: CurrentOrganizer,
    question_set: NamedSet,
    kind: Words = "",
    point: Words = "",
    q: Words = "",
    page: OptionalId = 1,
    removed: OptionalId = 0,
) -> Response:
    """Show a set's questions; ``removed`` is the one just taken out, to be put back."""
    wanted = Filter(kind, point, q.replace("\0", "").strip())
    taken_out = question_in_reach(session, user, removed) if removed else None
    return _page(request, session, question_set, wanted, page, taken_out)


@router.post("/sets/{set_id}/title", name="library.rename_set")
def rename_set(request: Request, session: Database, question_set: NamedSet, data: Submitted) -> Response:
    """Give a set another title."""
    submission = read_form(SetForm, data)
    if submission.value is None:
        return _page(request, session, question_set, Filter(), 1, None, refused=submission)
    operations.rename_set(session, question_set, submission.value.title)
    return redirect(request, "library.question_set", set_id=question_set.id)


@router.post("/sets/{set_id}/questions/{question_id}/remove", name="library.remove_question")
def remove_question(
    request: Request,
    session: Database,
    user: CurrentOrganizer,
    question_set: NamedSet,
    question: NamedQuestion,
    at: Now,
) -> Response:
    """Take a question out of the set, and offer to put it back."""
    operations.remove_question(session, question_set, question, by=user, at=at)
    return _back(request, question_set, removed=question.id)


@router.post("/sets/{set_id}/questions/{question_id}/restore", name="library.restore_question")
def restore_question(
    request: Request,
    session: Database,
    user: CurrentOrganizer,
    question_set: NamedSet,
    question: NamedQuestion,
    at: Now,
) -> Response:
    """Put a question back that was taken out."""
    try:
        operations.restore_question(session, question_set, question, by=user, at=at)
    except QuestionAlreadyDecided:
        return redirect(request, "library.question_set", set_id=question_set.id)
    return _back(request, question_set)


@router.get("/sets/{set_id}/export.{extension}", name="library.export_set")
def export_set(session: Database, question_set: NamedSet, extension: str) -> Response:
    """Download the set's questions as a file."""
    chosen = offered_format(extension)
    if chosen is None:
        raise NotFound
    data = write_questions(whole_contents(session, question_set), chosen).value
    return download(data, f"{question_set.title}.{extension}")


def _back(request: Request, question_set: QuestionSet, removed: int = 0) -> Response:
    """Go back to the page of the set that the person came from, its filter kept."""
    kept = {name: request.query_params.get(name, "") for name in ("kind", "point", "q", "page")}
    query = urlencode(
        {name: value for name, value in kept.items() if value} | ({"removed": removed} if removed else {})
    )
    address = request.app.url_path_for("library.question_set", set_id=question_set.id)
    return RedirectResponse(f"{address}?{query}" if query else address, status_code=303)


def _page(
    request: Request,
    session: Database,
    question_set: QuestionSet,
    wanted: Filter,
    page: int,
    removed: Question | None,
    refused: Submission[SetForm] | None = None,
) -> Response:
    points = points_of(session, question_set)
    query = {"kind": wanted.kind, "point": wanted.point, "q": wanted.words}
    context = {
        "question_set": question_set,
        "kinds": kinds_of_sets(session, [question_set.id]).get(question_set.id, {}),
        "points": points,
        "waiting": drafts_left(session, question_set),
        "wanted": wanted,
        "contents": contents_of(session, question_set, wanted, points, page),
        "query": urlencode({name: value for name, value in query.items() if value}),
        "removed": removed,
        "formats": [FORMATS[name] for name in OFFERED],
        "typed": refused.typed if refused else {"title": question_set.title},
        "errors": refused.errors if refused else {},
    }
    return render(
        request, "library/question_set.html", context, block="questions", status_code=422 if refused else 200
    )
