"""The walk through a row's candidates."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from question_bank.items.model import Kind
from question_bank.papers.candidates import find_candidates
from question_bank.papers.model import PoolEntry

_facts = st.lists(st.sampled_from(["", "f", "g", "h"]), min_size=1, max_size=20)


@given(_facts, st.integers(0, 20), st.integers(0, 1000))
def test_a_walk_meets_every_fact_once(facts, count, seed):
    entries = [PoolEntry(str(number), Kind.TRUE_FALSE, fact=fact) for number, fact in enumerate(facts)]
    candidates = find_candidates(entries, range(len(entries)))
    met = list(candidates.walk(min(count, len(entries)), Random(seed).random))
    assert len(met) == candidates.facts == len({fact or number for number, fact in enumerate(facts)})
    assert len({facts[index] or index for index in met}) == len(met)
