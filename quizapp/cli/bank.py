"""``quizapp bank``: documents and question files into a set, and a set out into a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.formats import UnknownFormat, format_of
from question_bank.items.model import Item
from question_bank.results import Unreadable
from quizapp.cli.frame import opened, refuse
from quizapp.library.contents import whole_contents
from quizapp.library.files import problems, question_format, write_questions
from quizapp.library.materials import Material, read_material
from quizapp.library.operations import accept_ready, add_questions, collect, create_set, store_material
from quizapp.library.queries import questions_of_version, set_titled
from quizapp.models import QuestionSet, QuestionState, Role, Unit, User
from quizapp.units.queries import unit_by_code
from quizapp.web.language import gettext

bank = typer.Typer(no_args_is_help=True, help="Documents and question files into a set; a set out into a file.")

SetName = Annotated[str, typer.Option("--set", help="the title of the set")]
UnitCode = Annotated[str, typer.Option("--unit", help="the code of the unit that owns the set")]


class Accept(StrEnum):
    """Which drafts are taken without a review."""

    READY = "ready"
    ALL = "all"


@dataclass
class Intake:
    """What the files hold, read before anything is stored."""

    materials: list[Material] = field(default_factory=list)
    items: list[tuple[str, list[Item]]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@bank.command("import")
def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="study documents or question files")],
    set_name: SetName,
    accept: Annotated[Accept | None, typer.Option(help="drafts to take unseen: the ready ones, or all")] = None,
    unit_code: UnitCode = "",
) -> None:
    """Turn documents into drafts, and question files into questions of a set.

    Any problem in any file is told with its line, and then nothing is stored.
    """
    with opened() as (_, session):
        intake = _read(files)  # before anything is asked of the database: reading takes its time
        if intake.problems:
            refuse(intake.problems)
        by, unit = _owner(session, unit_code)
        at = datetime.now(UTC)
        target = set_titled(session, set_name, unit)
        fresh = target is None
        target = target or create_set(session, set_name, unit=unit, by=by, at=at)
        for number, material in enumerate(intake.materials):
            home = target if fresh and number == 0 else None
            _store(session, material, target, home, accept, unit=unit, by=by, at=at)
        for name, items in intake.items:
            add_questions(session, target, items, by=by, at=at)
            typer.echo(gettext("{name}：存入 {count} 道题").format(name=name, count=len(items)))


@bank.command("export")
def export_set(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="the file to write, its format by its extension")],
    set_name: SetName,
    unit_code: UnitCode = "",
) -> None:
    """Write the questions of a set into a file."""
    try:
        chosen = format_of(out.name)
    except UnknownFormat as unknown:
        refuse([unknown.notice.text(gettext)])
    with opened() as (_, session):
        unit = _unit(session, unit_code) if unit_code else None
        question_set = set_titled(session, set_name, unit)
        if question_set is None:
            refuse([gettext("没有叫“{name}”的题集。").format(name=set_name)])
        versions = whole_contents(session, question_set)
        result = write_questions(versions, chosen)
    out.write_bytes(result.value)
    for notice in result.notices:
        typer.echo(notice.text(gettext), err=True)
    typer.echo(gettext("{name}：写出 {count} 道题").format(name=out.name, count=len(versions)))


def _read(files: list[Path]) -> Intake:
    intake = Intake()
    for file in files:
        try:
            _take(intake, file)
        except Unreadable as refusal:
            intake.problems.append(f"{file.name}: {refusal.notice.text(gettext)}")
        except OSError as error:
            intake.problems.append(f"{file.name}: {error.strerror}")
    return intake


def _take(intake: Intake, file: Path) -> None:
    raw = file.read_bytes()
    format_ = question_format(file.name, raw)
    if format_ is None:
        intake.materials.append(read_material(file.name, raw))
        return
    result = format_.read(raw)
    intake.problems += [f"{file.name}: {problem}" for problem in problems(result)]
    intake.items.append((file.name, result.value))


def _store(
    session: Session,
    material: Material,
    target: QuestionSet,
    home: QuestionSet | None,
    accept: Accept | None,
    *,
    unit: Unit,
    by: User,
    at: datetime,
) -> None:
    """Store a document; what is accepted at once goes to its own set and to ``target``."""
    stored = store_material(session, material, unit=unit, by=by, at=at, home=home)
    accepted = 0
    if accept:
        accepted = accept_ready(session, stored.version, by=by, at=at, everything=accept is Accept.ALL)
        collect(session, target, questions_of_version(session, stored.version, QuestionState.ACCEPTED))
    line = gettext("{name}：资料《{title}》，草稿 {drafts} 道，采用 {accepted} 道")
    typer.echo(
        line.format(
            name=material.name, title=stored.document.title, drafts=len(material.drafts), accepted=accepted
        )
    )


def _owner(session: Session, code: str) -> tuple[User, Unit]:
    """Return the first administrator, and the unit asked for or the administrator's own."""
    by = session.scalars(select(User).where(User.role == Role.ADMIN).order_by(User.id).limit(1)).first()
    if by is None:
        refuse([gettext("还没有管理员。请先用 quizapp user add 添加一个。")])
    if code:
        return by, _unit(session, code)
    return by, session.scalars(select(Unit).where(Unit.id == by.unit_id)).one()


def _unit(session: Session, code: str) -> Unit:
    unit = unit_by_code(session, code)
    if unit is None:
        refuse([gettext("没有编码为“{code}”的单位。").format(code=code)])
    return unit
