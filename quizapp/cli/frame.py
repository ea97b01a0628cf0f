"""What every command needs: the database opened in one transaction, and problems told on stderr."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from sqlalchemy.orm import Session

from quizapp.db import open_engine, transaction
from quizapp.migrations import migrate
from quizapp.settings import Settings, load_settings
from quizapp.web.language import current_language


@contextmanager
def opened(*, reading: bool = False) -> Iterator[tuple[Settings, Session]]:
    """Open the configured database, migrated, in one transaction, in the deployment's language.

    The end commits; an exception, also the one of :func:`refuse`, leaves nothing stored. With ``reading`` the
    transaction writes nothing, and keeps nobody else from writing.
    """
    settings = load_settings()
    current_language.set(settings.lang)
    engine = open_engine(settings.database_url)
    try:
        migrate(engine)
        with transaction(engine, reading=reading) as session:
            yield settings, session
    finally:
        engine.dispose()


def refuse(problems: Iterable[str]) -> NoReturn:
    """Tell every problem of the input on stderr, a line each, and end with exit code 1."""
    for problem in problems:
        typer.echo(problem, err=True)
    raise typer.Exit(1)
