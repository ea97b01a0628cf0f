"""A listing ahead of the text is expanded into its points."""

from __future__ import annotations

import pytest

from question_bank.outline.listing import Entry, bare, entries_of, find_listing
from question_bank.outline.roles import Role, assign_roles
from tests.question_bank.outline.rendering import read

BODY = "各部门要在月底前完成检查。"


def labels(text: str) -> list[str]:
    document = read(text)
    return [entry.label + entry.title for entry in find_listing(document, assign_roles(document))]


def test_one_line_is_split_at_its_labels() -> None:
    assert labels(f"【提纲】一、摸清底数。(一)查线路。(二)查阀门。二、立查立改。一要快。二要实。\n{BODY}") == [
        "一、摸清底数",
        "(一)查线路",
        "(二)查阀门",
        "二、立查立改",
        "一要快",
        "二要实",
    ]


@pytest.mark.parametrize("mark", ["【提纲】", "提纲：", "目录", "目　录", "内容提要："])
def test_entries_may_follow_line_by_line(mark: str) -> None:
    assert labels(f"{mark}\n一、摸清底数……1\n二、立查立改\t12\n\n一、摸清底数\n{BODY}") == [
        "一、摸清底数",
        "二、立查立改",
    ]


def test_the_listing_ends_where_the_text_begins() -> None:
    document = read(f"【提纲】一、摸清底数。二、立查立改。\n同志们：\n一、摸清底数\n{BODY}")
    roles = assign_roles(document)
    find_listing(document, roles)
    assert roles == [Role.LISTING, Role.SALUTATION, Role.TEXT, Role.TEXT]


def test_a_mark_without_points_is_no_listing() -> None:
    document = read(f"检查办法\n\n要点\n{BODY}")
    roles = assign_roles(document)
    assert find_listing(document, roles) == []
    assert Role.LISTING not in roles


def test_labels_within_an_entry_dont_split_it() -> None:
    assert entries_of("一、统筹发展和安全，二要素不能少") == [
        Entry("chinese", 1, "一、", "统筹发展和安全，二要素不能少")
    ]


def test_a_line_that_begins_with_words_holds_no_entries() -> None:
    assert entries_of("检查分两步。一、自查。") == []


def test_titles_are_compared_without_punctuation() -> None:
    assert bare("在“深学”上，下功夫。") == bare("在深学上下功夫")


def test_entries_after_a_comma_must_count_on() -> None:
    found = entries_of("一、问题：（一）客源不稳，（二）成本偏高；二、对策")
    assert [entry.title for entry in found] == ["问题", "客源不稳", "成本偏高", "对策"]


def test_lines_without_a_number_are_entries_where_they_have_a_page_or_recur() -> None:
    assert labels(f"目录\n救援准备\t1\n善后处理\t9\n\n救援准备\n{BODY}") == ["救援准备", "善后处理"]
    assert labels(f"目录\n救援准备\n善后处理\n\n{BODY}\n\n救援准备\n\n{BODY}\n\n善后处理\n\n{BODY}") == [
        "救援准备",
        "善后处理",
    ]


def test_one_line_may_part_titles_by_marks_alone() -> None:
    assert labels(f"【提纲】摸清底数；立查立改\n各位同事：\n摸清底数\n{BODY}") == ["摸清底数", "立查立改"]


def test_words_that_may_announce_contents_need_a_point_in_the_body() -> None:
    assert labels(f"主要内容：一、自查；二、整改。\n{BODY}\n一、自查\n{BODY}") == ["一、自查", "二、整改"]
    assert labels(f"主要内容：一、自查；二、整改。\n{BODY}") == []


def test_contents_that_lost_their_heading_are_known_by_their_page_numbers() -> None:
    assert labels(f"一、自查……1\n二、整改……2\n三、考核……5\n一、自查\n{BODY}") == [
        "一、自查",
        "二、整改",
        "三、考核",
    ]
