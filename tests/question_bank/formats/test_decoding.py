"""Bytes to text."""

import pytest

from question_bank.formats.decoding import decode
from question_bank.results import Unreadable

CHINESE = "一、单选题\r\n1. 灭火器的检查周期是（ B ）\rA. 每年 B. 每月"
WESTERN = "Which café is “open”?\nA. Müller – Söhne\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_text_is_read_in_every_usual_encoding(encoding):
    assert decode(CHINESE.encode(encoding)) == CHINESE.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_western_text_is_not_taken_for_chinese(encoding):
    assert decode(WESTERN.encode(encoding)) == WESTERN


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfe\x00", b"a\x81\x8d\xff\n"])
def test_what_is_no_text_is_unreadable(data):
    with pytest.raises(Unreadable):
        decode(data)
