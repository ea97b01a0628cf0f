"""Bringing a database to the newest schema; migrations only go forward."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from quizapp.settings import ROOT


def _config() -> Config:
    config = Config(toml_file=str(ROOT / "pyproject.toml"))
    config.set_main_option("script_location", str(ROOT / "alembic"))
    return config


def migrate(engine: Engine) -> None:
    """Run the migrations that ``engine``'s database hasn't seen."""
    config = _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def revision(connection: Connection) -> str | None:
    """Return the name of the newest migration that the database has seen; None before the first."""
    return MigrationContext.configure(connection).get_current_revision()


def is_current(engine: Engine) -> bool:
    """Whether the database has the newest schema; waits for no writer."""
    with engine.execution_options(quizapp_reading=True).connect() as connection:
        seen = revision(connection)
    return seen == ScriptDirectory.from_config(_config()).get_current_head()
