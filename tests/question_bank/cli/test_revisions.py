"""``question-bank compare`` tells what changed."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from question_bank.cli import app

OLD = "一、检查\n每月检查一次灭火器，做好记录。发现隐患立即上报。各部门应当相互配合。"
NEW = "一、检查\n每季度检查一次灭火器，做好记录。各部门应当相互配合。检查表保存三年。"


def compare(folder: Path, *options: str, old: bytes = OLD.encode()) -> Result:
    (folder / "old.txt").write_bytes(old)
    (folder / "new.txt").write_text(NEW, "utf-8")
    return CliRunner().invoke(app, ["compare", str(folder / "old.txt"), str(folder / "new.txt"), *options])


def test_changed_passages_are_listed_with_what_changed(tmp_path: Path) -> None:
    result = compare(tmp_path)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "~ 每[-月-]{+季度+}检查一次灭火器，做好记录。",
        "- 发现隐患立即上报。",
        "+ 检查表保存三年。",
        "未变 2 句，移动 0 句，改动 1 句，新增 1 句，删去 1 句",
    ]


def test_json_gives_offsets_of_both_texts(tmp_path: Path) -> None:
    data = json.loads(compare(tmp_path, "--json").stdout)
    assert data["counts"] == {"kept": 2, "moved": 0, "changed": 1, "gone": 1, "new": 1}
    changed = next(passage for passage in data["passages"] if passage["fate"] == "changed")
    (change,) = changed["changes"]
    assert data["old"][slice(*change["old"])] == "月"
    assert data["new"][slice(*change["new"])] == "季度"
    gone = next(passage for passage in data["passages"] if passage["fate"] == "gone")
    assert (data["old"][slice(*gone["old"])], gone["new"]) == ("发现隐患立即上报。", None)


def test_a_moved_passage_is_shown_once(tmp_path: Path) -> None:
    moved = "各部门应当相互配合。\n一、检查\n每季度检查一次灭火器，做好记录。检查表保存三年。"
    assert compare(tmp_path, old=moved.encode()).stdout.splitlines()[0] == "> 各部门应当相互配合。"


def test_a_file_that_cant_be_read_is_an_error_of_the_input(tmp_path: Path) -> None:
    result = compare(tmp_path, old=b"\x89PNG\r\n\x1a\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "old.txt: error: " in result.stderr
