"""Changed passages are paired by what they share."""

from __future__ import annotations

from question_bank.revisions.likeness import Free, changed, dice

OLD = "值班员应当每月检查一次灭火器，并填写检查记录。"
LIKE = "值班员应当每季度检查一次灭火器，并填写检查记录。"
OTHER = "食堂从业人员必须持有效健康证上岗。"


def free(*texts: str, gap: int = 0) -> list[Free]:
    return [Free(index, text, gap) for index, text in enumerate(texts)]


def test_the_likest_is_taken() -> None:
    assert changed(free(OLD), free(OTHER, LIKE)) == [(0, 1)]


def test_each_is_used_once() -> None:
    assert changed(free(OLD, OLD), free(LIKE)) == [(0, 0)]


def test_different_passages_are_not_paired() -> None:
    assert changed(free(OLD), free(OTHER)) == []


def test_far_away_more_likeness_is_wanted() -> None:
    half = "值班员应当每月检查一次水泵房，并向调度室报告。"
    assert changed(free(OLD), free(half)) == [(0, 0)]
    assert changed(free(OLD), free(half, gap=5)) == []
    assert changed(free(OLD), free(LIKE, gap=5)) == [(0, 0)]


def test_a_long_gap_is_searched_by_rare_character_pairs() -> None:
    others = [f"第{chr(0x4E00 + 7 * number)}{chr(0x6E00 + number)}项已经完成。" for number in range(80)]
    assert changed(free(OLD), free(*others, LIKE)) == [(0, 80)]


def test_dices_coefficient() -> None:
    assert dice(frozenset("ab"), frozenset("bc")) == 0.5
    assert dice(frozenset(), frozenset("a")) == 0
