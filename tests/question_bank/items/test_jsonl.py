"""The JSON form of items and responses."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.items.jsonl import (
    content_id,
    item_from_json,
    item_to_json,
    response_from_json,
    response_to_json,
)
from question_bank.results import Place, Severity
from tests.question_bank.items.examples import (
    BLANK,
    EXAMPLES,
    MATCHING,
    MULTIPLE,
    NUMERIC,
    ORDERING,
    SINGLE,
    TRUE_FALSE,
    items,
)


def through_json(item):
    return item_from_json(json.loads(json.dumps(item_to_json(item))))


@given(items())
def test_an_item_survives_json(item):
    result = through_json(item)
    assert result.value == item
    assert result.notices == ()


@pytest.mark.parametrize("item", EXAMPLES, ids=lambda item: item.kind.value)
def test_examples_survive_json(item):
    assert through_json(item).value == item


def test_rare_fields_survive_json():
    item = replace(
        SINGLE, score=0.25, extra={"any_order": True, "source": [1]}, enemies=("x",), family="enumeration"
    )
    item = replace(item, options=(replace(item.options[0], weight=Decimal("0.5")), *item.options[1:]))
    assert through_json(item).value == item


def test_the_shape_is_the_published_one():
    data = item_to_json(BLANK)
    assert data["answer"] == [["月", "一个月"], ["绿色", "绿"]]
    assert data["max_mark"] == 1
    assert "pairs" not in data
    assert item_to_json(NUMERIC)["answer"] == {"value": 1.1, "tolerance": 0.05}
    assert item_to_json(MATCHING)["pairs"][0] == {"left": "A 类", "right": "木材"}
    assert item_to_json(SINGLE)["evidence"]["raw_end"] == 63


def test_what_is_left_out_has_a_default():
    item = item_from_json(
        {"kind": "single_choice", "stem": "?", "options": [{"text": "是", "correct": True}, {"text": "否"}]}
    ).value
    assert [option.id for option in item.options] == ["a", "b"]
    assert item.max_mark == 1
    assert item.id == content_id(item)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ([], ""),
        ({"stem": "?"}, "kind"),
        ({"kind": "essay"}, "kind"),
        ({"kind": 3}, "kind"),
        ({"kind": "true_false", "answer": "yes"}, "answer"),
        ({"kind": "single_choice", "options": "abc"}, "options"),
        ({"kind": "single_choice", "options": [{"text": 1}]}, "options"),
        ({"kind": "fill_blank", "answer": [[1]]}, "answer"),
        ({"kind": "matching", "pairs": [{"left": "x"}]}, "pairs"),
        ({"kind": "numeric", "answer": {"value": "abc"}}, "answer"),
        ({"kind": "true_false", "max_mark": "viel"}, "max_mark"),
        ({"kind": "true_false", "evidence": {"start": "1"}}, "evidence"),
    ],
)
def test_a_wrong_shape_is_a_notice_with_field_and_line(data, field):
    result = item_from_json(data, Place(line=7))
    assert result.value is None
    assert [(notice.params["field"], notice.place.line) for notice in result.notices] == [(field, 7)]


def test_an_unknown_field_is_a_warning_and_the_item_is_kept():
    result = item_from_json({"kind": "true_false", "stem": "?", "answer": True, "colour": "red"})
    assert result.value is not None
    assert [notice.severity for notice in result.notices] == [Severity.WARNING]


_json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*item_to_json(MATCHING), "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(_json, st.sampled_from(EXAMPLES))
def test_no_json_breaks_the_reader(value, example):
    item_from_json(value)
    item_from_json({**item_to_json(example), **value} if isinstance(value, dict) else value)
    response_from_json(example, value)


@pytest.mark.parametrize(
    ("item", "response"),
    [
        (SINGLE, "a"),
        (MULTIPLE, ("a", "b")),
        (TRUE_FALSE, False),
        (BLANK, ("月", "")),
        (ORDERING, ("b", "a")),
        (MATCHING, ((0, "木材"), (2, "煤气"))),
        (NUMERIC, Decimal("1.12")),
        (SINGLE, None),
    ],
)
def test_a_response_survives_json(item, response):
    value = json.loads(json.dumps(response_to_json(response)))
    assert response_from_json(item, value).value == response


@pytest.mark.parametrize(
    ("item", "value"),
    [
        (SINGLE, ["a"]),
        (MULTIPLE, "a"),
        (MULTIPLE, [1]),
        (TRUE_FALSE, 1),
        (MATCHING, [["0", "x"]]),
        (NUMERIC, "viel"),
        (BLANK, {}),
    ],
)
def test_a_response_of_another_shape_is_a_notice(item, value):
    result = response_from_json(item, value)
    assert not result.ok
    assert result.value is None


def test_the_content_id_depends_on_question_and_key_only():
    assert content_id(SINGLE) == content_id(replace(SINGLE, id="other", difficulty=0.3))
    assert content_id(TRUE_FALSE) != content_id(replace(TRUE_FALSE, answer=True))
