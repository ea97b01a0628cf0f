"""Draws."""

import itertools
import time
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow, DrawnItem, NotEnoughItems, Pool, PoolEntry

SINGLE, JUDGE = Kind.SINGLE_CHOICE, Kind.TRUE_FALSE


def pool_of(count, kind=SINGLE, **more):
    return [PoolEntry(f"{kind[0]}{number}", kind, option_count=4, **more) for number in range(count)]


def draw(pool, *rows, seed=1, shuffle_questions=True, shuffle_options=True):
    return pool.draw(rows, seed=seed, shuffle_questions=shuffle_questions, shuffle_options=shuffle_options)


def ids(paper):
    return [item.id for item in paper]


def test_a_paper_is_rebuilt_from_its_seed():
    rows = (BlueprintRow(SINGLE, None, 3, Decimal(2)),)
    first = draw(Pool(pool_of(9)), *rows, seed=20261121)
    assert draw(Pool(pool_of(9)), *rows, seed=20261121) == first
    assert first == (
        DrawnItem("s8", Decimal(2), (1, 2, 3, 0)),
        DrawnItem("s2", Decimal(2), (2, 3, 1, 0)),
        DrawnItem("s4", Decimal(2), (3, 0, 2, 1)),
    )
    assert len({tuple(draw(Pool(pool_of(9)), *rows, seed=seed)) for seed in range(20)}) > 15


def test_an_earlier_draw_changes_nothing():
    entries = [*pool_of(6, fact="f"), *pool_of(6, JUDGE)]
    rows, other = (BlueprintRow(None, None, 4),), (BlueprintRow(SINGLE, None, 5),)
    fresh, used = Pool(entries), Pool(entries)
    draw(used, *other)
    draw(used, *rows, seed=5)
    assert draw(used, *rows, seed=9) == draw(fresh, *rows, seed=9)


def test_rows_take_their_kind_outline_and_mark():
    entries = [*pool_of(5, outline=("一", "（一）")), *pool_of(5, JUDGE, outline=("二",))]
    rows = (BlueprintRow(JUDGE, None, 2, Decimal("1.5")), BlueprintRow(None, ("一",), 3))
    paper = draw(Pool(entries), *rows)
    assert [item.id[0] for item in paper] == ["t", "t", "s", "s", "s"]
    assert [item.mark for item in paper] == [Decimal("1.5")] * 2 + [Decimal(1)] * 3


def test_without_a_count_a_row_takes_all_in_the_pools_order():
    paper = draw(Pool(pool_of(5)), BlueprintRow(), shuffle_questions=False, shuffle_options=False)
    assert ids(paper) == ["s0", "s1", "s2", "s3", "s4"]
    assert {item.option_order for item in paper} == {(0, 1, 2, 3)}


def test_overlapping_rows_share_the_pool_out():
    """The first row may take what the second needs; then it must give it back."""
    entries = [*pool_of(3), *pool_of(3, JUDGE)]
    for seed in range(30):
        paper = draw(Pool(entries), BlueprintRow(None, None, 3), BlueprintRow(SINGLE, None, 3), seed=seed)
        assert len(set(ids(paper))) == 6


def test_asking_for_too_much_is_refused():
    for rows in (
        (BlueprintRow(None, None, 4),),
        (BlueprintRow(JUDGE, None, 1),),
        (BlueprintRow(None, None, 2),) * 2,
    ):
        with pytest.raises(NotEnoughItems):
            draw(Pool(pool_of(3)), *rows)


def test_more_items_than_facts_still_gives_the_exact_count():
    entries = [PoolEntry(f"q{number}", SINGLE, fact=f"f{number % 4}") for number in range(12)]
    paper = draw(Pool(entries), BlueprintRow(None, None, 7))
    assert len(set(ids(paper))) == 7
    assert len({int(name[1:]) % 4 for name in ids(paper)}) == 4


def _exposure(entries, rows, papers=4000):
    pool = Pool(entries)
    counts = Counter()
    for seed in range(papers):
        counts.update(ids(draw(pool, *rows, seed=seed)))
    return {entry.id: counts[entry.id] / papers for entry in entries}


