"""An archive is read as what its members say it is."""

from __future__ import annotations

import pytest

from question_bank.documents.packages import read_package
from question_bank.results import Unreadable
from tests.question_bank.documents.slide_files import slide, slides_file
from tests.question_bank.documents.word_files import archive, paragraph, word_file


@pytest.mark.parametrize("raw", [word_file(paragraph("检查")), slides_file(slide("检查"))], ids=["word", "slides"])
def test_members_tell_the_kind(raw: bytes) -> None:
    assert read_package(raw).text == "检查"


@pytest.mark.parametrize(
    ("files", "id_"),
    [
        ({"xl/workbook.xml": b""}, "file-format"),
        ({"a.txt": b""}, "file-archive"),
        ({"content.xml": b""}, "file-format"),
    ],
)
def test_other_archives_are_refused_with_the_reason(files: dict[str, bytes], id_: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_package(archive(files))
    assert caught.value.notice.id == id_
