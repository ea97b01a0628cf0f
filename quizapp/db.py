"""The engine, the naming convention, and the one place that commits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from quizapp.memory import OPTION, Memory

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

BUSY_TIMEOUT_SECONDS = 10
CONNECT_TIMEOUT_SECONDS = 5
NETWORK_TIMEOUT_SECONDS = 10
"""How long the network may leave what was sent to PostgreSQL unacknowledged before the connection is given up."""


def open_engine(url: str) -> Engine:
    """Open the database behind ``url``: SQLite (WAL, durable, foreign keys on) or PostgreSQL."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(
            parsed,
            pool_size=10,
            max_overflow=20,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": CONNECT_TIMEOUT_SECONDS,
                "tcp_user_timeout": NETWORK_TIMEOUT_SECONDS * 1000,
            },
            execution_options={OPTION: Memory()},
        )
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        parsed,
        pool_size=10,
        max_overflow=30,
        connect_args={"timeout": BUSY_TIMEOUT_SECONDS, "isolation_level": None, "check_same_thread": False},
        execution_options={OPTION: Memory()},
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-32000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A deferred transaction that turns into a writer ignores the busy timeout, so writers say so at once.
    reading = connection.get_execution_options().get("quizapp_reading", False)
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reading else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def transaction(engine: Engine, *, reading: bool = False) -> Iterator[Session]:
    """Open a session in one transaction; commit at the end unless only reading or rolled back before.

    The session keeps loaded objects usable after the commit. With ``reading`` the database itself refuses
    writes.
    """
    if reading:
        engine = engine.execution_options(quizapp_reading=True, postgresql_readonly=True)
    with Session(engine, expire_on_commit=False) as session:
        yield session
        if not reading:
            session.commit()
