"""Old and foreign formats of text (doc, wps, rtf, odt, Word 2003 XML), converted to docx by LibreOffice.

It runs without a window, on a profile of its own that it can't share or spoil, with macros and links to the
outside switched off, and its whole process group is killed when the time is up. A file is named by its content,
and the filter that reads it is fixed, so that nothing picks another of LibreOffice's many readers.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from question_bank.documents import refusals
from question_bank.documents.detection import OLE, RTF
from question_bank.results import N_

TIME_LIMIT = 60.0
_MEMORY = 3 * 1024 * 1024
_WRITTEN = 200_000
"""The most that LibreOffice may hold and write, in the shell's units (KiB, blocks of 512 bytes or 1 KiB)."""
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program",
    "/opt/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/MacOS",
)
_LIMITED = f'ulimit -c 0; ulimit -v {_MEMORY}; ulimit -f {_WRITTEN}; exec "$@"'
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Load", "UpdateDocMode", "0"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_STREAMS = (
    ("EncryptedPackage", None),
    ("WordDocument", "doc"),
    ("Workbook", N_("Excel 表格")),
    ("PowerPoint Document", N_("旧版 PPT 演示文稿")),
)


class Input(NamedTuple):
    """What a file is named for LibreOffice, which of its filters reads it, and what people call it."""

    name: str
    filter: str
    kind: str


_DOC = Input("document.doc", "MS Word 97", refusals.OLD_WORD)
_RTF = Input("document.rtf", "Rich Text Format", refusals.RTF)
_ODT = Input("document.odt", "writer8", refusals.ODT)
_XML = Input("document.xml", "MS Word 2003 XML", refusals.OLD_WORD)


def to_word(raw: bytes) -> bytes:
    """Return ``raw`` as docx. Raises :class:`~question_bank.results.Unreadable`."""
    known = identify(raw)
    program = find_program()
    if program is None:
        raise refusals.needs_office(known.kind)
    return convert(program, known, raw)


def identify(raw: bytes) -> Input:
    """Tell the kind of an old or foreign file; one that isn't a text is refused."""
    if raw.startswith(OLE):
        return _word_in_ole(raw)
    if raw.startswith(RTF):
        return _RTF
    return _ODT if raw.startswith(b"PK") else _XML


def _word_in_ole(raw: bytes) -> Input:
    """An old container names its streams in UTF-16."""
    for stream, meaning in _STREAMS:
        if stream.encode("utf-16-le") in raw:
            if meaning is None:
                raise refusals.password(refusals.WORD)
            if meaning == "doc":
                return _DOC
            raise refusals.unsupported(meaning)
    raise refusals.unsupported(N_("这种旧版 Office 文件"))


def find_program() -> str | None:
    """Return the path of LibreOffice, or None."""
    found = (shutil.which(name) or shutil.which(name, path=os.pathsep.join(_PLACES)) for name in _PROGRAMS)
    return next(filter(None, found), None)


def convert(program: str, known: Input, raw: bytes) -> bytes:
    """Let ``program`` convert ``raw``. Raises :class:`~question_bank.results.Unreadable`."""
    with tempfile.TemporaryDirectory(prefix="office-") as folder:
        base = Path(folder)
        profile = base / "profile" / "user"
        profile.mkdir(parents=True)
        items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
        (profile / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")
        (base / known.name).write_bytes(raw)
        _run([*_command(program, base), f"--infilter={known.filter}", str(base / known.name)], base, known.kind)
        made = base / "out" / "document.docx"
        if not made.is_file():
            raise refusals.broken(N_("内容已损坏，转换不成 Word 文档"), known.kind)
        return made.read_bytes()


def _command(program: str, base: Path) -> list[str]:
    return [
        "/bin/sh", "-c", _LIMITED, "sh", program,
        f"-env:UserInstallation={(base / 'profile').as_uri()}",
        "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(base / "out"),
    ]  # fmt: skip


def _run(command: list[str], base: Path, kind: str) -> None:
    child = subprocess.Popen(  # noqa: S603 — our own command line; nothing in it comes from the file
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=base,
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(base), "LANG": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        child.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired as error:
        raise refusals.too_complex(kind) from error
    finally:
        _kill_group(child)


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and all that it started, which a kill of the shell alone would leave running."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    child.wait()
