"""Whatever comes in, a document or one clear refusal comes out."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents import read_document
from question_bank.documents.assembly import assemble
from question_bank.documents.markdown import read_markdown
from question_bank.documents.source import Source
from question_bank.documents.text import read_text
from question_bank.results import Unreadable
from tests.question_bank.documents.pdf_files import lines, pdf_file
from tests.question_bank.documents.slide_files import slide, slides_file
from tests.question_bank.documents.spending import within_a_second
from tests.question_bank.documents.word_files import archive, paragraph, word_file

SENTENCE = "每月至少检查一次灭火器，发现压力不足的，立即更换。"

LINES = st.text(st.sampled_from("一检查。，：“”《》（）1. 　\n\r\u200b#*-"), max_size=80)


@given(LINES, st.sampled_from([read_text, read_markdown]))
def test_blocks_are_the_lines_of_the_clean_text(text: str, reader: Callable[[bytes], Source]) -> None:
    try:
        document = assemble("a", b"", reader(text.encode())).value
    except Unreadable:
        return
    found = [document.text[block.start : block.end] for block in document.blocks]
    assert found == document.text.split("\n")
    assert all(line == line.strip() != "" for line in found)
    assert all(0 < offset <= len(document.text) for offset in document.breaks)


def test_a_document_knows_the_file_that_it_came_from() -> None:
    raw = "检查".encode()
    document = read_document("讲话.txt", raw).value
    assert (document.name, document.sha256) == ("讲话.txt", hashlib.sha256(raw).hexdigest())


FILES = {
    "a.txt": SENTENCE.encode(),
    "a.md": f"**{SENTENCE}**".encode(),
    "a.html": f"<p>{SENTENCE}</p>".encode(),
    "a.docx": word_file(paragraph(SENTENCE)),
    "a.pptx": slides_file(slide(SENTENCE)),
    "a.pdf": pdf_file(lines(SENTENCE)),
}


@pytest.mark.parametrize(("name", "raw"), FILES.items(), ids=FILES)
def test_every_format_gives_the_same_text(name: str, raw: bytes) -> None:
    document = read_document(name, raw).value
    assert document.text == SENTENCE
    assert (document.origin is not None) == (name in {"a.txt", "a.md"})


@pytest.mark.parametrize("raw", [word_file(""), slides_file(slide("")), b"<html></html>"])
def test_a_file_without_words_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_document("a", raw)
    assert caught.value.notice.id == "file-without-text"


@pytest.mark.parametrize(
    "text",
    ["《" * 60_000, "（" * 30_000 + "）" * 30_000, "# " + " " * 60_000 + "a", "检\r\n" * 20_000, "1\n" * 30_000],
    ids=["open", "nested", "blank", "lines", "numbers"],
)
def test_hostile_text_takes_no_longer_than_other_text(text: str) -> None:
    with within_a_second(), contextlib.suppress(Unreadable):
        read_document("a.md", text.encode())


def test_a_word_file_of_many_paragraphs_is_quick() -> None:
    """Two hundred pages, about 120,000 characters, in half of the time that is the goal."""
    body = "".join(paragraph(f"第{page}项检查由保卫科负责，每月至少一次。" * 2) for page in range(3_000))
    raw = word_file(body)
    with within_a_second():
        assert len(read_document("a.docx", raw).value.blocks) == 3_000


def test_an_archive_of_another_kind_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_document("a.zip", archive({"a.txt": "检查".encode()}))
