"""``analyse``."""

import json

import pytest
from typer.testing import CliRunner

from question_bank.cli import app


@pytest.fixture
def run(tmp_path):
    def invoke(text, *words, key=None):
        (tmp_path / "responses.csv").write_text(text)
        if key:
            (tmp_path / "key.csv").write_text(key)
            words = (*words, "--key", str(tmp_path / "key.csv"))
        return CliRunner().invoke(app, ["analyse", str(tmp_path / "responses.csv"), *words])

    return invoke


SCORES = "id,q1,q2,q3,q4\na,1,1,1,0\nb,1,1,0,0\nc,1,0,0,0\nd,1,1,1,1\ne,0,0,0,0\n"


def test_statistics_as_json(run):
    result = run(SCORES, "--json")
    data = json.loads(result.stdout)
    assert result.exit_code == 0
    assert data["test"]["alpha"] == pytest.approx(0.8, abs=1e-6)
    assert [item["facility"] for item in data["items"]] == [0.8, 0.6, 0.4, 0.2]
    assert data["items"][1]["discrimination"] == pytest.approx(0.45 / (0.3 * 1.3) ** 0.5, abs=1e-6)


def test_letters_with_a_key_tell_about_the_options(run):
    result = run("id,q1,q2\na,A,B\nb,A,C\nc,B,B\n", "--json", key="q1,q2\nA,B\n")
    data = json.loads(result.stdout)
    assert [item["facility"] for item in data["items"]] == pytest.approx([2 / 3, 2 / 3])
    assert [option["option"] for option in data["items"][1]["options"]] == ["B", "C"]


def test_what_cant_be_computed_says_so_for_people_and_is_null_for_programs(run):
    alone = "id,q1,q2\na,1,0\n"
    assert "无法计算" in run(alone).stdout
    assert "nan" not in run(alone).stdout.lower()
    assert json.loads(run(alone, "--json").stdout)["test"]["alpha"] is None


def test_people_get_a_line_for_each_item_and_option(run):
    lines = run("id,q1,q2\na,A,B\nb,A,\nc,B,B\n", key="q1,A\nq2,B\n").stdout.splitlines()
    assert any(line.startswith("q1\t3\t0.666667") for line in lines)
    assert any("未答：1 人" in line for line in lines)


def test_bad_cells_are_listed(run):
    result = run("id,q1,q2\na,x,1\nb,0,1\nc,1,0\n")
    assert result.exit_code == 1
    assert "responses.csv:2: error" in result.stderr
    assert run("id,q1\n").exit_code == 1
