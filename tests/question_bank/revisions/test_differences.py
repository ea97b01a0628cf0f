"""Two texts are compared character by character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from question_bank.revisions import align
from question_bank.revisions.differences import Run, changes, changes_in, common_runs
from question_bank.revisions.model import Change, Extent, Fate

TEXT = st.text("检查电源。", max_size=30)


@given(TEXT, TEXT)
def test_runs_are_equal_and_rise(old: str, new: str) -> None:
    at = there = 0
    for run in common_runs(old, new):
        assert run.old >= at
        assert run.new >= there
        assert run.size > 0
        assert old[run.old : run.old + run.size] == new[run.new : run.new + run.size]
        at, there = run.old + run.size, run.new + run.size


@given(TEXT)
def test_equal_texts_are_one_run(text: str) -> None:
    assert common_runs(text, text) == ([Run(0, 0, len(text))] if text else [])


def test_a_stretch_that_is_too_long_counts_as_replaced() -> None:
    assert common_runs("甲" + "乙丙" * 2_000 + "丁", "甲" + "丙乙" * 2_000 + "丁") == [
        Run(0, 0, 1),
        Run(4001, 4001, 1),
    ]


def test_changes_are_what_the_runs_leave_over() -> None:
    runs = [Run(0, 0, 2), Run(4, 3, 2)]
    assert changes(runs, Extent(0, 6), Extent(0, 7)) == (
        Change(Extent(2, 4), Extent(2, 3)),
        Change(Extent(6, 6), Extent(5, 7)),
    )


def test_the_changes_of_a_passage_are_told_in_offsets_of_both_texts() -> None:
    alignment = align("做好记录。每月检查一次灭火器。", "做好记录。每季度检查一次灭火器。")
    kept, changed = alignment.passages
    assert (kept.fate, changes_in(alignment, kept)) == (Fate.KEPT, ())
    assert changes_in(alignment, changed) == (Change(Extent(6, 7), Extent(6, 8)),)
