"""``quizapp``: the platform's command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
import uvicorn
from sqlalchemy.orm import Session

from quizapp.db import open_engine, transaction
from quizapp.migrations import migrate as run_migrations
from quizapp.settings import Settings, load_settings

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@contextmanager
def opened() -> Iterator[tuple[Settings, Session]]:
    """Open the configured database, migrated, in one transaction."""
    settings = load_settings()
    engine = open_engine(settings.database_url)
    try:
        run_migrations(engine)
        with transaction(engine) as session:
            yield settings, session
    finally:
        engine.dispose()


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    engine = open_engine(load_settings().database_url)
    run_migrations(engine)
    engine.dispose()


@app.command()
def serve(
    host: Annotated[str, typer.Option()] = "127.0.0.1",
    port: Annotated[int, typer.Option()] = 8000,
    workers: Annotated[int | None, typer.Option()] = None,
) -> None:
    """Migrate, then serve."""
    migrate()
    uvicorn.run(
        "quizapp.app:create_app",
        factory=True,
        host=host,
        port=port,
        workers=workers or load_settings().workers,
        access_log=False,
        proxy_headers=True,
    )


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
