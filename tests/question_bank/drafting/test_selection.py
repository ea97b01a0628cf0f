"""Which drafts are shown."""

from __future__ import annotations

from collections import Counter

from question_bank.drafting.selection import Candidate, near, select
from question_bank.facts.plain import grams
from question_bank.items.model import Item, Kind


def candidate(id_: str, kind: Kind, passage: str, score: float, *, answer: bool | None = None) -> Candidate:
    item = Item(id=id_, kind=kind, stem=f"{kind}{id_}", answer=answer, score=score)
    return Candidate(item, frozenset(grams(passage, 2)))


def ids(chosen: list[Candidate]) -> list[str]:
    return [c.item.id for c in chosen]


WAREHOUSE = "仓库物品要分类存放，主要通道的宽度不小于两米。"
CANTEEN = "食堂的排油烟管道每六十日至少清洗一次。"
TRAINING = "新入职人员的岗前消防培训不少于八学时。"
BICYCLES = "严禁在楼梯间停放电动自行车或者充电。"
PASSAGES = (WAREHOUSE, CANTEEN, TRAINING, BICYCLES)


def test_the_best_comes_first() -> None:
    chosen = select([candidate(p[:2], Kind.FILL_BLANK, p, 0.5 + n / 10) for n, p in enumerate(PASSAGES)], 4)
    assert ids(chosen) == ["严禁", "新入", "食堂", "仓库"]


def test_one_passage_is_asked_about_once() -> None:
    longer = WAREHOUSE + "库房内不得使用电器。"
    chosen = select(
        [candidate("a", Kind.FILL_BLANK, WAREHOUSE, 0.9), candidate("b", Kind.FILL_BLANK, longer, 0.8)], 9
    )
    assert ids(chosen) == ["a"]


def test_where_passages_run_out_another_kind_may_ask_again() -> None:
    pair = [candidate("a", Kind.FILL_BLANK, WAREHOUSE, 0.8), candidate("b", Kind.SINGLE_CHOICE, WAREHOUSE, 0.9)]
    assert ids(select(pair, 1)) == ["b"]
    assert ids(select(pair, 2)) == ["b", "a"]


def test_true_and_false_differ_by_one_at_most() -> None:
    truths = [candidate(f"t{n}", Kind.TRUE_FALSE, p, 0.9, answer=True) for n, p in enumerate(PASSAGES[:3])]
    lies = [candidate("f", Kind.TRUE_FALSE, BICYCLES, 0.5, answer=False)]
    answers = Counter(c.item.answer for c in select([*truths, *lies], 9))
    assert answers == {True: 2, False: 1}


def test_every_kind_gets_its_turn() -> None:
    kinds = (Kind.FILL_BLANK, Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE)
    several = [candidate(f"{kind}{n}", kind, p, 0.9) for kind in kinds for n, p in enumerate(PASSAGES)]
    counts = Counter(c.item.kind for c in select(several, 0))
    assert set(counts) == set(kinds)
    assert sum(counts.values()) == len(PASSAGES)


def test_the_order_of_the_candidates_doesn_t_matter() -> None:
    several = [candidate(p[:2], Kind.FILL_BLANK, p, 0.5) for p in PASSAGES]
    assert ids(select(several, 4)) == ids(select(several[::-1], 4))


def test_near_means_most_of_the_shorter_passage() -> None:
    one, other = candidate("a", Kind.ORDERING, WAREHOUSE, 1), candidate("b", Kind.ORDERING, CANTEEN, 1)
    assert near(one, one)
    assert not near(one, other)
