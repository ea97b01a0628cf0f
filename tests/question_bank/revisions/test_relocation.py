"""A quote is found where it stands now, or what became of it is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.revisions import Fate, Where, align, relocate
from tests.question_bank.revisions.versions import document, edited, sentence

SMALL = st.integers(0, 6)
OTHER = "各部门要在月底前完成检查。"


def where(old: str, new: str, quote: str) -> Where:
    start = old.index(quote)
    return relocate(align(old, new), start, start + len(quote))


@given(st.integers(1, 40), SMALL, SMALL, SMALL, st.integers(0, 10_000))
def test_unchanged_sentences_are_relocated_exactly(
    size: int, deletions: int, insertions: int, moves: int, seed: int
) -> None:
    edit = edited(size, deletions, insertions, moves, seed)
    old, new = document(edit.old), document(edit.new)
    alignment = align(old, new)
    for number in edit.unchanged:
        start = old.index(sentence(number))
        found = relocate(alignment, start, start + len(sentence(number)))
        assert found.fate in {Fate.KEPT, Fate.MOVED}
        assert new[found.start : found.end] == sentence(number)


@given(st.integers(4, 20), SMALL, SMALL, SMALL, st.integers(0, 10_000), st.data())
def test_an_unchanged_quote_is_the_same_text_and_a_changed_one_differs(
    size: int, deletions: int, insertions: int, moves: int, seed: int, data: st.DataObject
) -> None:
    edit = edited(size, deletions, insertions, moves, seed)
    old, new = document(edit.old), document(edit.new)
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, min(start + 120, len(old))))
    found = relocate(align(old, new), start, end)
    if found.start is None or found.end is None:
        assert found == Where(Fate.GONE)
        return
    assert 0 <= found.start <= found.end <= len(new)
    assert (found.fate is Fate.CHANGED) == bool(found.changes)
    assert (new[found.start : found.end] == old[start:end]) == (not found.changes)
    rebuilt, at = "", start
    for change in found.changes:
        rebuilt += old[at : change.old.start] + new[change.new.start : change.new.end]
        at = change.old.end
    assert rebuilt + old[at:end] == new[found.start : found.end]


def test_a_part_of_a_sentence_is_kept_where_the_rest_changed() -> None:
    found = where(
        f"每月检查一次灭火器，做好记录。{OTHER}", f"每季度检查一次灭火器，做好记录。{OTHER}", "检查一次灭火器"
    )
    assert found == Where(Fate.KEPT, 3, 10)


def test_a_changed_number_is_told_as_the_difference() -> None:
    old, new = f"演练不少于40分钟，由安全员组织。{OTHER}", f"{OTHER}演练不少于60分钟，由安全员组织。"
    found = where(old, new, "演练不少于40分钟")
    assert found.fate is Fate.CHANGED
    assert new[found.start : found.end] == "演练不少于60分钟"
    assert [(old[slice(*change.old)], new[slice(*change.new)]) for change in found.changes] == [("4", "6")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("检查电源是否切断，并填写值班记录。", "检查电源是否切断。并填写值班记录。"),
        ("检查电源是否切断。并填写值班记录。", "检查电源是否切断，并填写值班记录。"),
        ("检查电源是否切断，并填写值班记录。", "检查电源是否切断，\n并填写值班记录。"),
    ],
)
def test_a_sentence_split_or_joined_is_followed(old: str, new: str) -> None:
    assert where(old + OTHER, new + OTHER, "并填写值班记录").fate in {Fate.KEPT, Fate.MOVED}
    whole = where(old + OTHER, new + OTHER, old)
    assert whole.fate is Fate.CHANGED
    assert (new + OTHER)[whole.start : whole.end] == new


def test_a_quote_of_two_paragraphs_is_kept_with_the_break_between_them() -> None:
    old = f"检查电源。\n{OTHER}"
    assert where(old, f"新增一条。\n{old}", old) == Where(Fate.KEPT, 6, 6 + len(old))


def test_a_quote_that_vanished_is_gone() -> None:
    assert where(f"每月检查一次灭火器。{OTHER}", OTHER, "每月检查一次灭火器。") == Where(Fate.GONE)
    assert where(f"每月检查一次灭火器。{OTHER}", f"食堂实行分餐制。{OTHER}", "每月检查一次灭火器。") == Where(
        Fate.GONE
    )


def test_the_same_words_in_another_unchanged_sentence_are_another_quote() -> None:
    repeated = "各部门要认真落实本办法。"
    old = f"{repeated}检查电源。{repeated}清点物资。"
    alignment = align(old, f"{repeated}检查电源。清点物资。")
    last = old.rindex(repeated)
    assert relocate(alignment, last, last + len(repeated)) == Where(Fate.GONE)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99)])
def test_offsets_outside_the_old_version_are_an_error(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such quote"):
        relocate(align("检查电源。", "检查电源。"), start, end)
