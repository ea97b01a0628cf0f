"""Definitions."""

from __future__ import annotations

import pytest

from question_bank.facts.definitions import find_definitions
from tests.question_bank.facts.readings import only, read


def defined(text: str) -> list[tuple[str, str, str]]:
    reading = read(text)
    return [(reading.of(d.key), d.frame, reading.of(d.body)) for d in find_definitions(reading, only(reading))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("动火作业是指在禁火区进行的焊接和切割作业。", ("动火作业", "是指", "在禁火区进行的焊接和切割作业")),
        ("整改是检验排查成效的重要标准，必须抓实。", ("整改", "是", "检验排查成效的重要标准")),
    ],
)
def test_the_term_and_what_it_means(text: str, expected: tuple[str, str, str]) -> None:
    assert defined(text) == [expected]


@pytest.mark.parametrize(
    "text", ["这也是检验排查成效的重要标准，必须抓实。", "他们都是职工队伍的重要组成部分，要依靠他们。"]
)
def test_what_only_points_back_defines_nothing(text: str) -> None:
    assert defined(text) == []
