"""Pages: completion by unit, who is missing, everybody, the questions, and the report to download."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from quizapp.accounts.current import CurrentOrganizer
from quizapp.models import Quiz, User
from quizapp.quizzes.periods import phase
from quizapp.results.live import refresh_seconds
from quizapp.results.pdf import pdf_bytes
from quizapp.results.people import MISSING, PeopleFilter, PersonState, people_page
from quizapp.results.queries import completion_of, narrowed, quiz_in_reach, rostered_units
from quizapp.results.questions import hardest_first, point_results, question_results
from quizapp.results.report import file_name, report_of
from quizapp.results.workbook import people_csv, workbook_bytes
from quizapp.units.queries import reach, unit_in_reach
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from quizapp.web.ids import Id
from quizapp.web.paging import page_number
from quizapp.web.rendering import render
from quizapp.web.spreadsheets import CSV, XLSX, download

router = APIRouter(prefix="/quizzes/{quiz_id}")
PDF = "application/pdf"


@router.get("/completion", name="results.completion")
def completion(request: Request, session: Database, user: CurrentOrganizer, at: Now, quiz_id: Id) -> Response:
    """Show the completion by unit; HTMX asks for its figures again and again."""
    quiz = _quiz(session, user, quiz_id)
    figures = completion_of(session, quiz.id, reach(user))
    context = _frame(session, user, quiz, at) | {
        "completion": figures,
        "refresh": refresh_seconds(quiz, figures.total, at=at),
    }
    return render(request, "results/completion.html", context, block="live")


@router.get("/missing", name="results.missing")
def missing(
    request: Request,
    session: Database,
    user: CurrentOrganizer,
    at: Now,
    quiz_id: Id,
    unit: str = "",
    state: str = "",
    page: str = "",
) -> Response:
    """Show who hasn't handed in, of all units or of one."""
    quiz = _quiz(session, user, quiz_id)
    wanted = PeopleFilter(_scope(session, user, unit), state=_UNFINISHED.get(state, MISSING))
    context = _frame(session, user, quiz, at) | {
        "units": rostered_units(session, quiz.id, reach(user)),
        "people": people_page(session, quiz.id, wanted, number=page_number(page)),
        "typed": {"unit": unit, "state": state},
    }
    return render(request, "results/missing.html", context)


@router.get("/people", name="results.people")
def people(
    request: Request,
    session: Database,
    user: CurrentOrganizer,
    at: Now,
    quiz_id: Id,
    unit: str = "",
    q: str = "",
    page: str = "",
) -> Response:
    """Show everybody who is due, with their result."""
    quiz = _quiz(session, user, quiz_id)
    wanted = PeopleFilter(_scope(session, user, unit), text=q.strip()[:100])
    context = _frame(session, user, quiz, at) | {
        "units": rostered_units(session, quiz.id, reach(user)),
        "people": people_page(session, quiz.id, wanted, number=page_number(page)),
        "typed": {"unit": unit, "q": wanted.text},
    }
    return render(request, "results/people.html", context)


@router.get("/questions", name="results.questions")
def questions(request: Request, session: Database, user: CurrentOrganizer, at: Now, quiz_id: Id) -> Response:
    """Show how the questions went, the hardest first, and which outline points weren't understood."""
    quiz = _quiz(session, user, quiz_id)
    results = question_results(session, quiz.id, reach(user))
    context = _frame(session, user, quiz, at) | {
        "questions": hardest_first(results),
        "points": point_results(results),
    }
    return render(request, "results/questions.html", context)


@router.get("/report.xlsx", name="results.report")
def report(request: Request, session: Database, user: CurrentOrganizer, at: Now, quiz_id: Id) -> Response:
    """Give the report as an Excel file."""
    made = report_of(session, _quiz(session, user, quiz_id), reach(user), at=at, timezone=_timezone(request))
    return download(workbook_bytes(made), file_name(made, "xlsx"), XLSX)


@router.get("/report.csv", name="results.report_csv")
def report_csv(request: Request, session: Database, user: CurrentOrganizer, at: Now, quiz_id: Id) -> Response:
    """Give the people of the report as CSV."""
    made = report_of(session, _quiz(session, user, quiz_id), reach(user), at=at, timezone=_timezone(request))
    return download(people_csv(made), file_name(made, "csv"), CSV)


@router.get("/report.pdf", name="results.report_pdf")
def report_pdf(request: Request, session: Database, user: CurrentOrganizer, at: Now, quiz_id: Id) -> Response:
    """Give the units of the report on paper."""
    made = report_of(session, _quiz(session, user, quiz_id), reach(user), at=at, timezone=_timezone(request))
    return download(pdf_bytes(made), file_name(made, "pdf"), PDF)


_UNFINISHED = {state.value: state for state in (PersonState.NOT_STARTED, PersonState.OPEN)}


def _quiz(session: Database, user: User, quiz_id: int) -> Quiz:
    quiz = quiz_in_reach(session, quiz_id, reach(user))
    if quiz is None:
        raise NotFound
    return quiz


def _scope(session: Database, user: User, code: str) -> str:
    """Return the units asked for: those in reach, or one of them with all below it. Raises NotFound."""
    if not code:
        return reach(user)
    unit = narrowed(session, reach(user), code)
    if unit is None:
        raise NotFound
    return unit.path


def _frame(session: Database, user: User, quiz: Quiz, at: datetime) -> dict[str, Any]:
    """Return what the head of every page shows; a guest of the quiz can't go to its study session."""
    return {
        "quiz": quiz,
        "quiz_phase": phase(quiz.opens_at, quiz.closes_at, at),
        "is_host": unit_in_reach(session, user, quiz.study_session.unit_id) is not None,
        "at": at,
    }


def _timezone(request: Request) -> str:
    timezone: str = request.app.state.settings.timezone
    return timezone
