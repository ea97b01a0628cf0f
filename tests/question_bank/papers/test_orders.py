"""Orders of options."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.items.model import Kind, Option
from question_bank.papers.model import PoolEntry
from question_bank.papers.orders import option_order, pinned_options, pool_entry, shuffled
from tests.question_bank.items.examples import EXAMPLES, MATCHING, ORDERING, SINGLE


def with_options(*texts):
    return replace(
        SINGLE, options=tuple(Option("abcdef"[number], text, number == 0) for number, text in enumerate(texts))
    )


@pytest.mark.parametrize(
    "text",
    [
        "以上都对",
        "以上都不对。",
        "以上选项均正确",
        "上述说法全部错误",
        "都正确",
        "以上皆是",
        "All of the above",
        "none of the above.",
    ],
)
def test_all_or_none_stays_where_it_is(text):
    assert pinned_options(with_options("甲", text, "乙")) == (1,)


@pytest.mark.parametrize("text", ["70 分贝以上", "以上级通知为准", "AB 胶", "B 超", "都江堰", "全面检查"])
def test_other_options_move(text):
    assert pinned_options(with_options("甲", text)) == ()


@pytest.mark.parametrize("text", ["A和C都对", "A、B都正确", "A与B", "选项A、C均正确", "AB两项"])
def test_an_option_that_names_others_pins_all(text):
    assert pinned_options(with_options("甲", "乙", text)) == (0, 1, 2)


def order_of(entry, seed=0, *, shuffle=True):
    return option_order(entry, shuffle=shuffle, random=Random(seed).random)


@given(st.integers(0, 10**6), st.integers(2, 8))
def test_elements_to_order_never_start_in_the_right_order(seed, count):
    for kind in (Kind.ORDERING, Kind.MATCHING):
        order = order_of(PoolEntry("o", kind, option_count=count), seed, shuffle=False)
        assert sorted(order) == list(range(count))
        assert order != tuple(range(count))


@given(st.integers(0, 10**6))
def test_pinned_options_stay_last(seed):
    order = order_of(PoolEntry("s", Kind.SINGLE_CHOICE, option_count=5, pinned=(3, 4)), seed)
    assert order[-2:] == (3, 4)
    assert sorted(order) == [0, 1, 2, 3, 4]


def test_true_false_and_unshuffled_options_keep_their_order():
    assert order_of(PoolEntry("t", Kind.TRUE_FALSE, option_count=2), 3) == (0, 1)
    assert {
        order_of(PoolEntry("s", Kind.SINGLE_CHOICE, option_count=4), seed, shuffle=False) for seed in range(9)
    } == {(0, 1, 2, 3)}


def test_every_order_is_equally_likely():
    counts = {}
    for seed in range(6000):
        order = tuple(shuffled([0, 1, 2], Random(seed).random))
        counts[order] = counts.get(order, 0) + 1
    assert len(counts) == 6
    assert all(850 < count < 1150 for count in counts.values())


def test_the_light_entry_counts_what_is_shuffled():
    assert pool_entry(MATCHING).option_count == 4
    assert pool_entry(ORDERING).option_count == 3
    assert [pool_entry(item).id for item in EXAMPLES] == [item.id for item in EXAMPLES]
