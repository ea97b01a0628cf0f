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
