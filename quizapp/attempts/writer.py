"""The answer journal's hand: commits groups of saves on a connection of its own.

A group that fails is tried again save by save, so one that can't be stored keeps none of the others back.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from quizapp.attempts.batches import Save, Told, store_batch

log = structlog.get_logger()

PAUSES = (0.0, 0.05, 0.2)
"""Seconds before each try of a save by itself."""
PATIENCE_SECONDS = 3.0
"""How long a group that failed is tried again, in all."""
LOCK_TIMEOUT = "SET lock_timeout = '2s'"


class NotStored(Exception):  # noqa: N818 — it states the fact
    """The save could not be stored now; nothing of it was acknowledged, and it may be sent again."""


class Writer:
    """Belongs to one thread. The connection is opened with the first group, and again after a failure."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def commit(self, saves: Sequence[Save]) -> list[Told | Exception]:
        """Store what may be stored of ``saves``, and return what became of each; what was stored is durable.

        A save that couldn't be stored is told NotStored, or the exception that nobody expected.
        """
        try:
            return list(self._store(saves))
        except Exception:  # whatever it is, each save gets a try of its own
            log.exception("group_failed", saves=len(saves))
        give_up = time.monotonic() + PATIENCE_SECONDS
        return [self._commit_one(save, give_up) for save in saves]

    def close(self) -> None:
        """Give up the connection."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            connection.close()
        except DBAPIError as error:
            log.warning("journal_disconnected", error=repr(error))

    def _commit_one(self, save: Save, give_up: float) -> Told | Exception:
        for pause in PAUSES:
            if time.monotonic() + pause > give_up:
                break
            time.sleep(pause)
            try:
                return self._store([save])[0]
            except (OperationalError, InterfaceError) as error:
                log.warning("save_failed", attempt=str(save.attempt_id), error=repr(error))
            except Exception as error:
                log.exception("save_failed", attempt=str(save.attempt_id))
                return error
        return NotStored()

    def _store(self, saves: Sequence[Save]) -> list[Told]:
        with self._transaction() as connection:
            return store_batch(connection, saves)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """Open a transaction; a failure costs the connection, whose state nobody knows then."""
        connection, is_new = self._connection, self._connection is None
        try:
            if connection is None:
                connection = self._connection = self._engine.connect()
                connection.detach()
            with connection.begin():
                if is_new and connection.dialect.name == "postgresql":
                    connection.exec_driver_sql(LOCK_TIMEOUT)
                yield connection
        except Exception:
            self.close()
            raise
