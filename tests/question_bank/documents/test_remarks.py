"""Notices count, or name pages, and are silent about nothing."""

from __future__ import annotations

from question_bank.documents.remarks import counted, on_pages
from question_bank.results import Severity


def test_a_count_is_told() -> None:
    (notice,) = counted(3, "dropped-x", "去掉了 {count} 处。")
    assert (notice.severity, notice.text()) == (Severity.INFO, "去掉了 3 处。")


def test_pages_are_named_the_first_of_many() -> None:
    (notice,) = on_pages(range(1, 15), "pages-x", "第 {pages} 页。")
    assert (notice.severity, notice.text()) == (Severity.WARNING, "第 1、2、3、4、5、6、7、8、9、10… 页。")


def test_nothing_is_no_notice() -> None:
    assert counted(0, "dropped-x", "") == ()
    assert on_pages([], "pages-x", "") == ()
