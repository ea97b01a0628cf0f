"""An alignment is looked up by the offsets of either version."""

from __future__ import annotations

from question_bank.revisions import Fate, align


def test_passages_are_found_by_their_offsets() -> None:
    alignment = align("检查电源。\n清点物资。", "清点物资。\n记录温度。")
    assert [each.fate for each in alignment.touching(0, 7)] == [Fate.GONE, Fate.KEPT]
    assert [each.fate for each in alignment.touching(5, 6)] == []
    assert [each.fate for each in alignment.touching_new(0, 5)] == [Fate.KEPT]
    assert (alignment.place_old(7), alignment.place_new(0)) == (1, 0)


def test_an_empty_version_has_no_passages() -> None:
    alignment = align("", "检查电源。")
    assert alignment.by_old == ()
    assert alignment.touching(0, 1) == []
    assert [each.fate for each in alignment.by_new] == [Fate.NEW]
