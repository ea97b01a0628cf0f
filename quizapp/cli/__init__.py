"""``quizapp``: the platform's command line. The table of commands stands here, each family in its module.

Exit codes: 0 fine, 1 the input has problems (all told on stderr), 2 the call is wrong.
"""

from __future__ import annotations

from typing import Annotated

import typer
import uvicorn

from quizapp.cli.backup import backup, restore
from quizapp.cli.bank import bank
from quizapp.cli.demo import demo
from quizapp.cli.frame import opened, refuse
from quizapp.cli.people import rosters, users
from quizapp.cli.quiz import quizzes
from quizapp.cli.report import report
from quizapp.db import open_engine
from quizapp.migrations import migrate as run_migrations
from quizapp.settings import load_settings

__all__ = ["app", "main", "opened", "refuse"]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


app.command()(backup)
app.command()(demo)
app.command()(report)
app.command()(restore)
app.add_typer(bank, name="bank")
app.add_typer(quizzes, name="quiz")
app.add_typer(rosters, name="roster")
app.add_typer(users, name="user")


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
        "quizapp.app:create_serving_app",
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
