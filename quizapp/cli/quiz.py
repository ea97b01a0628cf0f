"""``quizapp quiz``: publishing a quiz without a browser."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import PurePosixPath
from posixpath import commonpath
from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.items.model import Kind
from question_bank.marking import POLICIES
from question_bank.papers import BlueprintRow
from quizapp.cli.frame import opened, refuse
from quizapp.models import QuestionSet, Role, Unit, User
from quizapp.quizzes.blueprint_form import shortage
from quizapp.quizzes.forms import MAX_ATTEMPTS, MAX_MINUTES
from quizapp.quizzes.operations import (
    BlueprintRefused,
    QuizAlreadyOver,
    create_quiz,
    create_study_session,
    publish_quiz,
)
from quizapp.quizzes.periods import DEFAULT_DAYS, from_local
from quizapp.quizzes.plans import QuizPlan, StudySessionPlan
from quizapp.web.language import N_, gettext

quizzes = typer.Typer(no_args_is_help=True)


@quizzes.callback()
def quiz() -> None:
    """Quizzes."""


@quizzes.command()
def publish(
    title: Annotated[str, typer.Option(help="Also the study session's title.")],
    set_: Annotated[list[str], typer.Option("--set", help="A question set's name; may be repeated.")],
    unit: Annotated[list[str], typer.Option(help="A unit's code, with all below it; may be repeated.")],
    draw: Annotated[str, typer.Option(help="As single_choice:10,true_false:5; without it, every question.")] = "",
    minutes: Annotated[int | None, typer.Option(min=1, max=MAX_MINUTES)] = None,
    attempts: Annotated[int, typer.Option(min=1, max=MAX_ATTEMPTS)] = 1,
    opens: Annotated[str, typer.Option(help="ISO 8601, local without a zone; now by default.")] = "",
    closes: Annotated[str, typer.Option(help="The same; two weeks after it opens by default.")] = "",
    policy: Annotated[str, typer.Option()] = "exact",
    pass_: Annotated[float, typer.Option("--pass", min=0, max=100, help="Per cent of the full mark.")] = 60,
) -> None:
    """Publish a quiz at once, and print its id."""
    at = datetime.now(UTC)
    with opened() as (settings, session):
        problems: list[str] = []
        by = _first_admin(session, problems)
        sets = _sets(session, set_, problems)
        units = _units(session, unit, problems)
        blueprint = _blueprint(draw, problems)
        opens_at = _moment(opens, settings.timezone, problems) or at
        closes_at = _moment(closes, settings.timezone, problems) or opens_at + timedelta(days=DEFAULT_DAYS)
        if closes_at <= opens_at:
            problems.append(gettext("结束时间要晚于开始时间。"))
        if policy not in POLICIES:
            known = gettext(N_("没有名为“{name}”的给分方法，可以用：{known}。"))
            problems.append(known.format(name=policy, known=gettext("、").join(POLICIES)))
        if not 1 <= len(title.strip()) <= 200:
            problems.append(gettext("名称要有 1 到 200 个字。"))
        if problems or by is None:
            refuse(problems)
        plan = QuizPlan(
            title=title.strip(),
            set_ids=tuple(found.id for found in sets),
            unit_ids=tuple(found.id for found in units),
            blueprint=blueprint,
            opens_at=opens_at,
            closes_at=closes_at,
            policy=policy,
            cut_score=Decimal(str(pass_)),
            minutes=minutes,
            attempts_allowed=attempts,
        )
        typer.echo(_publish(session, plan, units, by=by, at=at))


def _publish(session: Session, plan: QuizPlan, units: list[Unit], *, by: User, at: datetime) -> int:
    """Store study session and quiz, publish, and return the quiz's id; refuse what can't be."""
    activity = StudySessionPlan(
        title=plan.title, opens_at=plan.opens_at, closes_at=plan.closes_at, unit_ids=plan.unit_ids
    )
    owner = _common_unit(units) or by.unit_id
    try:
        study_session = create_study_session(session, activity, by=by, at=at, unit_id=owner)
        stored = create_quiz(session, study_session, plan, by=by, at=at, seed=secrets.randbits(63))
        due = publish_quiz(session, stored, by=by, at=at)
    except BlueprintRefused as refusal:
        kinds = [row.kind or "" for row in plan.blueprint]
        refuse(shortage(notice, kinds[(notice.place.line or 1) - 1]) for notice in refusal.notices)
    except QuizAlreadyOver:
        refuse([gettext("截止时间已经过了，请先修改时间。")])
    if not due:
        typer.echo(gettext("注意：这些单位里现在没有学员，应答名单是空的。"), err=True)
    return stored.id


def _first_admin(session: Session, problems: list[str]) -> User | None:
    admins = select(User).where(User.role == Role.ADMIN, User.disabled_at.is_(None))
    admin = session.scalar(admins.order_by(User.id).limit(1))
    if admin is None:
        problems.append(gettext("还没有管理员，请先用 quizapp user add 添加一个。"))
    return admin


def _sets(session: Session, names: list[str], problems: list[str]) -> list[QuestionSet]:
    found: list[QuestionSet] = []
    for name in dict.fromkeys(names):
        same = session.scalars(select(QuestionSet).where(QuestionSet.title == name)).all()
        if len(same) == 1:
            found += same
        elif same:
            message = gettext("有 {count} 个题库都叫“{name}”，请先改名。")
            problems.append(message.format(count=len(same), name=name))
        else:
            problems.append(gettext("没有名为“{name}”的题库。").format(name=name))
    return found


def _units(session: Session, codes: list[str], problems: list[str]) -> list[Unit]:
    found = {unit.code: unit for unit in session.scalars(select(Unit).where(Unit.code.in_(codes)))}
    problems += [gettext("没有编码为“{code}”的单位。").format(code=code) for code in codes if code not in found]
    return list(found.values())


def _common_unit(units: list[Unit]) -> int | None:
    """Return the lowest unit above (or among) all of ``units``; None when they share none."""
    lowest = PurePosixPath(commonpath([unit.path for unit in units])).name
    return int(lowest) if lowest else None


def _blueprint(draw: str, problems: list[str]) -> tuple[BlueprintRow, ...]:
    if not draw.strip():
        return (BlueprintRow(),)
    kinds = {kind.value: kind for kind in Kind}
    rows = []
    for part in draw.split(","):
        name, _, count = part.strip().partition(":")
        if name in kinds and count.isdecimal() and count.isascii() and 1 <= int(count) <= 1000:
            rows.append(BlueprintRow(kind=kinds[name], count=int(count)))
        else:
            message = gettext("看不懂“{part}”：要写成 题型:题数，题型可以用：{known}。")
            problems.append(message.format(part=part.strip(), known=gettext("、").join(kinds)))
    return tuple(rows)


def _moment(text: str, timezone: str, problems: list[str]) -> datetime | None:
    if not text:
        return None
    try:
        return from_local(datetime.fromisoformat(text), timezone)
    except (ValueError, OverflowError):
        problems.append(gettext("看不懂时间“{text}”，请写成 2026-11-21T09:00。").format(text=text))
        return None
