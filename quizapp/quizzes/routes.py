"""Pages of the slice."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from quizapp.accounts.current import CurrentUser
from quizapp.web.rendering import render

router = APIRouter()


@router.get("/study-sessions", name="quizzes.study_sessions")
def study_sessions(request: Request, user: CurrentUser) -> Response:
    """Show the page."""
    return render(request, "quizzes/study_sessions.html")
