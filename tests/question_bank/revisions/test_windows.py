"""A passage is compared together with what is gone or new right beside it."""

from __future__ import annotations

from question_bank.revisions import align
from question_bank.revisions.differences import Run
from question_bank.revisions.windows import window_runs

OTHER = "各部门要在月底前完成检查。"


def test_an_unchanged_passage_is_one_run() -> None:
    alignment = align(OTHER, f"检查电源。{OTHER}")
    assert list(window_runs(alignment, alignment.by_old[0])) == [Run(0, 5, len(OTHER))]


def test_the_other_half_of_a_split_sentence_is_in_view() -> None:
    old, new = "检查电源是否切断，并填写值班记录。", "检查电源是否切断。并填写值班记录。"
    alignment = align(old, new)
    assert [run.size for run in window_runs(alignment, alignment.by_old[0])] == [8, 8]


def test_a_sentence_that_was_joined_with_its_neighbour_is_in_view() -> None:
    old, new = "检查电源是否切断。并填写值班记录。", "检查电源是否切断，并填写值班记录。"
    alignment = align(old, new)
    for passage in alignment.by_old:
        assert sum(run.size for run in window_runs(alignment, passage)) == 16


def test_a_passage_that_is_gone_shares_nothing() -> None:
    alignment = align(f"检查电源。{OTHER}", OTHER)
    assert list(window_runs(alignment, alignment.by_old[0])) == []
