"""The title is what the head says."""

from __future__ import annotations

import pytest

from tests.question_bank.outline.rendering import recover

BODY = "各部门要在月底前完成检查。"


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
