"""Edited text remembers where each character came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.tracing import Edit, Traced, byte_map

TEXTS = st.text(st.sampled_from("消防a1é€𠮷\r\n　"), max_size=40)
"""Characters of one to four bytes in UTF-8, and of every width in the other encodings."""


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[Edit]:
    """Edits in order that don't overlap."""
    marks = sorted(draw(st.lists(st.integers(0, length), max_size=8, unique=True)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [Edit(start, end, draw(st.sampled_from(["", "\n"]))) for start, end in pairs]


def test_text_without_edits_is_its_own_source() -> None:
    traced = Traced.of("甲乙")
    assert traced.edited([]) is traced
    assert traced.origin(1) == 1


def test_a_character_put_in_stands_for_all_it_replaced() -> None:
    traced = Traced.of("甲\r\n乙").edited([Edit(1, 3, "\n")])
    assert traced.text == "甲\n乙"
    assert byte_map(traced, "甲\r\n乙", "utf-8", 0).span(1, 2) == (3, 5)


def test_a_dropped_character_leads_to_the_next_one() -> None:
    traced = Traced.of("甲×乙").edited([Edit(1, 2)])
    assert traced.arrival(1) == traced.arrival(2) == 1
    assert traced.arrival(3) == 2


@given(st.data(), TEXTS, st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-32-be"]))
def test_every_kept_character_leads_back_to_its_bytes(data: st.DataObject, text: str, encoding: str) -> None:
    traced = Traced.of(text)
    for _ in range(3):
        traced = traced.edited(data.draw(edits(len(traced.text))))
    found = byte_map(traced, text, encoding, base=2)
    raw = b"##" + text.encode(encoding)
    for offset, character in enumerate(traced.text):
        start, end = found.span(offset, offset + 1)
        source = raw[start:end].decode(encoding)
        assert source == character or (character == "\n" and source)
        assert text[traced.origin(offset) :].startswith(source)


@given(st.data(), TEXTS)
def test_arrival_undoes_origin(data: st.DataObject, text: str) -> None:
    traced = Traced.of(text).edited(data.draw(edits(len(text))))
    assert [traced.arrival(traced.origin(offset)) for offset in range(len(traced.text))] == [
        *range(len(traced.text))
    ]


@pytest.mark.parametrize("base", [0, 3])
def test_a_span_covers_what_was_dropped_inside_it(base: int) -> None:
    traced = Traced.of("甲\n乙").edited([Edit(1, 2)])
    assert byte_map(traced, "甲\n乙", "utf-8", base).span(0, 2) == (base, base + 7)
