"""``quizapp demo``: sample units, people, documents, a bank and a published quiz, to look at or to load."""

from __future__ import annotations

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import exists, select

from quizapp.accounts.passwords import random_password
from quizapp.cli.frame import refuse
from quizapp.cli.sample import LEARNER_PREFIX, Passwords, populate
from quizapp.cli.simulation import simulate_answers
from quizapp.db import open_engine, transaction
from quizapp.migrations import migrate
from quizapp.models import Unit
from quizapp.settings import load_settings
from quizapp.web.language import gettext

LOGINS = "sample-logins.txt"


def demo(
    learners: Annotated[int, typer.Option(min=1, max=1_000_000, help="how many people who take the quiz")] = 60,
    units: Annotated[int, typer.Option(min=1, max=10_000, help="how many units they belong to")] = 12,
    answers: Annotated[bool, typer.Option("--answers", help="simulate finished attempts")] = False,
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help="do nothing but show the logins when there are data already")
    ] = False,
) -> None:
    """Fill the database with sample units, people, documents, a bank and a published quiz.

    The last lines printed tell the logins: they are random, and kept in the folder for data.
    """
    settings = load_settings()
    engine = open_engine(settings.database_url)
    try:
        migrate(engine)
        with transaction(engine, reading=True) as session:
            empty = not session.scalar(select(exists().where(Unit.id > 0)))
        if empty:
            passwords = Passwords(random_password(), random_password(), random_password())
            at, seed = datetime.now(UTC), secrets.randbits(63)
            with transaction(engine) as session:
                quiz = populate(session, learners=learners, units=units, passwords=passwords, at=at, seed=seed)
            if answers:
                simulate_answers(engine, quiz.id, at=at, seed=seed)
            _keep(settings.var / LOGINS, _logins(passwords, learners, quiz.id))
        elif not if_empty:
            refuse([gettext("数据库里已经有数据，示例数据没有载入。")])
    finally:
        engine.dispose()
    kept = settings.var / LOGINS
    if kept.exists():
        typer.echo(kept.read_text("utf-8"), nl=False)


def _logins(passwords: Passwords, learners: int, quiz_id: int) -> str:
    lines = (
        f"admin admin {passwords.admin}",
        f"organizer organizer {passwords.organizer}",
        f"learners {LEARNER_PREFIX} {learners} {passwords.learners}",
        f"quiz {quiz_id}",
    )
    return "\n".join(lines) + "\n"


def _keep(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
