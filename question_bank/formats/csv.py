"""Comma-separated values: a row a question, see :mod:`question_bank.formats.table`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from question_bank.formats.admission import admit, write_checked
from question_bank.formats.decoding import decode
from question_bank.formats.table import items_to_rows, rows_to_items
from question_bank.items.model import Item
from question_bank.results import N_, Notice, Result, Severity, Unreadable

_LIKE_A_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠﹦﹢﹣﹫])")
"""What spreadsheet programs run, blanks before it and full-width forms included; with our guard or without."""


def read(data: bytes) -> Result[list[Item]]:
    """Read a table separated by commas, tabs or semicolons."""
    text = decode(data)
    notices: list[Notice] = []
    head = text.partition("\n")[0]
    delimiter = max(",\t;", key=head.count)
    try:
        rows = [
            [_without_guard(cell) for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        message = N_("表格读不出来：{reason}")
        raise Unreadable(Notice(Severity.ERROR, "csv.syntax", message, params={"reason": str(error)})) from error
    return admit(list(rows_to_items(rows, notices)), notices)


def write(items: Sequence[Item]) -> Result[bytes]:
    """Write a table that spreadsheet programs open as UTF-8 and never take for formulas."""
    return write_checked(items, _write, read)


def _write(items: Sequence[Item]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(
        [f"'{cell}" if _LIKE_A_FORMULA.match(str(cell)) else cell for cell in row] for row in items_to_rows(items)
    )
    return out.getvalue().encode("utf-8-sig")


def _without_guard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _LIKE_A_FORMULA.match(cell) else cell
