"""Old formats go through LibreOffice, confined, or end in advice.

LibreOffice itself is stood in for by small shell scripts: what it is asked to do is checked here, what it then
does was checked by hand with version 7.4 (doc, rtf, odt with automatic numbers; links to pictures not followed).
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from question_bank.documents import office, read_document
from question_bank.documents.detection import OLE
from question_bank.documents.office import convert, find_program, identify, to_word
from question_bank.results import Unreadable
from tests.question_bank.documents.word_files import paragraph, word_file

RTF = b"{\\rtf1 a}"
WORD97 = OLE + bytes(100) + "WordDocument".encode("utf-16-le")
ODT = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.textPK\x05\x06"
_FIND_OUT = 'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done; mkdir -p "$out"\n'


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands in for LibreOffice; it converts everything to the same document."""
    (tmp_path / "made.docx").write_bytes(word_file(paragraph("转换好的。")))
    program = tmp_path / "soffice"
    _write(program, f'{_FIND_OUT}cp "{tmp_path}/made.docx" "$out/document.docx"')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return program


def _write(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("raw", "name", "reader"),
    [
        (WORD97, "document.doc", "MS Word 97"),
        (RTF, "document.rtf", "Rich Text Format"),
        (ODT, "document.odt", "writer8"),
        (b"<?xml?><?mso-application?>", "document.xml", "MS Word 2003 XML"),
    ],
)
def test_content_names_the_file_and_picks_the_filter(raw: bytes, name: str, reader: str) -> None:
    assert identify(raw)[:2] == (name, reader)


@pytest.mark.parametrize(
    ("raw", "id_", "words"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file-password", "密码"),
        (OLE + "Workbook".encode("utf-16-le"), "file-format", "Excel"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "file-format", "PPT"),
        (OLE + bytes(50), "file-format", "Office"),
    ],
)
def test_what_is_no_text_is_refused_before_anything_runs(raw: bytes, id_: str, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        identify(raw)
    assert caught.value.notice.id == id_
    assert words in str(caught.value)


def test_without_the_program_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ("no-such-program",))
    with pytest.raises(Unreadable) as caught:
        read_document("通知.doc", WORD97)
    assert caught.value.notice.id == "file-needs-office"
    assert all(word in str(caught.value) for word in ("LibreOffice", "soffice", "管理员", ".docx"))


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a"])
def test_a_converted_file_is_read_like_a_word_file(name: str, soffice: Path) -> None:
    document = read_document(name, WORD97).value
    assert document.text == "转换好的。"
    assert document.origin is None


def test_an_opendocument_text_is_converted_too(soffice: Path) -> None:
    assert read_document("a.odt", ODT).value.text == "转换好的。"


def test_the_program_gets_a_profile_of_its_own_and_nothing_else(soffice: Path, tmp_path: Path) -> None:
    keep = f'echo "$@" > "{tmp_path}/call"; env > "{tmp_path}/env"; cp "$HOME"/profile/user/*.xcu "{tmp_path}"\n'
    _write(soffice, keep + soffice.read_text())
    assert to_word(RTF).startswith(b"PK")
    call, profile = (tmp_path / "call").read_text(), (tmp_path / "registrymodifications.xcu").read_text()
    assert "--headless" in call
    assert "--infilter=Rich Text Format" in call
    assert "-env:UserInstallation=file:///" in call
    assert all(name in profile for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "ProxyName"))
    assert "PYTHON" not in (tmp_path / "env").read_text()


def test_a_file_that_cant_be_converted_is_refused(soffice: Path) -> None:
    _write(soffice, "exit 1")
    with pytest.raises(Unreadable) as caught:
        to_word(RTF)
    assert caught.value.notice.id == "file-broken"


def test_time_is_limited_and_the_whole_group_ends(
    soffice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "TIME_LIMIT", 0.3)
    _write(soffice, f'(sleep 2; touch "{tmp_path}/survived") &\nsleep 30')
    begun = time.monotonic()
    with pytest.raises(Unreadable) as caught:
        to_word(RTF)
    assert caught.value.notice.id == "file-too-complex"
    assert time.monotonic() - begun < 10
    time.sleep(2.2)
    assert not (tmp_path / "survived").exists()


def test_nothing_is_left_behind(soffice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "work"))
    (tmp_path / "work").mkdir()
    monkeypatch.setattr(office.tempfile, "tempdir", str(tmp_path / "work"))
    assert convert(str(soffice), identify(RTF), RTF).startswith(b"PK")
    assert list((tmp_path / "work").iterdir()) == []


def test_the_program_is_found_by_its_name(soffice: Path) -> None:
    assert find_program() == str(soffice)
