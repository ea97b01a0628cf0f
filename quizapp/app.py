"""The application: the table of routers is the table of contents."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from fastapi import Depends, FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware

from quizapp import health
from quizapp.accounts import routes as accounts
from quizapp.accounts.throttle import LoginThrottle
from quizapp.attempts import answer_routes
from quizapp.attempts import routes as attempts
from quizapp.attempts.finaliser import Finaliser
from quizapp.attempts.journal import Journal
from quizapp.db import open_engine
from quizapp.library import routes as library
from quizapp.logs import configure_logging
from quizapp.quizzes import routes as quizzes
from quizapp.results import routes as results
from quizapp.settings import Settings, load_settings
from quizapp.units import routes as units
from quizapp.web import csrf
from quizapp.web.clock import utc_now
from quizapp.web.errors import add_error_pages
from quizapp.web.middleware import BodyLimit, RequestLanguage, SecurityHeaders
from quizapp.web.rendering import build_environment
from quizapp.web.static import HashedStatic

ROUTERS = (
    accounts.router,  # sign in, password, preferences
    attempts.router,  # the learner's home, reading, papers, answers, review
    answer_routes.router,  # answers as they are given, for the paper's script
    library.router,  # documents, drafts, questions, sets
    quizzes.router,  # study sessions, quizzes, publishing
    results.router,  # completion, reports
    units.router,  # units, people, roster
    health.router,  # health, metrics
)


def create_app(settings: Settings | None = None) -> FastAPI:
    """Build the application for ``settings``, by default those of the environment."""
    settings = settings or load_settings()
    configure_logging(settings)
    static = HashedStatic()
    app = FastAPI(
        title="Quizapp",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(csrf.protect)],
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.engine = open_engine(settings.database_url)
    app.state.pages = build_environment(settings, static)
    app.state.clock = utc_now
    app.state.journal = Journal(app.state.engine, room=settings.journal_room)
    app.state.login_throttle = LoginThrottle(settings.login_attempts_per_minute)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", static)
    add_error_pages(app)
    app.add_middleware(BodyLimit, limit=settings.max_upload_bytes)
    app.add_middleware(RequestLanguage, default=settings.lang)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(SecurityHeaders)
    return app


def create_serving_app() -> FastAPI:
    """Build the application of a process that does nothing else.

    What is there after starting stays: leaving it out of garbage collection, and collecting less often, made
    saves a quarter to a half faster, and the slowest of them five times.
    """
    app = create_app()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    finaliser = Finaliser(
        app.state.engine,
        lambda: app.state.clock(),
        every_seconds=app.state.settings.finalise_every_seconds,
        grace=timedelta(seconds=app.state.settings.grace_seconds),
    )
    finaliser.start()
    yield
    # In a thread: those whose saves are answered last hear of it from this loop.
    await run_in_threadpool(app.state.journal.stop)
    finaliser.stop()
    app.state.engine.dispose()
