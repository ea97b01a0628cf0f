"""JSON Lines."""

import json

from question_bank.formats import jsonl
from question_bank.items.jsonl import item_to_json
from tests.question_bank.items.examples import EXAMPLES, SINGLE


def line(**change):
    return json.dumps({**item_to_json(SINGLE), **change})


def test_everything_survives():
    written = jsonl.write(EXAMPLES)
    assert written.notices == ()
    assert jsonl.read(written.value).value == list(EXAMPLES)


def test_bad_lines_are_named_and_the_others_kept():
    text = "\n".join([line(), "{", line(kind="essay"), "", line(id="s2", stem=""), line(id="s3"), "[" * 100_000])
    result = jsonl.read(text.encode())
    assert [item.id for item in result.value] == ["s1", "s3"]
    assert [(notice.place.line, notice.id) for notice in result.notices] == [
        (2, "json.syntax"),
        (3, "json.field"),
        (7, "json.size"),
        (5, "item.empty"),
    ]


def test_an_id_met_twice_is_changed():
    result = jsonl.read(f"{line()}\n{line()}\r\n{line()}".encode())
    assert [item.id for item in result.value] == ["s1", "s1-2", "s1-3"]
    assert result.ok


def test_an_empty_file_says_so():
    assert [notice.id for notice in jsonl.read(b"").notices] == ["format.no_items"]
