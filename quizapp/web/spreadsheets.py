"""Tables for spreadsheet programs: CSV that can't carry formulas, XLSX whose texts are texts.

Names, units and answers are written by people; a spreadsheet program runs what begins like a formula
(OWASP, *CSV Injection*; ASVS 5.0 V1.2.10).
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from urllib.parse import quote

from starlette.responses import Response
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Value = str | int | float | Decimal | datetime | None

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
LONGEST_TEXT = 32_767
"""Characters that a cell holds (Excel's specification)."""

_FORMULA_STARTS = frozenset("=+-@\t\r\n\0")


def neutralised(text: str) -> str:
    """Return ``text`` so that no spreadsheet program takes it for a formula: an apostrophe before it.

    Full-width forms count too, and blanks before them, which programs skip.
    """
    if text[:1] in {"\t", "\r", "\n", "\0"}:
        return f"'{text}"
    start = unicodedata.normalize("NFKC", text.lstrip())[:1]
    return f"'{text}" if start in _FORMULA_STARTS else text


def csv_bytes(rows: Iterable[Sequence[Value]]) -> bytes:
    """Write ``rows`` as CSV: UTF-8 with BOM (Excel needs it), CRLF, texts neutralised, numbers as they are."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer)
    for row in rows:
        writer.writerow([neutralised(value) if isinstance(value, str) else value for value in row])
    return buffer.getvalue().encode("utf-8-sig")


def open_workbook(buffer: BytesIO, *, constant_memory: bool = True) -> Workbook:
    """Open an XLSX file to be written; texts stay texts. Close it to fill ``buffer``.

    In constant memory, rows must be written from the top down, each at once.
    """
    options = {
        "constant_memory": constant_memory,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    return Workbook(buffer, options)


def write_header(workbook: Workbook, sheet: Worksheet, titles: Sequence[str], widths: Sequence[float]) -> None:
    """Write the first row of ``sheet`` in bold and keep it in sight; ``widths`` in characters, a column each."""
    bold = workbook.add_format(
        {"bold": True, "bg_color": "#E3F0F5", "bottom": 1, "text_wrap": True, "valign": "top"}
    )
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    write_row(sheet, 0, titles, [bold] * len(titles))
    sheet.freeze_panes(1, 0)


def write_row(
    sheet: Worksheet, row: int, values: Sequence[Value], formats: Sequence[Format | None] | None = None
) -> None:
    """Write one row (0-based), numbers as numbers and texts as texts; None leaves a cell empty."""
    for column, value in enumerate(values):
        style = formats[column] if formats else None
        if value is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            sheet.write_string(row, column, value[:LONGEST_TEXT], style)
        elif isinstance(value, datetime):
            sheet.write_datetime(row, column, value, style)
        else:
            sheet.write_number(row, column, float(value), style)


def download(content: bytes, name: str, media_type: str) -> Response:
    """Answer with a file that the browser saves as ``name`` (RFC 6266, any language)."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})
