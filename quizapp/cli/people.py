"""``quizapp user add`` and ``quizapp roster import``: people, by whoever owns the database."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from quizapp.accounts.operations import UsernameTaken
from quizapp.accounts.passwords import MINIMUM_LENGTH, random_password
from quizapp.cli.frame import opened, refuse
from quizapp.models import Role, Unit
from quizapp.units.fields import check_code, check_name, check_username
from quizapp.units.operations import add_person, add_unit
from quizapp.units.queries import any_unit, unit_by_code
from quizapp.units.roster import (
    RosterOutcome,
    RosterRefused,
    TableUnreadable,
    import_roster,
    passwords_csv,
    read_roster,
    read_table,
)
from quizapp.web.language import gettext

users = typer.Typer(no_args_is_help=True, help="People, one by one.")
rosters = typer.Typer(no_args_is_help=True, help="Units and people, from a table.")


@users.command("add")
def add_user(
    username: Annotated[str, typer.Argument(metavar="NAME", help="the user name")],
    role: Annotated[Role, typer.Option()],
    unit: Annotated[str, typer.Option(metavar="CODE", help="the unit's code; added when there are no units yet")],
    name: Annotated[str | None, typer.Option(help="the person's name; the user name without it")] = None,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="read the password, which is final, from standard input")
    ] = False,
) -> None:
    """Add a person. Without --password-stdin, print a random password, to be changed at first login."""
    with opened() as (settings, session):
        password = sys.stdin.readline().rstrip("\r\n") if password_stdin else random_password()
        if len(password) < MINIMUM_LENGTH:
            refuse([gettext("密码太短，至少要 {least} 个字符。").format(least=MINIMUM_LENGTH)])
        try:
            checked = check_username(username)
            checked_name = check_name(name if name is not None else username)
        except ValueError as problem:
            refuse([f"{username}: {gettext(str(problem))}"])
        at = datetime.now(UTC)
        try:
            add_person(
                session,
                _unit(session, unit, at=at),
                username=checked,
                name=checked_name,
                role=role,
                password=password,
                initial_days=None if password_stdin else settings.initial_password_days,
                by=None,
                at=at,
            )
        except UsernameTaken:
            refuse([gettext("用户名“{name}”已经有人用了。").format(name=checked)])
    if not password_stdin:
        typer.echo(password)


def _unit(session: Session, code: str, *, at: datetime) -> Unit:
    unit = unit_by_code(session, code)
    if unit is not None:
        return unit
    if any_unit(session):
        refuse([gettext("没有编码为“{code}”的单位。").format(code=code)])
    try:
        code = check_code(code)
    except ValueError as problem:
        refuse([f"{code}: {gettext(str(problem))}"])
    typer.echo(gettext("还没有任何单位，已新建单位“{code}”。").format(code=code), err=True)
    return add_unit(session, code=code, name=code, parent=None, by=None, at=at)


@rosters.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    passwords: Annotated[
        Path | None, typer.Option(dir_okay=False, help="where initial passwords go, as CSV; else they are printed")
    ] = None,
    renew: Annotated[
        bool, typer.Option("--renew", help="new initial passwords for those who haven't changed theirs yet")
    ] = False,
) -> None:
    """Import units and people from xlsx or csv; with any problem, nothing is stored."""
    with opened() as (settings, session):
        try:
            roster = read_roster(read_table(file.read_bytes()))
            outcome = import_roster(
                session,
                roster,
                by=None,
                at=datetime.now(UTC),
                initial_days=settings.initial_password_days,
                renew=renew,
            )
        except TableUnreadable as refusal:
            refuse([f"{file.name}: {refusal.text()}"])
        except RosterRefused as refusal:
            refuse(problem.line() for problem in refusal.problems)
        table = passwords_csv(outcome, roster.titles)
        if passwords is not None and (outcome.passwords or not passwords.exists()):
            _write_secret(passwords, table)
    if passwords is None and outcome.passwords:
        typer.echo(table.decode("utf-8-sig"), nl=False)
    typer.echo(_summary(outcome), err=True)


def _write_secret(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, before the people in it are stored."""
    try:
        path.touch(mode=0o600)
        path.write_bytes(content)
    except OSError as problem:
        refuse(
            [gettext("密码表写不进 {path}：{reason}。什么都没有存。").format(path=path, reason=problem.strerror)]
        )


def _summary(outcome: RosterOutcome) -> str:
    return gettext(
        "新增单位 {units_added} 个，更新 {units_changed} 个；"
        "新增人员 {people_added} 人，更新 {people_changed} 人；没有变化的 {unchanged} 行。"
    ).format(**vars(outcome))
