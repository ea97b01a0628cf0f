"""A hostile or broken container ends in one notice, soon."""

from __future__ import annotations

import pytest

from question_bank.documents import read_document
from question_bank.documents.archive import MAX_MEMBERS, Archive
from question_bank.results import Unreadable
from tests.question_bank.documents.spending import within_a_second
from tests.question_bank.documents.word_files import W, archive, paragraph, word_file

BOMB = b"<a>" + b" " * 60_000_000
LAUGHS = b"".join(
    [b'<!DOCTYPE l [<!ENTITY a "ha">']
    + [b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)]
    + [b"]><l>&j;</l>"]
)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
DEEP = b"<a>" * 5_000 + b"</a>" * 5_000
MANY = f'<w:document xmlns:w="{W}"><w:body>{"<w:p/>" * 1_300_000}</w:body></w:document>'.encode()


@pytest.mark.parametrize(
    "document",
    [BOMB, LAUGHS, LAUGHS.decode().encode("utf-16"), OUTSIDE, DEEP, MANY, b"\xff\xfe\xff", b""],
    ids=["bomb", "laughs", "laughs in utf-16", "outside", "deep", "many", "garbage", "nothing"],
)
def test_a_hostile_document_is_refused_within_a_second(document: bytes) -> None:
    raw = archive({"word/document.xml": document})
    with within_a_second(), pytest.raises(Unreadable) as caught:
        read_document("a.docx", raw)
    assert caught.value.notice.id == "file-broken"


def test_too_many_members_are_refused() -> None:
    with pytest.raises(Unreadable):
        Archive(archive({f"{i}": b"" for i in range(MAX_MEMBERS + 1)}))


def test_a_damaged_member_is_refused() -> None:
    raw = bytearray(word_file(paragraph("第一段。" * 50)))
    raw[raw.index(b"word/document.xml") + 40] ^= 0xFF
    with pytest.raises(Unreadable) as caught:
        read_document("a.docx", bytes(raw))
    assert caught.value.notice.id == "file-broken"


def test_members_are_found_by_their_exact_name() -> None:
    with Archive(archive({"a/b.xml": b"<x>1</x>"})) as opened:
        assert "a/b.xml" in opened
        assert "b.xml" not in opened
        assert opened.tree("a/b.xml").text == "1"
        with pytest.raises(Unreadable):
            opened.read("b.xml")
