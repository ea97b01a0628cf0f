"""Pages of the slice."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from quizapp.accounts.current import CurrentUser
from quizapp.web.rendering import render

router = APIRouter()


@router.get("/documents", name="library.documents")
def documents(request: Request, user: CurrentUser) -> Response:
    """Show the page."""
    return render(request, "library/documents.html")


@router.get("/sets", name="library.sets")
def sets(request: Request, user: CurrentUser) -> Response:
    """Show the page."""
    return render(request, "library/sets.html")
