"""Blocks of answers."""

import pytest

from question_bank.formats.text.keys import Keys, is_key_line, is_range_line


def answers(*lines):
    keys = Keys()
    for number, line in enumerate(lines, 1):
        keys.add(line, number)
    return [(key.number, key.answer, key.explanation) for _, group in keys.groups for key in group], keys


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("1-3 ABC", ["A", "B", "C"]),
        ("1～3：A B C", ["A", "B", "C"]),
        ("1—3 AB,CD,A", ["AB", "CD", "A"]),
        ("1-2 √×", ["√", "×"]),
        ("1-2 对 错", ["对", "错"]),
        ("1-5 ABCDE 6-7 AB", ["A", "B", "C", "D", "E", "A", "B"]),
    ],
)
def test_ranges(line, found):
    assert is_range_line(line)
    assert [answer for _, answer, _ in answers(line)[0]] == found


def test_pairs_and_single_lines_with_explanations():
    found, _ = answers("1.A 2、BC 3：√", "4. 灭火器 解析：见书", "还有下文", "5.【答案】D")
    assert found == [(1, "A", ""), (2, "BC", ""), (3, "√", ""), (4, "灭火器", "见书\n还有下文"), (5, "D", "")]


def test_numbers_that_restart_begin_a_new_group():
    _, keys = answers("1-2 AB", "1-2 BA")
    assert [len(group) for _, group in keys.groups] == [2, 2]


def test_a_range_that_doesnt_fit_is_a_notice():
    found, keys = answers("1-3 AB")
    assert found == []
    assert [(notice.id, notice.place.line) for notice in keys.notices] == [("key.range", 1)]


def test_running_text_is_no_key():
    assert not is_key_line("1-3 月开展检查")
    assert not is_range_line("")
