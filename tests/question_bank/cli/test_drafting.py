"""``question-bank draft`` writes the same bytes again, reports on stderr, and says how it went."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from question_bank.cli import app

SAMPLES = sorted((Path(__file__).parents[3] / "quizapp" / "sample").glob("*.txt"))


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["draft", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_one_item_a_line_on_stdout_notices_on_stderr() -> None:
    code, out, errors = run(*map(str, SAMPLES))
    assert code == 0
    items = [json.loads(line) for line in out.splitlines()]
    assert {item["evidence"]["document"] for item in items} == {path.name for path in SAMPLES}
    assert "提纲里的这一点在正文中没有找到" in errors


def test_the_same_call_writes_the_same_bytes(tmp_path: Path) -> None:
    one, other, seeded = tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "c.jsonl"
    assert run(str(SAMPLES[0]), "-o", str(one))[0] == 0
    assert run(str(SAMPLES[0]), "-o", str(other))[0] == 0
    assert run(str(SAMPLES[0]), "-o", str(seeded), "--seed", "7")[0] == 0
    assert one.read_bytes() == other.read_bytes() != seeded.read_bytes()


def test_an_unreadable_file_is_an_error_and_the_others_are_drafted(tmp_path: Path) -> None:
    bad = tmp_path / "空.txt"
    bad.write_bytes(b"")
    code, out, errors = run(str(bad), str(SAMPLES[0]))
    assert code == 1
    assert out
    assert f"{bad}: error:" in errors


@pytest.mark.parametrize("arguments", [("不存在.txt",), (str(SAMPLES[0]), "-o", "/不存在/题.jsonl")])
def test_a_path_that_can_t_be_used_is_a_wrong_call(arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2
