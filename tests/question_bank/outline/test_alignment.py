"""Entries of the listing find their headings in the body."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from question_bank.outline.alignment import align
from question_bank.outline.headings import Heading
from question_bank.outline.listing import Entry


def entries(*titles: str) -> list[Entry]:
    return [Entry("chinese", number, f"{number}、", title) for number, title in enumerate(titles, 1)]


def headings(*titles: str) -> list[Heading]:
    return [Heading("chinese", 1, "一、", title, 0, 0, 0, 0) for title in titles]


def test_equal_titles_match_whatever_their_punctuation() -> None:
    assert align(entries("摸清“底数”", "立查立改"), headings("摸清底数", "立查立改。")) == {0: 0, 1: 1}


def test_what_is_missing_on_either_side_stays_unmatched() -> None:
    assert align(entries("甲乙丙", "丁戊己", "庚辛壬"), headings("庚辛壬", "别的话")) == {2: 0}


def test_titles_that_differ_a_little_match_between_anchors() -> None:
    found = align(
        entries("加强组织领导", "管好办公终端设备", "严格考核"),
        headings("加强组织领导", "管好办公终端的设备", "严格考核"),
    )
    assert found == {0: 0, 1: 1, 2: 2}


def test_a_shortened_title_matches_the_whole_one() -> None:
    assert align(entries("每季度组织一次演练，并做好记录"), headings("每季度组织一次演练")) == {0: 0}


def test_repeated_titles_match_in_order() -> None:
    assert align(entries("总体要求", "具体措施", "总体要求"), headings("总体要求", "总体要求")) == {0: 0, 2: 1}


def test_different_titles_dont_match_for_their_labels_alone() -> None:
    assert align(entries("管好仓库"), headings("慰问职工")) == {}


@given(
    st.lists(st.sampled_from(["甲乙", "丙丁", "戊己", "庚辛壬"])),
    st.lists(st.sampled_from(["甲乙", "丙丁", "戊己"])),
)
def test_matches_rise_on_both_sides(left: list[str], right: list[str]) -> None:
    found = sorted(align(entries(*left), headings(*right)).items())
    assert all(a < b and c < d for (a, c), (b, d) in pairwise(found))
