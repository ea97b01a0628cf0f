"""Pages of the library: documents, the review of drafts, questions, sets."""

from __future__ import annotations

from fastapi import APIRouter

from quizapp.library.routes import documents, imports, outlines, questions, reviews, sets

router = APIRouter()
for part in (documents, outlines, reviews, questions, imports, sets):
    router.include_router(part.router)
