"""Whatever comes in, a document or one clear refusal comes out."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents import read_document
from question_bank.documents.model import Document
from question_bank.results import Unreadable
from tests.question_bank.documents.word_files import abstract, archive, level, num, paragraph, table, word_file

WORD = word_file(
    paragraph("总则", num=(1, 0)) + paragraph("每月检查一次。") + table(("部门", "电话")),
    numbering=abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0),
)


def read(name: str, raw: bytes) -> Document | None:
    try:
        return read_document(name, raw).value
    except Unreadable:
        return None


@given(st.sampled_from(["a.txt", "a.md", "a.docx", "a"]), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(name: str, raw: bytes) -> None:
    read(name, raw)


@given(st.lists(st.tuples(st.integers(0, len(WORD) - 1), st.integers(0, 255)), max_size=6))
def test_a_damaged_word_file_is_read_or_refused(damage: list[tuple[int, int]]) -> None:
    raw = bytearray(WORD)
    for place, value in damage:
        raw[place] = value
    read("a.docx", bytes(raw))


ELEMENTS = st.recursive(
    st.sampled_from(["", "<w:t>检查</w:t>", "<w:br/>", '<w:numId w:val="1"/>', '<w:ilvl w:val="x"/>']),
    lambda inner: st.builds(
        lambda name, parts: f"<w:{name}>{''.join(parts)}</w:{name}>",
        st.sampled_from(["p", "pPr", "numPr", "r", "rPr", "tbl", "tr", "tc", "ins", "del", "sdt", "txbxContent"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(ELEMENTS, ELEMENTS)
def test_word_files_of_any_structure_are_read_or_refused(body: str, numbering: str) -> None:
    read("a.docx", word_file(body, numbering=numbering))


LINES = st.text(st.sampled_from("一检查。，：“”《》（）1. 　\n\r\u200b#*-"), max_size=80)


@given(LINES, st.sampled_from(["txt", "md"]))
def test_blocks_are_the_lines_of_the_clean_text(text: str, extension: str) -> None:
    document = read(f"a.{extension}", text.encode())
    if document is None:
        return
    lines = [document.text[block.start : block.end] for block in document.blocks]
    assert lines == document.text.split("\n")
    assert all(line == line.strip() != "" for line in lines)
    assert all(0 < offset <= len(document.text) for offset in document.breaks)


def test_a_document_knows_the_file_that_it_came_from() -> None:
    raw = "检查".encode()
    document = read_document("讲话.txt", raw).value
    assert (document.name, document.sha256) == ("讲话.txt", hashlib.sha256(raw).hexdigest())


@pytest.mark.parametrize(
    "text",
    ["《" * 60_000, "（" * 30_000 + "）" * 30_000, "# " + " " * 60_000 + "a", "检\r\n" * 20_000, "1\n" * 30_000],
    ids=["open", "nested", "blank", "lines", "numbers"],
)
def test_hostile_text_takes_no_longer_than_other_text(text: str) -> None:
    begun = time.process_time()
    read("a.md", text.encode())
    assert time.process_time() - begun < 1


def test_a_word_file_of_many_paragraphs_is_quick() -> None:
    """Two hundred pages, about 120,000 characters, in a third of the time that is the goal."""
    body = "".join(paragraph(f"第{page}项检查由保卫科负责，每月至少一次。" * 2) for page in range(3_000))
    raw = word_file(body)
    begun = time.process_time()
    assert len(read_document("a.docx", raw).value.blocks) == 3_000
    assert time.process_time() - begun < 1


def test_an_archive_of_another_kind_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_document("a.zip", archive({"a.txt": "检查".encode()}))
