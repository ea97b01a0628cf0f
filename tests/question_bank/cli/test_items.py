"""``convert``, ``check`` and ``mark``."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from question_bank.cli import app
from question_bank.formats import PLANNED, jsonl
from tests.question_bank.items.examples import BLANK, EXAMPLES, MULTIPLE, SHORT, SINGLE


@pytest.fixture
def run(tmp_path):
    def invoke(*words):
        return CliRunner().invoke(app, [str(tmp_path / word) if "." in word else word for word in words])

    (tmp_path / "items.jsonl").write_bytes(jsonl.write(EXAMPLES).value)
    return invoke


@pytest.mark.parametrize("name", ["jsonl", "csv", "xlsx", "text"])
def test_converting_there_and_back_keeps_what_is_not_named(run, tmp_path, name):
    there = run("convert", "items.jsonl", "there.bin", "--to", name)
    assert there.exit_code == 0
    assert run("convert", "there.bin", "back.jsonl", "--from", name).exit_code == 0
    back = jsonl.read((tmp_path / "back.jsonl").read_bytes()).value
    assert [item.stem for item in back] == [item.stem for item in EXAMPLES]
    assert ("原文依据" in there.stderr) == (name != "jsonl")


@pytest.mark.parametrize("name", [*PLANNED, "nonsense"])
def test_a_format_that_isnt_there_names_those_that_are(run, tmp_path, name):
    result = run("convert", "items.jsonl", "out.xyz", "--to", name)
    assert result.exit_code == 2
    assert "jsonl" in result.stderr
    assert not (tmp_path / "out.xyz").exists()


def test_a_bad_question_is_listed_and_the_others_converted(run, tmp_path):
    (tmp_path / "set.txt").write_text("1. 甲\nA. 一\nB. 二\n答案：D\n2. 乙\nA. 一\nB. 二\n答案：B\n")
    result = run("convert", "set.txt", "out.jsonl")
    assert result.exit_code == 1
    assert "set.txt:1: error: 第 1 题" in result.stderr
    assert [item.stem for item in jsonl.read((tmp_path / "out.jsonl").read_bytes()).value] == ["乙"]


def test_files_that_cant_be_opened_or_read(run, tmp_path):
    (tmp_path / "bad.xlsx").write_bytes(b"nothing")
    assert run("convert", "absent.jsonl", "out.csv").exit_code == 2
    assert run("convert", "items.jsonl", "no/such/folder.csv").exit_code == 2
    broken = run("convert", "bad.xlsx", "out.csv")
    assert broken.exit_code == 1
    assert "Traceback" not in broken.output


def test_check_lists_every_error_of_every_file(run, tmp_path):
    (tmp_path / "bad.jsonl").write_bytes(jsonl.write([replace(SINGLE, stem=""), BLANK]).value + b"{\n")
    (tmp_path / "worse.csv").write_text("a,b\n1,2\n")
    assert run("check", "items.jsonl").exit_code == 0
    result = run("check", "items.jsonl", "bad.jsonl", "worse.csv")
    assert result.exit_code == 1
    assert [line.split(" ")[0].rpartition("/")[2] for line in result.stderr.splitlines()] == [
        "bad.jsonl:3:",
        "bad.jsonl:1:",
        "worse.csv:",
    ]


def mark(run, tmp_path, *lines, policy="exact"):
    (tmp_path / "responses.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    result = run("mark", "items.jsonl", "responses.jsonl", "--policy", policy)
    return result, [json.loads(line) for line in result.stdout.splitlines()]


def test_responses_are_marked_by_the_policy(run, tmp_path):
    responses = [
        {"item": MULTIPLE.id, "response": ["a", "b"], "person": "li"},
        {"item": BLANK.id, "response": ["一个月", "红"]},
        {"item": SHORT.id, "response": "低姿"},
        {"item": SINGLE.id, "response": None},
    ]
    result, marks = mark(run, tmp_path, *responses, policy="subset-half")
    assert result.exit_code == 0
    assert marks[0] == {
        "item": "m1",
        "person": "li",
        "mark": 1,
        "max": 2,
        "policy": "subset-half@1",
        "correct": False,
    }
    assert [line["mark"] for line in marks] == [1, 0.5, 0, 0]
    assert [line["correct"] for line in marks] == [False, False, None, False]


def test_bad_responses_are_listed_and_the_others_marked(run, tmp_path):
    responses = [
        {"item": "nobody", "response": "a"},
        {"item": SINGLE.id, "response": "z"},
        {"item": SINGLE.id, "response": ["a"]},
        {"item": SINGLE.id},
        {"item": ["x"], "response": 1},
        "words",
        {"item": SINGLE.id, "response": "a"},
    ]
    result, marks = mark(run, tmp_path, *responses)
    assert result.exit_code == 1
    assert [line["mark"] for line in marks] == [1]
    assert [int(line.split("responses.jsonl:")[1].split(":")[0]) for line in result.stderr.splitlines()] == [
        1,
        2,
        3,
        4,
        5,
        6,
    ]


def test_an_unknown_policy_is_a_wrong_call(run, tmp_path):
    result, _ = mark(run, tmp_path, policy="best")
    assert result.exit_code == 2
    assert "subset-half" in result.stderr
