"""The sample data, loaded by the command that people type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from quizapp.cli import app as command_line
from quizapp.models import Quiz, RosterEntry, Unit, User
from tests.conftest import Store
from tests.visitor import Visitor

Run = Callable[..., Result]


@pytest.fixture
def run(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", database_url)
    monkeypatch.setenv("QUIZAPP_VAR", str(tmp_path / "var"))
    return lambda *words: CliRunner().invoke(command_line, ["demo", *words], catch_exceptions=False)


def logins(result: Result) -> list[list[str]]:
    return [line.split() for line in result.stdout.splitlines()[-4:]]


def test_the_last_lines_tell_random_logins_that_work(run: Run, visitor: Visitor) -> None:
    result = run("--learners", "3", "--units", "2")
    (admin, organizer, learners, quiz) = logins(result)
    assert [admin[0], organizer[0], learners[0], learners[2], quiz[0]] == [
        "admin",
        "organizer",
        "learners",
        "3",
        "quiz",
    ]
    assert len({admin[2], organizer[2], learners[3]}) == 3
    for name, password in (
        (admin[1], admin[2]),
        (organizer[1], organizer[2]),
        (f"{learners[1]}00003", learners[3]),
    ):
        assert visitor.post("/login", {"username": name, "password": password}).status_code == 303, name


def test_everybody_is_due_at_a_published_quiz(run: Run, store: Store) -> None:
    run("--learners", "7", "--units", "3")
    with store(reading=True) as session:
        assert session.scalar(select(func.count()).select_from(RosterEntry)) == 7
        assert session.scalar(select(Quiz.state)) == "published"
        people = session.execute(
            select(Unit.code, func.count()).join(User, User.unit_id == Unit.id).group_by(Unit.id)
        )
        assert {code: count for code, count in people if code.startswith("unit")} == {
            "unit0001": 3,
            "unit0002": 2,
            "unit0003": 2,
        }


def test_data_that_are_there_are_left_alone(run: Run, store: Store) -> None:
    first = run("--learners", "2")
    again = run("--learners", "9")
    assert (first.exit_code, again.exit_code) == (0, 1)
    with store(reading=True) as session:
        assert session.scalar(select(func.count()).select_from(RosterEntry)) == 2


def test_if_empty_shows_the_logins_of_the_first_time(run: Run) -> None:
    first = run("--learners", "2", "--if-empty")
    again = run("--learners", "2", "--if-empty")
    assert again.exit_code == 0
    assert logins(again) == logins(first)


def test_the_kept_logins_are_for_the_owner_only(run: Run, tmp_path: Path) -> None:
    run("--learners", "1")
    assert (tmp_path / "var" / "sample-logins.txt").stat().st_mode & 0o077 == 0
