"""What pages repeat goes, with a notice; what they say stays."""

from __future__ import annotations

import pytest

from question_bank.documents.pdf_columns import Line
from question_bank.documents.pdf_running import PageLines, contents, page_numbers, running_heads, without_repeats


def page(number: int, *lines: tuple[float, str]) -> PageLines:
    return PageLines(number, 800, [Line(text, 0, 0, y, 10, number) for y, text in lines])


def texts(lines: set[Line]) -> list[str]:
    return sorted(line.text for line in lines)


@pytest.mark.parametrize("text", ["— 3 —", "第 3 页 共 9 页", "3/9", "Page 3 of 9"])
def test_decorated_page_numbers_go_from_the_margins_only(text: str) -> None:
    assert texts(page_numbers([page(1, (780, text), (400, text))])) == [text]


def test_bare_numbers_go_where_they_count_with_the_pages() -> None:
    pages = [page(number, (400, "正文"), (780, str(number + 4))) for number in (1, 2, 3)]
    assert texts(page_numbers(pages)) == ["5", "6", "7"]
    assert texts(page_numbers([page(1, (400, "正文"), (780, "1"))])) == ["1"]
    assert page_numbers([page(1, (400, "正文"), (780, "119"))]) == set()


def test_heads_in_the_same_place_of_three_pages_go() -> None:
    pages = [
        page(number, (40, "安全手册"), (100, f"第{number}段。"), (770, f"第{number}版")) for number in (1, 2, 3)
    ]
    assert texts(running_heads(pages)) == ["安全手册"] * 3 + ["第1版", "第2版", "第3版"]


def test_heads_may_change_from_left_to_right_pages() -> None:
    pages = [page(number, (40, "左页" if number % 2 else "右页"), (400, "正文")) for number in range(1, 7)]
    assert len(running_heads(pages)) == 6


def test_two_pages_must_both_have_it_and_one_page_has_none() -> None:
    two = [page(number, (40, "安全手册"), (400, "正文")) for number in (1, 2)]
    assert len(running_heads(two)) == 2
    assert running_heads(two[:1]) == set()


def test_text_that_happens_to_repeat_below_other_text_stays() -> None:
    pages = [
        page(number, (40, f"{'甲乙丙'[number]}段"), (60, "每月检查一次"), (400, "正文")) for number in range(3)
    ]
    assert running_heads(pages) == set()


def test_a_sentence_is_no_head() -> None:
    assert running_heads([page(number, (40, "每月检查一次。")) for number in (1, 2, 3)]) == set()


def test_a_table_of_contents_goes_with_its_title() -> None:
    pages = [page(1, (100, "目　录"), (120, "第一章 总则........1"), (140, "第二章 职责……………… 12"), (160, "附则"))]
    assert texts(contents(pages)) == ["目　录", "第一章 总则........1", "第二章 职责……………… 12"]


def test_a_single_line_with_dots_is_no_contents() -> None:
    assert contents([page(1, (100, "签名......"))]) == set()


def test_each_rule_tells_how_much_it_took() -> None:
    pages = [page(number, (40, "安全手册"), (400, "正文"), (780, f"- {number} -")) for number in (1, 2, 3)]
    kept, notices = without_repeats(pages)
    assert [line.text for each in kept for line in each.lines] == ["正文"] * 3
    assert [(notice.id, notice.params["count"]) for notice in notices] == [
        ("dropped-page-numbers", 3),
        ("dropped-running-heads", 3),
    ]
