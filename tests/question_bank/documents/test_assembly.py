"""A source becomes blocks of clean text."""

from __future__ import annotations

import pytest

from question_bank.documents import assembly
from question_bank.documents.assembly import assemble
from question_bank.documents.model import Block, BlockStyle
from question_bank.documents.source import Hint, Source
from question_bank.results import Unreadable


def test_blocks_carry_the_hints_of_their_paragraphs() -> None:
    source = Source(
        "用电\n\n\u200b不得私拉电线。",
        hints=(
            Hint(0, BlockStyle.HEADING, 1),
            Hint(3, BlockStyle.LIST),
            Hint(4, BlockStyle.BODY),
        ),
    )
    assert assemble("a", b"", source).value.blocks == (
        Block(0, 2, BlockStyle.HEADING, 1),
        Block(3, 10, BlockStyle.BODY, apart=True),
    )


def test_joined_breaks_are_counted_and_placed() -> None:
    long = "每两小时巡查一次。发现隐患立即上报并做好"
    result = assemble("a", b"", Source(f"　{long}\n记录，不得拖延。"))
    assert result.value.breaks == (len(long),)
    assert [notice.id for notice in result.notices] == ["joined-lines"]


def test_text_beyond_the_cap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "MAX_CHARACTERS", 10)
    with pytest.raises(Unreadable) as caught:
        assemble("a", b"", Source("灭" * 11))
    assert caught.value.notice.id == "file-too-long"
    assert "10" in str(caught.value)


def test_a_file_of_blanks_and_controls_has_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        assemble("a", b"", Source("\u200b\n　\n"))
    assert caught.value.notice.id == "file-without-text"
