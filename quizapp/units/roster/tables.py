"""Reading a table that somebody uploaded: an xlsx workbook's first visible sheet, or CSV."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from question_bank.formats.workbooks import BROKEN, NotAWorkbook, WorkbookTooLarge, measured_copy
from quizapp.web.language import N_, gettext

_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"


class TableUnreadable(ValueError):  # noqa: N818 — it states the fact
    """The file isn't a table that can be read; says why in words for its owner."""

    def text(self) -> str:
        """Return the reason in the language of the request."""
        return gettext(str(self))


def read_table(data: bytes) -> list[list[str]]:
    """Read the rows of a workbook or of CSV (UTF-8, UTF-16 with BOM, GB18030); row numbers as Excel counts them.

    Every cell is a trimmed text; whole numbers have no decimal point. Raises TableUnreadable.
    """
    if not data.strip():
        raise TableUnreadable(N_("文件是空的，没有内容。请检查后重新选择文件。"))
    if data.startswith(b"PK"):
        return _read_workbook(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableUnreadable(
            N_("这是旧版或加密的 Excel 文件。请在 Excel 或 WPS 里另存为不加密的 .xlsx 后再上传。")
        )
    return _read_csv(_decode(data))


def _read_workbook(data: bytes) -> list[list[str]]:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(measured_copy(data)))
        shown = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
        rows = workbook.get_sheet_by_name(shown[0]).to_python(skip_empty_area=False) if shown else []
    except NotAWorkbook as error:
        raise TableUnreadable(N_("这不是 Excel 工作簿（.xlsx）。请上传 .xlsx 或 .csv 文件。")) from error
    except WorkbookTooLarge as error:
        raise TableUnreadable(N_("这个 Excel 文件展开后太大。请只保留名单，另存一份后再上传。")) from error
    except (*BROKEN, CalamineError) as error:
        raise TableUnreadable(
            N_("这个 Excel 文件打不开，可能已损坏。请在 Excel 或 WPS 里另存一份后再上传。")
        ) from error
    return [[_cell_text(cell) for cell in row] for row in rows]


def _decode(data: bytes) -> str:
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableUnreadable(N_("这不是表格文件。请上传 .xlsx 或 .csv 文件。"))


def _read_csv(text: str) -> list[list[str]]:
    first_line = text.lstrip().partition("\n")[0]
    delimiter = max(",\t;", key=first_line.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise TableUnreadable(
            N_("CSV 文件里的引号没有配对，或者有一格太长。请在 Excel 里另存一份后再上传。")
        ) from error
    return [[_cell_text(cell) for cell in row] for row in rows]


def _cell_text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip().strip(_INVISIBLE).strip()
