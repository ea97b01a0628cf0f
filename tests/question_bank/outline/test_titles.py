"""The title is what the head says."""

from __future__ import annotations

import pytest

from tests.question_bank.outline.rendering import recover

BODY = "各部门要在月底前完成检查。"


def test_a_first_heading_above_all_others_is_the_title() -> None:
    outline = recover(f"# 用电手册\n\n## 宿舍\n\n{BODY}\n\n## 车间\n\n{BODY}", "a.md")[1].value
    assert outline.title == "用电手册"
    assert [(node.title, node.level) for node in outline.nodes] == [("宿舍", 1), ("车间", 1)]


def test_one_of_several_top_headings_is_no_title() -> None:
    assert recover(f"# 宿舍\n\n{BODY}\n\n# 车间\n\n{BODY}", "a.md")[1].value.title == ""


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("消防安全管理办法\n", "消防安全管理办法"),
        ("《消防安全管理办法》\n", "消防安全管理办法"),
        ("《消防法》与《安全生产法》\n", "《消防法》与《安全生产法》"),
        ("守住底线\n——安全月综述\n", "守住底线——安全月综述"),
        ("同志们：\n", ""),
        ("", ""),
    ],
)
def test_the_title_is_read_without_its_marks(head: str, title: str) -> None:
    assert recover(head + BODY)[1].value.title == title
