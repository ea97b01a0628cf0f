"""``quizapp report``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from quizapp.cli import app as command_line
from tests.conftest import Store
from tests.quizapp.results.story import Story, tell

Run = Callable[..., Result]


@pytest.fixture
def story(store: Store) -> Story:
    with store() as session:
        return tell(session)


@pytest.fixture
def run(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", database_url)
    monkeypatch.setenv("QUIZAPP_VAR", str(tmp_path / "var"))
    return lambda *words: CliRunner().invoke(command_line, ["report", *map(str, words)], catch_exceptions=False)


def test_the_file_holds_every_unit(run: Run, story: Story, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    assert run(story.quiz.id, out).exit_code == 0
    rows = CalamineWorkbook.from_path(out).get_sheet_by_name("单位").to_python()
    assert [row[1] for row in rows[1:]] == ["G", "P1", "P1A", "P2"]


def test_the_extension_chooses_the_format(run: Run, story: Story, tmp_path: Path) -> None:
    for name, start in (("out.csv", b"\xef\xbb\xbf"), ("out.PDF", b"%PDF-")):
        assert run(story.quiz.code, tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_bytes().startswith(start)


def test_what_cannot_be_done_is_said(run: Run, story: Story, tmp_path: Path) -> None:
    wrong = run(story.quiz.id, tmp_path / "out.docx")
    assert (wrong.exit_code, list(tmp_path.glob("out*"))) == (2, [])
    unknown = run("nothing", tmp_path / "out.xlsx")
    assert (unknown.exit_code, "没有找到测验“nothing”" in unknown.stderr) == (1, True)
    nowhere = run(story.quiz.id, tmp_path / "no" / "folder" / "out.xlsx")
    assert (nowhere.exit_code, "写不进去" in nowhere.stderr) == (1, True)
