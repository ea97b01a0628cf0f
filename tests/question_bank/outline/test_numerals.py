"""Printed ordinals are read."""

from __future__ import annotations

import pytest

from question_bank.outline.numerals import ordinal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("１２", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("二〇", 20),
        ("①", 1),
        ("⑳", 20),
        ("㊿", 50),
        ("⑴", 1),
        ("㈠", 1),
        ("丙", 3),
        ("肆", 4),
        ("Ⅸ", 9),
        ("XIV", 14),
        ("iv", 4),
        ("Seven", 7),
        ("b", 2),
        ("天", None),
        ("ab", None),
        ("", None),
        ("百x", None),
    ],
)
def test_a_numeral_has_its_value(text: str, value: int | None) -> None:
    assert ordinal(text) == value
