"""Handing in by the server: papers whose deadline and grace have passed, nobody needs to be connected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread
from uuid import UUID

import structlog
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.attempts.operations import submit_attempt
from quizapp.db import transaction
from quizapp.models import Attempt, AttemptState

log = structlog.get_logger()

WAITING = timedelta(seconds=5)
"""What is left to answers that arrived within the grace period and still wait in line to be saved."""


class Finaliser:
    """A thread that finalises what is due every so many seconds, from ``start`` until ``stop``.

    Every worker process runs one; they share the work.
    """

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime], *, every_seconds: float, grace: timedelta
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._every_seconds = every_seconds
        self._grace = grace + WAITING
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="finaliser", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, after the attempt in hand."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(self._every_seconds):
            try:
                finalise_due(self._engine, at=self._clock(), grace=self._grace, stopping=self._stopping)
            except Exception:  # the edge of a thread that must go on
                log.exception("finalising_failed")


def finalise_due(engine: Engine, *, at: datetime, grace: timedelta, stopping: Event | None = None) -> int:
    """Hand in every attempt that is due at ``at``, each in a transaction of its own; return how many.

    An attempt that can't be marked is logged, and the others go on.
    """
    finalised = 0
    for learner_id, attempt_id in _due(engine, at - grace):
        if stopping is not None and stopping.is_set():
            break
        try:
            with transaction(engine) as session:
                finalised += _finalise(session, learner_id, attempt_id, at)
        except Exception:  # one bad attempt must not keep the others open
            log.exception("finalising_failed", attempt=str(attempt_id))
    if finalised:
        log.info("finalised", attempts=finalised)
    return finalised


def _due(engine: Engine, before: datetime) -> list[tuple[int, UUID]]:
    with transaction(engine, reading=True) as session:
        rows = session.execute(
            select(Attempt.learner_id, Attempt.id)
            .where(Attempt.state == AttemptState.OPEN, Attempt.deadline < before)
            .order_by(Attempt.deadline)
        )
        return [(learner_id, attempt_id) for learner_id, attempt_id in rows]


def _finalise(session: Session, learner_id: int, attempt_id: UUID, at: datetime) -> bool:
    # Another worker may be at it, or the learner may just have handed in: both are left alone.
    attempt = session.scalar(
        select(Attempt)
        .where(Attempt.learner_id == learner_id, Attempt.id == attempt_id, Attempt.state == AttemptState.OPEN)
        .with_for_update(skip_locked=True)
    )
    if attempt is None:
        return False
    submit_attempt(session, attempt, at=at, by="deadline")
    return True
