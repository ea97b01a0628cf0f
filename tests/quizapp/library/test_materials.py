"""What an uploaded file gives before anything is stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.results import Unreadable
from quizapp.library.materials import NAME_LENGTH, point_of, read_material, safe_name
from quizapp.settings import ROOT
from tests.quizapp.library.shelf import material

SAMPLE = ROOT / "quizapp" / "sample" / "消防安全动员讲话.txt"


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/x", "x"),
        ("C:\\资料\\讲话.txt", "讲话.txt"),
        ("a\x00b\n.txt", "ab.txt"),
        ("///", "文件"),
        ("", "文件"),
        ("\u202etxt.讲话", "txt.讲话"),
    ],
)
def test_a_file_name_loses_folders_and_control_characters(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(st.text(max_size=400))
def test_any_file_name_becomes_short_printable_and_stays_so(name: str) -> None:
    kept = safe_name(name)
    assert 0 < len(kept) <= NAME_LENGTH
    assert "/" not in kept
    assert "\x00" not in kept
    kept.encode()
    assert safe_name(kept) == kept


def test_a_long_name_keeps_its_extension() -> None:
    assert safe_name("讲" * 300 + ".docx").endswith("讲.docx")


def test_a_document_is_read_outlined_and_drafted_from_in_one_go() -> None:
    read = read_material("讲话.txt", SAMPLE.read_bytes())
    assert read.document.text[read.drafts[0].evidence.start : read.drafts[0].evidence.end] == (
        read.drafts[0].evidence.quote
    )
    assert {"point-without-text", "seam", "masked"} <= {notice.id for notice in read.notices}


def test_the_title_is_the_documents_own_else_the_files_name() -> None:
    titled = read_material("报道.txt", "《仓库安全要抓实》\n来源：青澜日报\n仓库安全没有旁观者。".encode())
    assert titled.title == "仓库安全要抓实"
    assert material().title == "仓库安全"


def test_an_unreadable_file_says_why() -> None:
    with pytest.raises(Unreadable):
        read_material("空.txt", b"")


def test_the_point_of_an_offset_is_the_innermost_one_above_it() -> None:
    read = material()
    text = read.document.text
    assert point_of(read.outline, text.index("库房内")) == 4
    assert point_of(read.outline, text.index("停产整顿")) == 1
    assert point_of(read.outline, text.index("各位同事")) is None
