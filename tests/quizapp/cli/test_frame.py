"""The transaction around a command."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from quizapp.cli import opened, refuse
from quizapp.models import Unit
from quizapp.web.language import current_language
from tests.conftest import Store
from tests.factories import make_unit


@pytest.fixture(autouse=True)
def environment(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", database_url)
    monkeypatch.setenv("QUIZAPP_VAR", str(tmp_path / "var"))


def codes(store: Store) -> list[str]:
    with store(reading=True) as session:
        return list(session.scalars(select(Unit.code)))


def test_the_end_of_a_command_stores_its_work(store: Store) -> None:
    with opened() as (_, session):
        make_unit(session, code="A")
    assert codes(store) == ["A"]


def test_a_refusal_ends_with_1_tells_every_problem_and_stores_nothing(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    def command() -> None:
        with opened() as (_, session):
            make_unit(session, code="A")
            refuse(["一", "二"])

    with pytest.raises(typer.Exit) as ended:
        command()
    assert ended.value.exit_code == 1
    assert capsys.readouterr() == ("", "一\n二\n")
    assert codes(store) == []


def test_a_reading_command_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError), opened(reading=True) as (_, session):
        make_unit(session, code="A")
    assert codes(store) == []


def test_messages_speak_the_deployments_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_LANG", "en")
    before = current_language.set("zh-CN")
    with opened():
        assert current_language.get() == "en"
    current_language.reset(before)
