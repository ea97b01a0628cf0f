"""Shapes of JSON values."""

import pytest

from question_bank.items.rules import WrongShape
from question_bank.items.shapes import Fields, boolean, integer, mapping, mappings, real, text


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (text, 1),
        (boolean, 1),
        (integer, True),
        (integer, 1.5),
        (real, "1"),
        (real, False),
        (mapping, []),
        (mappings, {}),
        (mappings, [1]),
    ],
)
def test_other_shapes_are_refused(read, value):
    with pytest.raises(WrongShape):
        read(value)


def test_a_field_that_doesnt_fit_is_noted_and_gets_its_default():
    fields = Fields({"stem": 5, "tags": None})
    assert fields.take("stem", text, "?") == "?"
    assert fields.take("tags", text, "-") == "-"
    assert [notice.params["field"] for notice in fields.notices] == ["stem"]
    assert "5" in fields.notices[0].text()
