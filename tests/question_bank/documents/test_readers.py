"""Every format has its reader, and each is loaded when it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from question_bank.documents import readers
from question_bank.documents.detection import Format
from question_bank.documents.readers import read_source
from question_bank.results import Unreadable
from tests.question_bank.documents.pdf_files import lines, pdf_file
from tests.question_bank.documents.slide_files import slide, slides_file
from tests.question_bank.documents.word_files import paragraph, word_file

FILES = {
    Format.TEXT: "每月检查。".encode(),
    Format.MARKDOWN: "**每月**检查。".encode(),
    Format.HTML: "<p>每月检查。".encode(),
    Format.PDF: pdf_file(lines("每月检查。")),
    Format.ARCHIVE: word_file(paragraph("每月检查。")),
}


@pytest.mark.parametrize(("format_", "raw"), FILES.items(), ids=str)
def test_each_format_is_read(format_: Format, raw: bytes) -> None:
    assert "每月" in read_source(format_, raw).text


def test_slides_are_read_from_an_archive() -> None:
    assert read_source(Format.ARCHIVE, slides_file(slide("每月检查"))).text == "每月检查"


def test_confined_text_still_leads_back_to_its_bytes() -> None:
    assert read_source(Format.MARKDOWN, FILES[Format.MARKDOWN]).locate is not None
    assert read_source(Format.HTML, FILES[Format.HTML]).locate is None


def test_a_file_over_its_cap_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_MEGABYTE", 1)
    with pytest.raises(Unreadable) as caught:
        read_source(Format.PDF, FILES[Format.PDF])
    assert caught.value.notice.id == "file-too-large"


def test_an_old_format_is_converted_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "to_word", lambda _: FILES[Format.ARCHIVE])
    assert read_source(Format.OFFICE, b"old").text == "每月检查。"


def test_importing_the_library_loads_no_parser() -> None:
    code = "import sys, question_bank.documents; print({'lxml', 'pdfminer', 'markdown_it'} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "set()\n"
    )
