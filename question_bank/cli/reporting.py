"""What every command does alike: read a file, list notices on stderr, choose the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import typer

from question_bank.results import N_, Notice, Severity

INPUT_HAS_ERRORS = 1
CALL_IS_WRONG = 2


def read_bytes(path: Path) -> bytes:
    """Return the content of ``path``; a file that isn't there ends the program with exit code 2."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = N_("文件打不开：{reason}").format(reason=error.strerror)
        sys.stderr.write(f"{path}: error: {reason}\n")
        raise typer.Exit(CALL_IS_WRONG) from error


def report(path: Path | str, notices: Iterable[Notice], text: str = "") -> bool:
    """Write ``file:line: severity: message`` for each notice to stderr; return whether one was an error.

    A notice placed by characters needs the clean ``text`` to know its line.
    """
    failed = False
    for notice in notices:
        line = line_of(notice, text)
        where = f"{path}:{line}" if line else str(path)
        sys.stderr.write(f"{where}: {notice.severity}: {notice.text()}\n")
        failed = failed or notice.severity is Severity.ERROR
    return failed


def line_of(notice: Notice, text: str) -> int | None:
    """Return the 1-based line of a notice, counted in ``text`` where it is placed by characters."""
    if notice.place.line is not None or notice.place.start is None:
        return notice.place.line
    return text.count("\n", 0, notice.place.start) + 1
