"""Documents and question files into a set, and a set out into a file, by the commands that people type."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from typer.testing import CliRunner, Result

from quizapp.cli import app as command_line
from quizapp.library.contents import whole_contents
from quizapp.library.queries import set_titled
from quizapp.models import Document, Question, QuestionSet, Role, User
from quizapp.settings import ROOT
from tests.conftest import Store
from tests.factories import make_unit, make_user
from tests.quizapp.library.shelf import SPEECH

Run = Callable[..., Result]
SAMPLES = sorted(str(path) for path in (ROOT / "quizapp" / "sample").glob("*.txt"))
TRUTH = json.dumps({"kind": "true_false", "stem": "主通道宽度不小于2米。", "answer": True}, ensure_ascii=False)


@pytest.fixture
def run(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", database_url)
    monkeypatch.setenv("QUIZAPP_VAR", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(command_line, ["bank", *words], catch_exceptions=False)


@pytest.fixture(autouse=True)
def admin(store: Store) -> None:
    with store() as session:
        root = make_unit(session, code="ROOT")
        make_unit(session, parent=root, code="A1")
        make_user(session, root, role=Role.ADMIN)


def titles(store: Store) -> list[str]:
    with store(reading=True) as session:
        return sorted(session.scalars(select(QuestionSet.title)))


def size(store: Store, title: str) -> int:
    with store(reading=True) as session:
        return len(whole_contents(session, set_titled(session, title)))


def states(store: Store) -> dict[str, int]:
    with store(reading=True) as session:
        return dict(session.execute(select(Question.state, func.count()).group_by(Question.state)).all())


def test_a_document_becomes_drafts_that_wait_for_a_review(run: Run, store: Store) -> None:
    result = run("import", SAMPLES[0], "--set", "题集")
    assert result.exit_code == 0
    assert "草稿" in result.stdout
    assert set(states(store)) == {"draft"}
    assert (titles(store), size(store, "题集")) == (["题集"], 0)


@pytest.mark.parametrize(("accept", "left"), [("ready", True), ("all", False)])
def test_drafts_are_accepted_on_demand(run: Run, store: Store, accept: str, left: bool) -> None:
    assert run("import", *SAMPLES, "--set", "题集", "--accept", accept).exit_code == 0
    found = states(store)
    assert (found.get("draft", 0) > 0) is left
    assert size(store, "题集") == found["accepted"] > 20
    assert len(titles(store)) == 2, "the second document has a set of its own besides"


def test_question_files_become_questions(run: Run, store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(TRUTH, "utf-8")
    (tmp_path / "b.txt").write_text("1. 指针应指在哪里？\nA. 红区\nB. 绿区\n答案：B\n", "utf-8")
    assert run("import", "a.jsonl", "b.txt", "--set", "题集").exit_code == 0
    assert run("import", "a.jsonl", "--set", "题集", "--unit", "ROOT").exit_code == 0
    assert (titles(store), size(store, "题集")) == (["题集"], 3)


def test_every_problem_is_told_with_its_file_and_nothing_is_stored(run: Run, store: Store, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text(f"{TRUTH}\n{{\n[]", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "speech.txt").write_text(SPEECH, "utf-8")
    result = run("import", "bad.jsonl", "empty.txt", "missing.txt", "speech.txt", "--set", "题集")
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["bad.jsonl", "bad.jsonl", "empty.txt", "missing.txt"]
    assert "第 2 行" in lines[0]
    assert titles(store) == []
    with store(reading=True) as session:
        assert session.scalar(select(func.count(Document.id))) == 0


def test_the_set_belongs_to_the_unit_asked_for(run: Run, store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(TRUTH, "utf-8")
    run("import", "a.jsonl", "--set", "题集", "--unit", "A1")
    run("import", "a.jsonl", "--set", "题集")
    assert titles(store) == ["题集", "题集"]
    assert run("import", "a.jsonl", "--set", "题集", "--unit", "nowhere").exit_code == 1


def test_what_is_exported_comes_back_the_same(run: Run, store: Store, tmp_path: Path) -> None:
    run("import", *SAMPLES, "--set", "题集", "--accept", "all")
    assert run("export", "--set", "题集", "out.jsonl").exit_code == 0
    assert run("import", "out.jsonl", "--set", "副本").exit_code == 0
    assert run("export", "--set", "副本", "again.jsonl").exit_code == 0
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert sorted(lines) == sorted((tmp_path / "again.jsonl").read_text("utf-8").splitlines())
    assert len(lines) == size(store, "题集")


def test_an_export_tells_what_cannot_be_had(run: Run) -> None:
    assert run("export", "--set", "没有", "out.jsonl").exit_code == 1
    assert run("export", "--set", "没有", "out.pages").exit_code == 1


def test_without_an_administrator_nothing_can_be_owned(run: Run, store: Store, tmp_path: Path) -> None:
    with store() as session:
        session.execute(update(User).values(role=Role.LEARNER))
    (tmp_path / "a.jsonl").write_text(TRUTH, "utf-8")
    assert run("import", "a.jsonl", "--set", "题集").exit_code == 1
