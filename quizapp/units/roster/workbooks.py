"""Workbooks from strangers: copied with every part measured, before a parser makes room for what they claim.

A parser makes room for the whole rectangle of cells, so that one cell at ``XFD1048576`` asks for half a
terabyte, and repeats a shared text for every cell that names it.
"""

from __future__ import annotations

import re
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

MAX_XML_BYTES = 32 * 1024 * 1024
MAX_PARTS = 1_000
MAX_CELLS = 1_000_000
MAX_CHARACTERS = 100_000_000

_ADDRESS = re.compile(r"([A-Za-z]+)([0-9]+)")
_CHUNK = 1 << 16


class NotAWorkbook(ValueError):  # noqa: N818 — it states the fact
    """The archive is something else than an Excel workbook."""


class WorkbookTooLarge(ValueError):  # noqa: N818 — it states the fact
    """Unpacked, the workbook is larger than anything that people write."""


def measured_copy(data: bytes) -> bytes:
    """Return the XML parts of the workbook in a new archive, none of them larger than it said.

    Raises NotAWorkbook, WorkbookTooLarge, and BadZipFile or ExpatError for a broken one.
    """
    copy = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(copy, "w", ZIP_STORED) as target:
        if "xl/workbook.xml" not in source.namelist():
            raise NotAWorkbook
        parts = [part for part in source.infolist() if part.filename.endswith((".xml", ".rels"))]
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_XML_BYTES:
            raise WorkbookTooLarge
        cells = longest = 0
        for part in parts:
            if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or part.flag_bits & 1:
                raise BadZipFile("an unusual or encrypted part")
            content = source.read(part)
            measure = _Measure(content)
            cells = max(cells, measure.cells)
            longest = max(longest, measure.longest)
            target.writestr(part.filename, content)
    if cells > MAX_CELLS or cells * longest > MAX_CHARACTERS:
        raise WorkbookTooLarge
    return copy.getvalue()


class _Measure:
    """The cells in the rectangle that a part spans, and the characters of its longest shared text."""

    def __init__(self, xml: bytes) -> None:
        self.rows = self.columns = self.loose_rows = self.loose_cells = 0
        self.longest = self._length = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        for start in range(0, len(xml), _CHUNK):
            parser.Parse(xml[start : start + _CHUNK], False)
        parser.Parse(b"", True)

    @property
    def cells(self) -> int:
        return (self.rows + self.loose_rows) * self.columns

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._cell(attributes.get("r", ""))
        elif name == "row":
            self.loose_cells = 0
            number = attributes.get("r", "")
            if number.isdecimal():
                self.rows = max(self.rows, int(number))
            else:
                self.loose_rows += 1
        elif name in {"si", "is"}:
            self._length = 0

    def _cell(self, address: str) -> None:
        found = _ADDRESS.fullmatch(address)
        if found is None:
            self.loose_cells += 1
            self.columns = max(self.columns, self.loose_cells)
            return
        column = 0
        for letter in found[1].upper():
            column = column * 26 + ord(letter) - ord("A") + 1
        self.loose_cells = column
        self.columns = max(self.columns, column)
        self.rows = max(self.rows, int(found[2]))

    def _text(self, text: str) -> None:
        self._length += len(text)
        self.longest = max(self.longest, self._length)

    def _refuse_doctype(self, *_: object) -> None:
        raise BadZipFile("a document type, which no spreadsheet program writes")
