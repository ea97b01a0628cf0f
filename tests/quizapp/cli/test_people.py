"""``quizapp user add`` and ``quizapp roster import``."""

from __future__ import annotations

import csv
import io
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from quizapp.cli import app as command_line
from quizapp.models import AuditEvent, Unit, User
from tests.conftest import Store
from tests.factories import make_unit
from tests.visitor import Visitor

Run = Callable[..., Result]


@pytest.fixture
def run(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", database_url)
    monkeypatch.setenv("QUIZAPP_VAR", str(tmp_path / "var"))

    def run(*words: object, typed: str = "") -> Result:
        return CliRunner().invoke(command_line, [str(word) for word in words], input=typed, catch_exceptions=False)

    return run


def add(run: Run, *more: object, typed: str = "") -> Result:
    return run("user", "add", "boss", "--role", "admin", "--unit", "HQ", *more, typed=typed)


def usernames(store: Store) -> list[str]:
    with store(reading=True) as session:
        return list(session.scalars(select(User.username).order_by(User.username)))


def test_the_first_admin_comes_with_the_first_unit(run: Run, store: Store, visitor: Visitor) -> None:
    result = add(run, "--name", "王主任")
    assert result.exit_code == 0
    assert "已新建单位“HQ”" in result.stderr
    password = result.stdout.strip()
    assert visitor.post("/login", {"username": "boss", "password": password}).status_code == 303
    assert visitor.get("/units").headers["location"] == "/password"
    with store(reading=True) as session:
        assert session.scalars(select(Unit.code)).all() == ["HQ"]
        assert session.scalars(select(User.name)).all() == ["王主任"]
        actions = select(AuditEvent.action).where(AuditEvent.actor_id.is_(None)).order_by(AuditEvent.id)
        assert session.scalars(actions).all() == ["add_unit", "add_user"]


def test_a_given_password_is_final_and_not_printed(run: Run, visitor: Visitor) -> None:
    result = add(run, "--password-stdin", typed="correct horse\n")
    assert (result.exit_code, result.stdout) == (0, "")
    visitor.post("/login", {"username": "boss", "password": "correct horse"})
    assert visitor.get("/units").status_code == 200


@pytest.mark.parametrize(
    ("words", "typed", "message"),
    [
        (["new", "--role", "learner", "--unit", "NOPE"], "", "没有编码为“NOPE”的单位"),
        (["here", "--role", "learner", "--unit", "HQ"], "", "“here”已经有人用了"),
        (["=x", "--role", "learner", "--unit", "HQ"], "", "用户名只能用"),
        (["new", "--role", "learner", "--unit", "HQ", "--password-stdin"], "short\n", "至少要 8 个字符"),
        (["110105194912310021", "--role", "learner", "--unit", "HQ"], "", "身份证"),
    ],
)
def test_problems_are_told_on_stderr_and_nothing_is_stored(
    run: Run, store: Store, words: list[str], typed: str, message: str
) -> None:
    with store() as session:
        make_unit(session, code="HQ")
    run("user", "add", "here", "--role", "learner", "--unit", "HQ")
    result = run("user", "add", *words, typed=typed)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
    assert usernames(store) == ["here"]


@pytest.mark.parametrize(
    "words",
    [
        ["user", "add", "x", "--role", "king", "--unit", "HQ"],
        ["user", "add", "x", "--role", "admin"],
        ["roster", "import", "/no/such/file.csv"],
        ["roster", "import"],
    ],
)
def test_wrong_calls_end_with_2(run: Run, words: list[str]) -> None:
    assert run(*words).exit_code == 2


ROSTER = """unit_code,unit_name,parent_code,username,name,phone,role
HQ,总部,,,,,
A,一科,HQ,,,,
A,,,zhang,张三,13800001234,organizer
A,,,li,李四,,
"""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER, "utf-8")
    return path


def test_a_roster_is_stored_and_its_passwords_go_to_a_file_for_the_owner(
    run: Run, store: Store, visitor: Visitor, roster: Path, tmp_path: Path
) -> None:
    out = tmp_path / "passwords.csv"
    result = run("roster", "import", roster, "--passwords", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "新增单位 2 个" in result.stderr
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert [(row["unit_code"], row["username"], row["name"]) for row in rows] == [
        ("A", "zhang", "张三"),
        ("A", "li", "李四"),
    ]
    assert visitor.post("/login", {"username": "li", "password": rows[1]["password"]}).status_code == 303
    assert usernames(store) == ["li", "zhang"]


def test_importing_again_changes_nothing_and_keeps_the_passwords(run: Run, roster: Path, tmp_path: Path) -> None:
    out = tmp_path / "passwords.csv"
    run("roster", "import", roster, "--passwords", out)
    before = out.read_bytes()
    result = run("roster", "import", roster, "--passwords", out)
    assert (result.exit_code, out.read_bytes()) == (0, before)
    assert "新增人员 0 人" in result.stderr
    run("roster", "import", roster, "--passwords", out, "--renew")
    assert out.read_bytes() != before


def test_without_a_file_the_passwords_are_printed(run: Run, roster: Path) -> None:
    result = run("roster", "import", roster)
    assert [line.split(",")[:3] for line in result.stdout.splitlines()] == [
        ["unit_code", "username", "name"],
        ["A", "zhang", "张三"],
        ["A", "li", "李四"],
    ]


def test_every_problem_has_its_row_and_nothing_is_stored(
    run: Run, store: Store, roster: Path, tmp_path: Path
) -> None:
    roster.write_text(ROSTER + "B,,,wang,王五,,\nA,,,li,李四,,king\n", "utf-8")
    result = run("roster", "import", roster, "--passwords", tmp_path / "out.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert [line.split("：")[0] for line in lines] == ["第 6 行「unit_code」", "第 7 行「role」"]
    assert usernames(store) == []
    assert not (tmp_path / "out.csv").exists()


def test_a_file_that_is_no_table_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    result = run("roster", "import", path)
    assert (result.exit_code, "roster.xlsx: 这不是表格文件" in result.stderr) == (1, True)


def test_nothing_is_stored_when_the_passwords_cannot_be_written(
    run: Run, store: Store, roster: Path, tmp_path: Path
) -> None:
    result = run("roster", "import", roster, "--passwords", tmp_path / "nowhere" / "out.csv")
    assert (result.exit_code, "写不进" in result.stderr) == (1, True)
    assert usernames(store) == []
