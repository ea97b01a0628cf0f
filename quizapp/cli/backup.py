"""``quizapp backup`` and ``quizapp restore``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from quizapp.archives import ArchiveRefused, restore_archive, write_archive
from quizapp.cli.frame import opened, refuse
from quizapp.db import open_engine, transaction
from quizapp.migrations import is_current
from quizapp.settings import load_settings
from quizapp.web.language import current_language, gettext


def backup(
    out: Annotated[Path, typer.Argument(dir_okay=False, help="the file to write; replaced only once it is whole")],
) -> None:
    """Copy the whole database into one file, consistent also while the platform serves."""
    settings = load_settings()
    current_language.set(settings.lang)
    engine = open_engine(settings.database_url)
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    unfinished = out.with_name(f".{out.name}.unfinished")
    try:
        if not is_current(engine):
            refuse([gettext("数据库还不是最新的结构。请先运行 quizapp migrate。")])
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)  # it holds personal data and password hashes
        with transaction(engine, reading=True) as session:
            counts = write_archive(session, unfinished, at=datetime.now(UTC))
        unfinished.replace(out)
    except OSError as problem:
        refuse([gettext("备份写不进 {path}：{reason}。").format(path=out, reason=problem.strerror)])
    finally:
        unfinished.unlink(missing_ok=True)
        engine.dispose()
    typer.echo(_summary(gettext("已备份 {tables} 张表，共 {rows} 行。"), counts), err=True)


def restore(
    archive: Annotated[Path, typer.Argument(metavar="IN", exists=True, dir_okay=False, readable=True)],
) -> None:
    """Fill an empty database from a backup, its hashes checked; it may be of the other kind."""
    try:
        with opened() as (_settings, session):
            counts = restore_archive(session, archive)
    except ArchiveRefused as refusal:
        refuse([f"{archive.name}: {refusal}"])
    typer.echo(_summary(gettext("已恢复 {tables} 张表，共 {rows} 行。"), counts), err=True)


def _summary(message: str, counts: dict[str, int]) -> str:
    return message.format(tables=len(counts), rows=sum(counts.values()))
