"""Left-out numbers are found where the same family counts on."""

from __future__ import annotations

import pytest

from tests.question_bank.outline.rendering import recover

TEXT = "各部门要在月底前完成检查。"


def jumps(text: str) -> list[dict[str, object]]:
    return [dict(notice.params) for notice in recover(text)[1].notices if notice.id == "missing-number"]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("一、 三、", [{"before": "一、", "after": "三、"}]),
        ("一、 （二） 二、", [{"after": "（二）"}]),
        ("一、 （一） （三） 二、 （一）", [{"before": "（一）", "after": "（三）"}]),
        ("第一章 第一条 第二条 第二章 第四条", [{"before": "第二条", "after": "第四条"}]),
    ],
)
def test_a_jump_is_told(labels: str, expected: list[dict[str, object]]) -> None:
    assert jumps("\n".join(f"{label}　检查\n{TEXT}" for label in labels.split())) == expected


@pytest.mark.parametrize(
    "labels",
    [
        "一、 （一） （二） 二、 （三）",
        "第一章 第一条 第二条 第二章 第三条",
        "第十条 第十条之一 第十一条",
        "1. 1.1 1.2 2. 2.1",
        "首先， 其次， 最后，",
    ],
)
def test_numbers_that_go_on_are_no_jumps(labels: str) -> None:
    whole = "\n".join(f"{label}　检查\n{TEXT}" for label in labels.split())
    assert [jump for jump in jumps(whole) if "before" in jump] == []


def test_a_jump_shows_which_seam_hides_lost_pages() -> None:
    broken = "自查工作还不平衡，有的单位台账记录与现场情况不符，有的单位检查走了过场，检查结果没有及时提供给整改和"
    text = f"一、自查\n{broken}\n每项隐患都要有责任人。{TEXT}\n三、整改\n{TEXT}"
    document, result = recover(text)
    assert [notice.id for notice in result.notices] == ["missing-number", "seam"]
    assert "整改和▏每项" in result.notices[1].text()
    lost = [sentence for sentence in result.value.sentences if sentence.node is None]
    assert document.text[lost[-1].start : lost[-1].end] == TEXT
