"""``question-bank outline`` prints what it found, and exits by the contract."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from question_bank.cli import app

TEXT = """\
【提纲】一、责任。二、检查。
同志们：
一、责任
各部门要落实责任，**市已有经验。[bookmark: _GoBack]
"""


def outline(path: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["outline", str(path), *options])


def document(folder: Path, text: str = TEXT) -> Path:
    path = folder / "讲话.txt"
    path.write_text(text, "utf-8")
    return path


def test_points_go_to_stdout_and_notices_to_stderr(tmp_path: Path) -> None:
    path = document(tmp_path)
    result = outline(path)
    assert result.exit_code == 0
    assert result.stdout == "一、责任\n二、检查（没有正文）\n"
    assert result.stderr.splitlines() == [
        f"{path}: info: 去掉了 1 处书签标记。",
        f"{path}:4: warning: 提纲里的这一点在正文中没有找到：二、检查",
        f"{path}:4: info: 有 1 句话隐去了人名、地名或文字，可以照常阅读，但不会用来出题。",
    ]


def test_json_holds_text_points_sentences_and_notices(tmp_path: Path) -> None:
    data = json.loads(outline(document(tmp_path), "--json").stdout)
    text = data["text"]
    assert data["title"] == ""
    here, lost = data["nodes"]
    assert text[here["start"] : here["end"]] == "一、责任"
    assert text[here["body_start"] : here["body_end"]] == "各部门要落实责任，**市已有经验。"
    assert (here["label"], here["title"], here["level"], here["parent"], here["has_text"]) == (
        *("一、", "责任", 1),
        None,
        True,
    )
    assert (lost["start"], lost["has_text"]) == (None, False)
    last = data["sentences"][-1]
    assert text[last["start"] : last["end"]] == "各部门要落实责任，**市已有经验。"
    assert (last["node"], last["masked"], last["seam"], last["heading"]) == (0, True, False, False)
    assert [(notice["id"], notice["severity"], notice["line"]) for notice in data["notices"]] == [
        ("dropped-bookmarks", "info", None),
        ("point-without-text", "warning", 4),
        ("masked", "info", 4),
    ]


def test_a_file_that_cant_be_read_is_an_error_of_the_input(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    result = outline(path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{path}: error: ")
    assert "PNG" in result.stderr


def test_a_file_that_isnt_there_is_a_wrong_call(tmp_path: Path) -> None:
    result = outline(tmp_path / "absent.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "absent.txt: error: " in result.stderr


def test_a_call_without_a_file_is_wrong() -> None:
    assert CliRunner().invoke(app, ["outline"]).exit_code == 2
