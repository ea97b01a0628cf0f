"""What operators look at: liveness, readiness, metrics."""

from __future__ import annotations

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import PlainTextResponse, Response

from quizapp.migrations import is_current

router = APIRouter()


@router.get("/healthz", name="operations.health")
async def health() -> Response:
    """Answer that the process lives."""
    return PlainTextResponse("ok")


@router.get("/readyz", name="operations.ready")
def ready(request: Request) -> Response:
    """Answer whether the database answers and has the newest schema."""
    try:
        current = is_current(request.app.state.engine)
    except SQLAlchemyError:
        return PlainTextResponse("database unavailable", status_code=503)
    return PlainTextResponse("ok") if current else PlainTextResponse("migrations pending", status_code=503)


@router.get("/metrics", name="operations.metrics")
def metrics() -> Response:
    """Answer with Prometheus text."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