def test_every_question_is_equally_likely():
    exposure = _exposure(pool_of(30), (BlueprintRow(None, None, 6),))
    assert all(abs(share - 0.2) < 0.03 for share in exposure.values())


def test_every_question_is_equally_likely_though_facts_differ_in_size():
    """One fact with four questions, five with two, sixteen with one: 5 of 30 are drawn, each 1 time in 6."""
    sizes = [4, *[2] * 5, *[1] * 16]
    entries = [
        PoolEntry(f"{fact}.{n}", SINGLE, fact=str(fact)) for fact, size in enumerate(sizes) for n in range(size)
    ]
    exposure = _exposure(entries, (BlueprintRow(None, None, 5),))
    assert all(abs(share - 1 / 6) < 0.03 for share in exposure.values())


def _conflicts(entries, chosen):
    by_id = {entry.id: entry for entry in entries}
    return [
        (one, other)
        for one, other in itertools.combinations(chosen, 2)
        if (by_id[one].fact and by_id[one].fact == by_id[other].fact)
        or other in by_id[one].enemies
        or one in by_id[other].enemies
    ]


@st.composite
def small_pools(draw):
    """Up to eight items of two kinds, with few facts and some enemies, and one or two rows."""
    count = draw(st.integers(1, 8))
    names = [f"q{number}" for number in range(count)]
    entries = [
        PoolEntry(
            name,
            draw(st.sampled_from([SINGLE, JUDGE])),
            fact=draw(st.sampled_from(["", "", "f", "g", "h"])),
            enemies=tuple(draw(st.lists(st.sampled_from(names), max_size=2))),
        )
        for name in names
    ]
    rows = draw(
        st.lists(
            st.builds(BlueprintRow, st.sampled_from([None, SINGLE, JUDGE]), st.none(), st.integers(1, 3)),
            min_size=1,
            max_size=2,
        )
    )
    return entries, tuple(rows)


def _fits(entries, rows, chosen):
    kinds = {entry.id: entry.kind for entry in entries}
    slots = [row.kind for row in rows for _ in range(row.count)]
    return any(
        all(kind in (None, kinds[name]) for kind, name in zip(slots, order, strict=True))
        for order in itertools.permutations(chosen)
    )


@settings(max_examples=60, deadline=None)
@given(small_pools(), st.integers(0, 1000))
def test_conflicts_are_avoided_whenever_they_can_be(case, seed):
    """Checked against trying every paper."""
    entries, rows = case
    asked = sum(row.count for row in rows)
    papers = [
        chosen
        for chosen in itertools.combinations([entry.id for entry in entries], asked)
        if _fits(entries, rows, chosen)
    ]
    pool = Pool(entries)
    if not papers:
        with pytest.raises(NotEnoughItems):
            draw(pool, *rows, seed=seed)
        return
    chosen = ids(draw(pool, *rows, seed=seed))
    assert len(set(chosen)) == asked
    assert _fits(entries, rows, chosen)
    if any(not _conflicts(entries, paper) for paper in papers):
        assert _conflicts(entries, chosen) == []


def test_a_tight_pool_gives_papers_without_conflicts_that_still_differ():
    """Ten facts in both kinds, ten wanted: each fact must be used once, in one of the two."""
    entries = [
        PoolEntry(f"{kind[0]}{fact}", kind, fact=str(fact)) for kind in (SINGLE, JUDGE) for fact in range(10)
    ]
    pool, rows = Pool(entries), (BlueprintRow(SINGLE, None, 5), BlueprintRow(JUDGE, None, 5))
    papers = [ids(draw(pool, *rows, seed=seed)) for seed in range(50)]
    assert all(_conflicts(entries, paper) == [] for paper in papers)
    assert len({frozenset(paper) for paper in papers}) > 30


def test_a_draw_is_quick():
    """20 of 5,000 take about 0.04 ms; ten times that is allowed, on a busy machine."""
    pool, rows = Pool(pool_of(5000)), (BlueprintRow(None, None, 20),)
    draw(pool, *rows)
    started = time.perf_counter()
    for seed in range(200):
        draw(pool, *rows, seed=seed)
    assert (time.perf_counter() - started) / 200 < 0.0005
