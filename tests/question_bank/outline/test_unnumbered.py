"""Short lines are headings where they look and stand like one."""

from __future__ import annotations

import pytest

from tests.question_bank.outline.rendering import points

TEXT = "各部门要在月底前完成检查，做好记录。"


@pytest.mark.parametrize("line", ["压实责任", "提高站位 压实责任", "聚焦重点，狠抓落实", "用好“三本账”"])
def test_a_short_line_between_paragraphs_is_a_heading(line: str) -> None:
    assert points(f"{TEXT}\n\n{line}\n\n{TEXT}") == [f"|{line}"]
    assert points(f"{TEXT}\n{line}\n{TEXT}") == [f"|{line}"]


@pytest.mark.parametrize(
    "line",
    [
        "检查完毕。",
        "检查内容如下：",
        "120",
        "检查电源，",
        "《消防法",
        "）检查",
        "为了" + "检查" * 30,
        "2026年3月1日",
    ],
)
def test_other_lines_are_not(line: str) -> None:
    assert points(f"{TEXT}\n\n{line}\n\n{TEXT}") == []


def test_a_line_that_sticks_to_a_paragraph_isnt_one_where_others_stand_apart() -> None:
    assert points(f"{TEXT}\n压实责任\n{TEXT}\n\n{TEXT}") == []


def test_a_line_that_no_text_follows_isnt_one() -> None:
    assert points(f"{TEXT}\n\n压实责任") == []
    assert points(f"{TEXT}\n\n张明\n\n李华\n\n王芳") == []


def test_a_heading_may_stand_right_above_a_numbered_one() -> None:
    assert points(f"{TEXT}\n\n第一阶段\n\n一、自查\n\n{TEXT}") == ["|第一阶段", "  一、|自查"]
