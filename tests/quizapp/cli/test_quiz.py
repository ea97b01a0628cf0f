"""Publishing a quiz from the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from quizapp.cli import app as command_line
from quizapp.models import Quiz, QuizQuestion, QuizState, RosterEntry, StudySession
from tests.conftest import Store
from tests.quizapp.quizzes.hall import Hall, fill_hall, make_set, only_quiz

Publish = Callable[..., Result]


@pytest.fixture
def hall(store: Store) -> Hall:
    with store() as session:
        return fill_hall(session)


@pytest.fixture
def publish(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hall: Hall) -> Publish:
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", database_url)
    monkeypatch.setenv("QUIZAPP_VAR", str(tmp_path / "var"))

    def run(*words: str, unit: str = hall.workshop.code, named: str = "消防题库") -> Result:
        usual = ["quiz", "publish", "--title", "十二月测验", "--set", named, "--unit", unit]
        return CliRunner().invoke(command_line, [*usual, *words], catch_exceptions=False)

    return run


def nothing_stored(store: Store) -> bool:
    with store(reading=True) as session:
        tables = (StudySession, Quiz, QuizQuestion, RosterEntry)
        return not any(session.scalar(select(func.count()).select_from(table)) for table in tables)


def test_the_quizs_id_is_all_that_is_printed(publish: Publish, store: Store, hall: Hall) -> None:
    result = publish()
    assert (result.exit_code, result.stderr) == (0, "")
    with store(reading=True) as session:
        quiz = hall.quiz(session, int(result.stdout))
        assert result.stdout == f"{quiz.id}\n"
        assert (quiz.state, quiz.title, quiz.study_session.title) == (
            QuizState.PUBLISHED,
            "十二月测验",
            "十二月测验",
        )
        assert (quiz.unit_id, quiz.published_by) == (hall.workshop.id, hall.admin.id)
        assert [(line.kind, line.count) for line in quiz.blueprint] == [(None, None)]
        assert session.scalar(select(func.count()).select_from(RosterEntry)) == 3
        assert session.scalar(select(func.count()).select_from(QuizQuestion)) == 12
        assert quiz.closes_at - quiz.opens_at == timedelta(days=14)


def test_everything_can_be_said(publish: Publish, store: Store, hall: Hall) -> None:
    result = publish(
        "--draw=single_choice:3,true_false:2",
        "--minutes=45",
        "--attempts=2",
        "--opens=2126-11-21T09:00",
        "--closes=2126-11-22T09:00:00+00:00",
        "--policy=subset-half",
        "--pass=72.5",
        "--unit",
        hall.other.code,
    )
    assert result.exit_code == 0, result.stderr
    with store(reading=True) as session:
        quiz = hall.quiz(session, int(result.stdout))
    assert [(line.kind, line.count) for line in quiz.blueprint] == [("single_choice", 3), ("true_false", 2)]
    assert (quiz.minutes, quiz.attempts_allowed, quiz.policy) == (45, 2, "subset-half")
    assert quiz.cut_score == Decimal("72.5")
    assert quiz.opens_at == datetime(2126, 11, 21, 1, 0, tzinfo=UTC)
    assert quiz.closes_at == datetime(2126, 11, 22, 9, 0, tzinfo=UTC)
    assert [unit.id for unit in quiz.units] == [hall.workshop.id, hall.other.id]
    assert quiz.unit_id == hall.company.id


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--unit", "NOWHERE"], "没有编码为“NOWHERE”的单位。"),
        (["--set", "没有的"], "没有名为“没有的”的题库。"),
        (["--policy", "generous"], "没有名为“generous”的给分方法"),
        (["--draw", "single_choice:60"], "第 1 行：要 60 道单选题，题库里只有 6 道。"),
        (["--draw", "matching:1"], "第 1 行：要 1 道连线题，题库里只有 0 道。"),
        (["--draw", "riddle:3"], "看不懂“riddle:3”"),
        (["--draw", "true_false"], "看不懂“true_false”"),
        (["--draw", "true_false:0"], "看不懂“true_false:0”"),
        (["--closes", "tomorrow"], "看不懂时间“tomorrow”"),
        (["--opens", "2026-01-01", "--closes", "2025-01-01"], "结束时间要晚于开始时间。"),
        (["--opens", "2020-01-01", "--closes", "2020-02-01"], "截止时间已经过了"),
        (["--title", "  "], "名称要有 1 到 200 个字。"),
    ],
)
def test_what_is_wrong_is_said_on_stderr_and_nothing_is_stored(
    publish: Publish, store: Store, words: list[str], message: str
) -> None:
    result = publish(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
    assert nothing_stored(store)


def test_all_problems_are_told_at_once(publish: Publish) -> None:
    result = publish("--policy", "generous", unit="NOWHERE", named="没有的")
    assert len(result.stderr.splitlines()) == 3


def test_a_name_that_two_sets_have_is_not_guessed(publish: Publish, store: Store, hall: Hall) -> None:
    with store() as session:
        make_set(session, hall.other, hall.stranger, [])
    result = publish()
    assert result.exit_code == 1
    assert "有 2 个题库都叫“消防题库”" in result.stderr


def test_units_without_learners_are_remarked_upon(publish: Publish, store: Store, hall: Hall) -> None:
    with store() as session:
        session.get_one(type(hall.outsider), hall.outsider.id).disabled_at = hall.outsider.created_at
    result = publish(unit=hall.other.code)
    assert result.exit_code == 0
    assert "应答名单是空的" in result.stderr
    with store(reading=True) as session:
        assert result.stdout == f"{only_quiz(session).id}\n"


def test_a_call_that_makes_no_sense_is_refused_as_such(publish: Publish, store: Store) -> None:
    assert publish("--minutes", "0").exit_code == 2
    assert publish("--pass", "101").exit_code == 2
    assert nothing_stored(store)


def test_without_an_admin_nobody_could_own_it(publish: Publish, store: Store, hall: Hall) -> None:
    with store() as session:
        session.get_one(type(hall.admin), hall.admin.id).disabled_at = hall.admin.created_at
    result = publish()
    assert result.exit_code == 1
    assert "还没有管理员" in result.stderr
