"""``quizapp backup`` and ``quizapp restore``."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from quizapp.cli import app as command_line
from quizapp.db import open_engine, transaction
from quizapp.models import Unit
from tests.conftest import Store
from tests.factories import make_unit

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    def run(url: str, *words: object) -> Result:
        monkeypatch.setenv("QUIZAPP_DATABASE_URL", url)
        monkeypatch.setenv("QUIZAPP_VAR", str(tmp_path / "var"))
        return CliRunner().invoke(command_line, [str(word) for word in words], catch_exceptions=False)

    return run


@pytest.fixture
def unit(store: Store) -> Unit:
    with store() as session:
        return make_unit(session, code="A1")


def test_a_backup_restores_into_a_new_database(run: Run, database_url: str, unit: Unit, tmp_path: Path) -> None:
    out, other = tmp_path / "backup.zip", f"sqlite:///{tmp_path / 'new' / 'other.db'}"
    assert run(database_url, "backup", out).exit_code == 0
    assert run(other, "restore", out).exit_code == 0
    engine = open_engine(other)
    with transaction(engine, reading=True) as session:
        assert session.scalars(select(Unit.code)).all() == ["A1"]
    engine.dispose()


def test_a_backup_is_taken_while_somebody_writes(
    run: Run, database_url: str, unit: Unit, store: Store, tmp_path: Path
) -> None:
    with store() as session:
        make_unit(session, code="B2")
        assert run(database_url, "backup", tmp_path / "backup.zip").exit_code == 0
    other = f"sqlite:///{tmp_path / 'other.db'}"
    run(other, "restore", tmp_path / "backup.zip")
    engine = open_engine(other)
    with transaction(engine, reading=True) as session:
        assert session.scalars(select(Unit.code)).all() == ["A1"]
    engine.dispose()


def test_a_backup_is_for_its_owner_and_replaces_the_last_one_whole(
    run: Run, database_url: str, unit: Unit, tmp_path: Path
) -> None:
    out = tmp_path / "backup.zip"
    out.write_text("the last one")
    assert run(database_url, "backup", out).exit_code == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert out.read_bytes().startswith(b"PK")
    assert [path.name for path in tmp_path.iterdir() if "unfinished" in path.name] == []


def test_restoring_over_data_is_refused(run: Run, database_url: str, unit: Unit, tmp_path: Path) -> None:
    run(database_url, "backup", tmp_path / "backup.zip")
    result = run(database_url, "restore", tmp_path / "backup.zip")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "已经有数据" in result.stderr


def test_an_older_schema_is_not_backed_up(run: Run, tmp_path: Path) -> None:
    result = run(f"sqlite:///{tmp_path / 'empty.db'}", "backup", tmp_path / "backup.zip")
    assert (result.exit_code, "quizapp migrate" in result.stderr) == (1, True)
    assert not (tmp_path / "backup.zip").exists()


def test_a_place_that_cannot_be_written_is_told(run: Run, database_url: str, unit: Unit, tmp_path: Path) -> None:
    result = run(database_url, "backup", tmp_path / "nowhere" / "backup.zip")
    assert (result.exit_code, "备份写不进" in result.stderr) == (1, True)


def test_a_missing_archive_is_a_wrong_call(run: Run, database_url: str, tmp_path: Path) -> None:
    assert run(database_url, "restore", tmp_path / "none.zip").exit_code == 2
