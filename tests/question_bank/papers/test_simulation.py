"""Many papers at once."""

import pytest

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow, Pool, PoolEntry, simulate

POOL = Pool([PoolEntry(str(n), Kind.TRUE_FALSE) for n in range(20)])


def test_exposure_and_overlap_are_what_chance_gives():
    result = simulate(POOL, [BlueprintRow(None, None, 5)], papers=1000, seed=7)
    assert sum(result.exposure.values()) == pytest.approx(5)
    assert all(abs(share - 0.25) < 0.06 for share in result.exposure.values())
    assert result.mean_overlap == pytest.approx(0.25, abs=0.01)
    assert 0.25 < result.most_overlap <= 1


def test_taking_everything_overlaps_wholly():
    result = simulate(POOL, [BlueprintRow()], papers=3, seed=1)
    assert (result.mean_overlap, result.most_overlap) == (1, 1)
    assert set(result.exposure.values()) == {1}


def test_one_paper_overlaps_with_none():
    with pytest.raises(ValueError, match="two papers"):
        simulate(POOL, [BlueprintRow()], papers=1, seed=1)
