"""Two versions are aligned: what is unchanged is recovered exactly."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.revisions import Alignment, Fate, align
from tests.question_bank.revisions.versions import document, edited, sentence

SMALL = st.integers(0, 6)
TEXTS = st.lists(
    st.sampled_from(["检查。", "整改。", "一、总则\n", "\n", "各部门配合。", "甲", "“查。"]), max_size=14
)


def fates(alignment: Alignment) -> Counter[str]:
    return Counter(passage.fate.value for passage in alignment.passages)


def pairs(alignment: Alignment) -> set[tuple[object, object]]:
    return {(each.old, each.new) for each in alignment.passages}


@given(TEXTS.map("".join))
def test_a_text_is_kept_as_a_whole_against_itself(text: str) -> None:
    assert set(fates(align(text, text))) <= {"kept"}


@given(st.integers(1, 40), SMALL, SMALL, SMALL, st.integers(0, 10_000))
def test_edits_leave_the_unchanged_sentences_recovered_exactly(
    size: int, deletions: int, insertions: int, moves: int, seed: int
) -> None:
    edit = edited(size, deletions, insertions, moves, seed)
    alignment = align(document(edit.old), document(edit.new))
    same = {
        alignment.old[passage.old.start : passage.old.end]
        for passage in alignment.passages
        if passage.fate in {Fate.KEPT, Fate.MOVED} and passage.old
    }
    assert same == {sentence(number) for number in edit.unchanged}
    assert moves or not fates(alignment)["moved"]
    assert fates(alignment)["moved"] <= moves


@given(TEXTS.map("".join), TEXTS.map("".join))
def test_every_passage_of_both_versions_has_one_fate(old: str, new: str) -> None:
    alignment = align(old, new)
    for version, extents in (
        (old, [each.old for each in alignment.passages if each.old]),
        (new, [each.new for each in alignment.passages if each.new]),
    ):
        covered = "".join(version[start:end] for start, end in sorted(extents))
        assert covered == "".join(version.split())
    for fate, here, there in alignment.passages:
        assert (here is None, there is None) == (fate is Fate.NEW, fate is Fate.GONE)
        if here and there:
            assert (old[here.start : here.end] == new[there.start : there.end]) == (fate is not Fate.CHANGED)


@given(TEXTS.map("".join), TEXTS.map("".join))
def test_the_other_way_round_is_the_mirror_image(old: str, new: str) -> None:
    assert pairs(align(old, new)) == {(here, there) for there, here in pairs(align(new, old))}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("检查电源。检查阀门。", "检查电源。检查阀门。做好记录。", {"kept": 2, "new": 1}),
        ("检查电源。检查阀门。", "检查阀门。", {"kept": 1, "gone": 1}),
        ("每月检查一次灭火器。", "每季度检查一次灭火器。", {"changed": 1}),
        ("一、检查电源\n二、检查阀门", "一、检查阀门\n二、检查电源", {"changed": 2}),
        (
            "各部门配合。甲。各部门配合。乙。",
            "各部门配合。各部门配合。甲。各部门配合。乙。",
            {"kept": 4, "new": 1},
        ),
    ],
)
def test_small_edits_are_told_as_what_they_are(old: str, new: str, expected: dict[str, int]) -> None:
    assert fates(align(old, new)) == expected


def test_a_moved_section_is_found_wherever_it_went() -> None:
    old, moved = [*range(100, 140)], [*range(110, 114)]
    rest = [number for number in old if number not in moved]
    alignment = align(document(old), document([*rest[:30], *moved, *rest[30:]]))
    assert fates(alignment) == {"kept": 36, "moved": 4}


def test_a_sentence_changed_and_moved_is_still_found() -> None:
    old = document([*range(100, 130)])
    new = document([*range(101, 130)]) + "\n" + sentence(100).replace("班长", "站长")
    assert fates(align(old, new)) == {"kept": 29, "changed": 1}


def test_what_is_gone_stands_after_what_it_followed() -> None:
    alignment = align("检查电源。清点物资。记录温度。", "检查电源。记录温度。更换滤芯。")
    assert [passage.fate.value for passage in alignment.passages] == ["kept", "gone", "kept", "new"]


def test_two_hundred_pages_take_less_than_two_seconds() -> None:
    edit = edited(6_000, 300, 300, 60, 1)
    old, new = document(edit.old), document(edit.new)
    assert len(old) > 200_000
    begun = time.process_time()
    align(old, new)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("scrap", ["检查。", "检查\n", "甲。乙。", "检查"])
def test_repetitive_text_takes_no_longer(scrap: str) -> None:
    begun = time.process_time()
    align(scrap * 20_000, scrap * 19_000 + "新增。" + scrap * 900)
    assert time.process_time() - begun < 2
