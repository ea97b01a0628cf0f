"""Finding a paper where a walk got stuck."""

from random import Random

from question_bank.items.model import Kind
from question_bank.papers.candidates import Chosen, find_candidates
from question_bank.papers.model import PoolEntry
from question_bank.papers.placing import place, relax, search, stir

ENTRIES = [PoolEntry(str(number), Kind.TRUE_FALSE, fact=fact) for number, fact in enumerate("aabbc")]
NO_ENEMIES = [()] * len(ENTRIES)
RANDOM = Random(1).random


def test_a_chain_of_moves_makes_room():
    rows = [find_candidates(ENTRIES, [0, 2]), find_candidates(ENTRIES, [1]), find_candidates(ENTRIES, [3, 4])]
    chosen = Chosen(ENTRIES, NO_ENEMIES)
    chosen.add(0, 0)
    chosen.add(3, 2)
    assert place(chosen, rows, 1, RANDOM)
    assert chosen.rows == {1: 1, 2: 0, 4: 2}


def test_what_cant_be_placed_leaves_everything_as_it_was():
    rows = [find_candidates(ENTRIES, [0]), find_candidates(ENTRIES, [1])]
    chosen = Chosen(ENTRIES, NO_ENEMIES)
    chosen.add(0, 0)
    assert not place(chosen, rows, 1, RANDOM)
    assert chosen.rows == {0: 0}
    assert relax(chosen, rows, {1: 1}, RANDOM)
    assert chosen.rows == {0: 0, 1: 1}
    assert not relax(chosen, rows, {1: 1}, RANDOM)


def test_search_finds_the_one_paper_among_enemies():
    enemies = [(1, 2), (0,), (0,), (), ()]
    rows = [find_candidates([*ENTRIES[:1], *ENTRIES[1:]], [0, 1, 2])]
    chosen = Chosen(ENTRIES, enemies)
    assert search(chosen, rows, [2])
    assert set(chosen.rows) == {1, 2}
    assert not search(Chosen(ENTRIES, enemies), rows, [3])


def test_stirring_keeps_the_count_and_the_peace():
    rows = [find_candidates(ENTRIES, range(5))]
    seen = set()
    for seed in range(20):
        chosen = Chosen(ENTRIES, NO_ENEMIES)
        for index in (0, 2, 4):
            chosen.add(index, 0)
        stir(chosen, rows, Random(seed).random)
        assert {ENTRIES[index].fact for index in chosen.rows} == {"a", "b", "c"}
        seen.add(frozenset(chosen.rows))
    assert len(seen) == 4
