"""Families have customary levels."""

from __future__ import annotations

import pytest

from question_bank.outline.families import BY_GROUP, PLAIN, kind_of, rank_of


@pytest.mark.parametrize(
    "order",
    [
        ("annex", "part", "chapter", "section", "article"),
        (PLAIN, "chinese", "chinese-bracketed", "arabic", "arabic-bracketed", "circled"),
        ("arabic-spaced", "decimal-2", "decimal-3", "decimal-4"),
        ("english-part", "english-chapter", "english-section"),
    ],
)
def test_customary_levels_go_down(order: tuple[str, ...]) -> None:
    ranks = [rank_of(name) for name in order]
    assert None not in ranks
    assert ranks == sorted(rank for rank in ranks if rank is not None)
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize("name", ["must", "is", "first-then", "stage", "named-任务", "english-step"])
def test_lists_in_words_have_no_level_of_their_own(name: str) -> None:
    assert rank_of(name) is None


def test_lists_with_different_words_are_different_families() -> None:
    named = next(family for family in BY_GROUP.values() if family.name == "named")
    assert kind_of(named, "任务一：") != kind_of(named, "步骤一：")
