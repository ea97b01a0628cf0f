"""Question files in and out."""

from __future__ import annotations

import json

import pytest

from question_bank.formats import FORMATS
from question_bank.results import Unreadable
from quizapp.library.contents import whole_contents
from quizapp.library.files import offered_format, problems, question_format, read_questions, write_questions
from quizapp.library.operations import accept_ready
from tests.conftest import NOW, Store
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.shelf import SPEECH, version_of

TEXT = "1. 灭火器指针应指在哪里？\nA. 红区\nB. 绿区\n答案：B\n"


def test_a_text_is_a_question_file_only_when_it_holds_questions() -> None:
    assert question_format("题.txt", TEXT.encode()).name == "text"
    assert question_format("讲话.txt", SPEECH.encode()) is None
    assert question_format("讲话.docx", b"PK") is None
    assert question_format("题.jsonl", b"").name == "jsonl"


def test_every_problem_says_its_line_and_the_good_ones_are_read() -> None:
    good = {"kind": "true_false", "stem": "对吗？", "answer": True}
    lines = [json.dumps(good), "{", json.dumps({**good, "stem": ""}), "[]"]
    result = read_questions("题.jsonl", "\n".join(lines).encode())
    assert [item.stem for item in result.value] == ["对吗？"]
    assert [problem[:5] for problem in problems(result)] == ["第 2 行", "第 3 行", "第 4 行"]


def test_an_unknown_format_is_unreadable_and_says_which_there_are() -> None:
    with pytest.raises(Unreadable, match="jsonl"):
        read_questions("题.pages", b"")


def test_a_set_written_as_json_lines_reads_back_the_same(store: Store, library: Library) -> None:
    with store() as session:
        version = version_of(session, library.stored)
        accept_ready(session, version, by=library.organizer, at=NOW, everything=True)
        versions = whole_contents(session, library.stored.question_set)
        data = write_questions(versions, FORMATS["jsonl"]).value
    assert [json.loads(line) for line in data.decode().splitlines()] == [version.item for version in versions]


def test_formats_are_offered_by_their_customary_extension() -> None:
    assert offered_format("xlsx").name == "xlsx"
    assert offered_format("exe") is None
