"""What is right of a response, before any policy."""

from fractions import Fraction

import pytest

from question_bank.items.rules import Tally, WrongShape, no_answer, problem, remark, texts
from question_bank.results import Severity


def test_only_everything_and_nothing_else_is_complete():
    assert Tally(2, 0, 2).complete
    assert not Tally(2, 1, 2).complete
    assert not Tally(1, 0, 2).complete


def test_the_share_is_exact_and_of_nothing_is_nothing():
    assert Tally(1, 0, 3).share == Fraction(1, 3)
    assert Tally(0, 0, 0).share == 0


def test_notices_name_their_field():
    assert problem("x", "坏了", "stem").params["field"] == "stem"
    assert (problem("x", "坏了", "stem").severity, remark("x", "怪", "stem").severity) == (
        Severity.ERROR,
        Severity.WARNING,
    )


def test_shapes_are_checked():
    assert texts(["a", "b"]) == ("a", "b")
    for read, value in ((texts, ["a", 1]), (texts, "ab"), (no_answer, "a")):
        with pytest.raises(WrongShape):
            read(value)
