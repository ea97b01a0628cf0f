"""An offset map leads from clean characters to raw bytes."""

from __future__ import annotations

from question_bank.documents.model import OffsetMap

# "a灭火" in UTF-8, of which the clean text is "a火".
ORIGIN = OffsetMap(clean=(0, 1), raw=(0, 4), widths=(1, 3))


def test_an_offset_is_found_in_its_run() -> None:
    assert [ORIGIN.to_raw(offset) for offset in (0, 1)] == [0, 4]


def test_a_span_ends_where_its_last_character_ends() -> None:
    assert ORIGIN.span(0, 1) == (0, 1)
    assert ORIGIN.span(0, 2) == (0, 7)
