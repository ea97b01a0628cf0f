"""Lines that are page numbers go; numbers that say something stay."""

from __future__ import annotations

import pytest

from question_bank.documents.page_numbers import PAGE_BREAK, page_numbers
from question_bank.documents.tracing import Traced

PAGE = "各部门每月检查一次灭火器。" * 15


def without(text: str) -> str:
    return Traced.of(text).edited(page_numbers(text)).text


@pytest.mark.parametrize(
    "line",
    [
        "- 3 -",
        "—12—",
        "－ 3 －",
        "第3页",
        "第 3 页 共 12 页",
        "第十二页",
        "3/12",
        "Page 3 of 12",
        "  - 3 -  ",
        "·3·",
    ],
)
def test_a_decorated_number_alone_on_a_line_is_dropped(line: str) -> None:
    assert without(f"上文\n{line}\n下文") == f"上文\n{PAGE_BREAK}\n下文"


@pytest.mark.parametrize("line", ["2026", "3", "第3页见附图", "- 3 - 项", "3.5", "共3页", "1/2的人"])
def test_other_lines_stay(line: str) -> None:
    assert without(f"上文\n{line}\n下文") == f"上文\n{line}\n下文"


def test_bare_numbers_that_count_up_page_by_page_are_dropped() -> None:
    assert without(f"{PAGE}\n1\n{PAGE}\n2\n{PAGE}") == f"{PAGE}\n{PAGE_BREAK}\n{PAGE}\n{PAGE_BREAK}\n{PAGE}"


def test_bare_numbers_close_together_are_a_list() -> None:
    assert without("1\n检查\n2\n登记") == "1\n检查\n2\n登记"
