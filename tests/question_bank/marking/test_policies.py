"""The rules for partly right answers."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.items.model import Item, Kind, Option
from question_bank.marking import POLICIES, Terms, UnknownPolicy, find_policy, mark_item
from tests.question_bank.items.examples import SINGLE, TRUE_FALSE, multiple_choice


def choice(keys, options, worth):
    bare = tuple(Option("abcdefgh"[number], f"选项{number}", number < keys) for number in range(options))
    return Item("m", Kind.MULTIPLE_CHOICE, "哪些对？", bare, max_mark=Decimal(worth))


def marked(policy, item, response, **terms):
    return str(mark_item(item, tuple(response), find_policy(policy), terms=Terms(**terms)).mark.normalize())


@pytest.mark.parametrize(
    ("policy", "keys", "options", "worth", "response", "mark"),
    [
        ("exact", 3, 4, "2", "abc", "2"),
        ("exact", 3, 4, "2", "ab", "0"),
        ("subset-half", 3, 4, "2", "ab", "1"),
        ("subset-half", 3, 4, "3", "a", "1.5"),
        ("subset-half", 3, 4, "2.5", "a", "1.5"),
        ("subset-half", 3, 4, "1", "ab", "0"),
        ("subset-half", 3, 4, "2", "abd", "0"),
        ("subset-per-key", 3, 4, "2", "a", "0.5"),
        ("subset-per-key", 3, 4, "2", "ab", "1"),
        ("subset-per-key", 3, 4, "2", "abd", "0"),
        ("subset-per-key", 4, 5, "1", "abc", "0.75"),
        ("subset-proportional", 3, 4, "2", "a", "0.6667"),
        ("subset-proportional", 3, 4, "2", "ad", "0"),
        ("right-minus-wrong", 3, 5, "3", "abd", "1"),
        ("right-minus-wrong", 2, 5, "2", "ade", "0"),
        ("weights", 2, 4, "2", "a", "1"),
        ("weights", 2, 4, "2", "ac", "0"),
        ("each-decision", 2, 4, "2", "ab", "2"),
        ("each-decision", 2, 4, "2", "ac", "1"),
        ("negative", 2, 5, "2", "a", "-0.5"),
        ("negative", 2, 5, "2", "ab", "2"),
    ],
)
def test_the_published_rule(policy, keys, options, worth, response, mark):
    assert marked(policy, choice(keys, options, worth), response) == mark


def test_half_is_rounded_up_to_the_step():
    assert marked("subset-half", choice(3, 4, 3), "a", step=Decimal(1)) == "2"
    assert marked("subset-half", choice(3, 4, "2.5"), "a", step=Decimal("0.25")) == "1.25"


def test_points_per_key_can_be_set():
    assert marked("subset-per-key", choice(3, 4, 6), "ab", per_key=Decimal("1.5")) == "3"


def test_the_authors_weights_are_summed_and_clamped():
    options = (
        Option("a", "x", True, Decimal("0.8")),
        Option("b", "y", True, Decimal("0.5")),
        Option("c", "z", weight=Decimal("-0.5")),
    )
    item = replace(choice(2, 3, 2), options=options)
    assert [marked("weights", item, ticks) for ticks in ("a", "ab", "ac", "c")] == ["1.6", "2", "0.6", "0"]


def test_weights_and_negative_act_on_single_choice_too():
    assert mark_item(SINGLE, "b", find_policy("negative"), Decimal(1)).mark == Decimal("-0.5")
    assert mark_item(TRUE_FALSE, True, find_policy("negative"), Decimal(1)).mark == Decimal(-1)
    weighted = replace(SINGLE, options=(*SINGLE.options[:2], replace(SINGLE.options[2], weight=Decimal("0.4"))))
    assert mark_item(weighted, "c", find_policy("weights")).mark == Decimal("0.4")


@pytest.mark.parametrize("policy", [name for name in POLICIES if name != "negative"])
def test_a_wrong_single_choice_gets_nothing(policy):
    assert mark_item(SINGLE, "b", POLICIES[policy]).mark == 0
    assert mark_item(TRUE_FALSE, True, POLICIES[policy]).mark == 0


_ITEMS = multiple_choice() | st.builds(
    lambda item, weights: replace(
        item,
        options=tuple(
            replace(option, weight=weight) for option, weight in zip(item.options, weights, strict=False)
        ),
    ),
    multiple_choice(),
    st.lists(st.decimals(-1, 1, places=1), min_size=10, max_size=10),
)


@given(_ITEMS, st.sampled_from(list(POLICIES)), st.decimals("0.5", 10, places=1))
def test_ticking_everything_never_scores_unless_everything_is_a_key(item, policy, worth):
    mark = mark_item(item, tuple(option.id for option in item.options), POLICIES[policy], worth)
    assert mark.mark <= 0 or all(option.correct for option in item.options)


@given(multiple_choice(), st.sampled_from(list(POLICIES)), st.decimals("0.5", 10, places=1), st.data())
def test_marks_stay_between_minus_full_and_full_and_the_key_gets_full(item, policy, worth, data):
    ids = [option.id for option in item.options]
    response = tuple(data.draw(st.lists(st.sampled_from(ids), unique=True)))
    mark = mark_item(item, response, POLICIES[policy], worth)
    assert -worth <= mark.mark <= worth
    assert mark.mark >= 0 or policy == "negative"
    key = tuple(option.id for option in item.options if option.correct)
    assert mark_item(item, key, POLICIES[policy], worth).mark == worth


@given(multiple_choice(), st.sampled_from(["subset-half", "subset-per-key", "subset-proportional"]), st.data())
def test_a_part_of_the_key_never_gets_the_full_mark(item, policy, data):
    keys = [option.id for option in item.options if option.correct]
    part = tuple(data.draw(st.lists(st.sampled_from(keys), unique=True, max_size=len(keys) - 1)))
    for worth in (Decimal("0.5"), Decimal(1), Decimal(2)):
        assert 0 <= mark_item(item, part, POLICIES[policy], worth).mark < worth


def test_policies_are_found_by_name_with_or_without_version():
    assert find_policy("exact") is find_policy("exact@1")
    assert find_policy("exact").label == "exact@1"
    for unknown in ("best", "exact@99", ""):
        with pytest.raises(UnknownPolicy):
            find_policy(unknown)


def test_every_policy_can_be_shown():
    assert all(policy.title and policy.description and name == policy.name for name, policy in POLICIES.items())
