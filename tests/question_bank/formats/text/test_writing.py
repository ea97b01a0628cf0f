"""Writing a question set."""

from dataclasses import replace

from question_bank.formats import text
from question_bank.formats.text.writing import write_text
from tests.question_bank.items.examples import MULTIPLE, SINGLE, TRUE_FALSE


def test_a_heading_stands_wherever_the_kind_changes():
    written = write_text([replace(SINGLE, difficulty=0.4, explanation="见规范。"), SINGLE, MULTIPLE])
    assert [line for line in written.split("\n") if "选题" in line] == ["一、单选题", "二、多选题"]
    assert "1. 发现火情" in written
    assert "答案：A\n难度：0.4\n解析：见规范。" in written
    assert "3. 下列哪些" in written
    assert "分值：2" in written


def test_what_would_be_misread_is_named():
    """An explanation that looks like the next question can't be told from it."""
    trap = replace(TRUE_FALSE, explanation="见下。\n2. 假的（ ）\n答案：对")
    result = text.write([trap])
    assert not result.ok
    assert [notice.id for notice in result.notices] == ["format.not_written"]
    assert text.write([TRUE_FALSE, trap]).notices[0].params["id"] == trap.id
