"""The report as an Excel file, a sheet a table, and its people as CSV.

The header stands in the first row of every sheet, so that filters, pivot tables and programs find it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from quizapp.results.report import Report
from quizapp.results.tables import Table, people, tables
from quizapp.web.spreadsheets import Value, csv_bytes, open_workbook, write_header, write_row

NARROWEST, WIDEST = 7, 48
"""Column widths in narrow characters."""

DEEPEST_FOLD = 7
"""Levels of rows that Excel can fold (its own limit)."""

DEEPEST_INDENT = 15
"""Steps of indentation that a cell can have (its own limit)."""

MEASURED_ROWS = 2_000
"""So many rows decide the widths: measuring all took as long as writing them."""

SHOWN_TIME = len("2026-11-21 09:00")
SHOWN_NUMBER = 7
FILTER_ARROW = 3


def workbook_bytes(report: Report) -> bytes:
    """Write the whole report, row by row in constant memory."""
    buffer = BytesIO()
    workbook = open_workbook(buffer)
    workbook.set_properties({"title": report.quiz.title, "created": report.local(report.at)})
    for table in tables(report):
        _write_sheet(workbook, table)
    workbook.close()
    return buffer.getvalue()


def people_csv(report: Report) -> bytes:
    """Write the table of people as CSV."""
    return csv_bytes(_csv_rows(people(report)))


def _csv_rows(table: Table) -> Iterator[Sequence[Value]]:
    yield [title for title, _ in table.columns]
    for row in table.rows:
        yield [_short(value) for value in row]


def _short(value: Value) -> Value:
    """Write a number with four decimals at most, and without needless zeros."""
    if isinstance(value, float | Decimal):
        return Decimal(f"{value:.4f}".rstrip("0").rstrip("."))
    return value


def _write_sheet(workbook: Workbook, table: Table) -> None:
    sheet = workbook.add_worksheet(table.name)
    titles = [title for title, _ in table.columns]
    widths = [_width(title) + FILTER_ARROW for title in titles]
    write_header(workbook, sheet, titles, widths)
    formats = [workbook.add_format({"num_format": style.value}) for _, style in table.columns]
    indents = _indents(workbook, table)
    last = 0
    for last, values in enumerate(table.rows, start=1):
        if table.depths:
            depth = table.depths[last - 1]
            sheet.set_row(last, None, None, {"level": min(depth, DEEPEST_FOLD)})
            formats[0] = indents[depth]
            widths[0] = max(widths[0], _width(values[0]) + 2 * depth)
        write_row(sheet, last, values, formats)
        if last <= MEASURED_ROWS:
            widths = [max(width, _width(value)) for width, value in zip(widths, values, strict=True)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width, NARROWEST), WIDEST))
    sheet.outline_settings(True, symbols_below=False)
    sheet.autofilter(0, 0, last, len(titles) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _indents(workbook: Workbook, table: Table) -> dict[int, Format]:
    return {
        depth: workbook.add_format({"indent": min(depth, DEEPEST_INDENT)}) for depth in sorted(set(table.depths))
    }


def _width(value: Value) -> int:
    """Return how many narrow characters ``value`` takes; Chinese ones count two."""
    if value is None:
        return 0
    if isinstance(value, str):
        return 1 + sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in value[:WIDEST])
    return SHOWN_TIME if isinstance(value, datetime) else SHOWN_NUMBER
