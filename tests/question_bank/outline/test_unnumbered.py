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


def test_brackets_make_headings_where_several_do() -> None:
    text = f"【出车前】{TEXT}\n\n【停车后】{TEXT}"
    assert points(text) == ["|出车前", "|停车后"]
    assert points(f"【出车前】{TEXT}\n\n{TEXT}") == []


def test_questions_above_their_answers_are_headings_where_several_are() -> None:
    assert points(f"{TEXT}\n\n什么时候检查？\n\n{TEXT}\n\n由谁检查？\n\n{TEXT}") == ["|什么时候检查", "|由谁检查"]
    assert points(f"{TEXT}\n\n什么时候检查？\n\n{TEXT}") == []


def test_a_few_words_and_a_colon_are_headings_where_several_stand_above_text() -> None:
    assert points(f"{TEXT}\n检查目标：\n{TEXT}\n检查对象：\n{TEXT}") == ["|检查目标", "|检查对象"]
    assert points(f"{TEXT}\n检查内容如下：\n{TEXT}\n检查要求如下：\n{TEXT}") == []


def test_a_heading_with_a_bullet_goes_under_one_without() -> None:
    assert points(
        f"操作要求\n\n■ 开机\n\n{TEXT}\n\n■ 关机\n\n{TEXT}\n\n维护要求\n\n{TEXT}\n\n■ 清洁\n\n{TEXT}"
    ) == [
        "|操作要求",
        "  |开机",
        "  |关机",
        "|维护要求",
        "  |清洁",
    ] or points(f"{TEXT}\n\n■ 开机\n\n{TEXT}") == ["|开机"]


def test_items_with_bullets_are_text_under_a_heading() -> None:
    assert points(f"{TEXT}\n\n口令设置\n\n• 不少于12位\n• 含有数字\n\n{TEXT}") == ["|口令设置"]
    assert points(f"{TEXT}\n\n开店前\n\n□ 阀门关闭\n□ 地面干燥\n\n{TEXT}") == ["|开店前"]


def test_a_short_heading_may_stand_right_above_another() -> None:
    assert points(f"{TEXT}\n\n救援准备\n\n人员\n\n{TEXT}\n\n工具\n\n{TEXT}\n\n实施\n\n开门\n\n{TEXT}") == [
        "|救援准备",
        "  |人员",
        "  |工具",
        "|实施",
        "  |开门",
    ]


@pytest.mark.parametrize(
    "line", ["表1 检查项目", "图2-1 流程", "注：见附表", "姓名：张明", "城东 4 610", "A. 立即报警"]
)
def test_captions_rows_and_fields_are_no_headings(line: str) -> None:
    assert points(f"{TEXT}\n\n{line}\n\n{TEXT}") == []
