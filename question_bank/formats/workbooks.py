"""Workbooks from strangers: copied with every part measured, before a parser makes room for what they claim.

A parser makes room for the whole rectangle of cells, so that one cell at ``XFD1048576`` asks for half a
terabyte, and repeats a shared text for every cell that names it.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

MAX_XML_BYTES = 32 * 1024 * 1024
MAX_PARTS = 1_000
MAX_CELLS = 1_000_000
MAX_CHARACTERS = 40_000_000

_ADDRESS = re.compile(r"([A-Za-z]+)([0-9]+)")
_CHUNK = 1 << 16


class NotAWorkbook(ValueError):  # noqa: N818 — it states the fact
    """The archive is something else than an Excel workbook."""


class WorkbookTooLarge(ValueError):  # noqa: N818 — it states the fact
    """Unpacked, the workbook is larger than anything that people write."""


BROKEN = (NotAWorkbook, BadZipFile, EOFError, NotImplementedError, zlib.error, expat.ExpatError)
"""What :func:`measured_copy` raises for a file that can't be opened."""


def measured_copy(data: bytes) -> bytes:
    """Return the XML parts of the workbook in a new archive, none of them larger than it said.

    Raises WorkbookTooLarge, and one of ``BROKEN`` for what is no workbook.
    """
    copy = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(copy, "w", ZIP_STORED) as target:
        if "xl/workbook.xml" not in source.namelist():
            raise NotAWorkbook
        parts = [part for part in source.infolist() if part.filename.endswith((".xml", ".rels"))]
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_XML_BYTES:
            raise WorkbookTooLarge
        measures: list[_Measure] = []
        for part in parts:
            if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or part.flag_bits & 1:
                raise BadZipFile("an unusual or encrypted part")
            content = source.read(part)
            measures.append(_Measure(content))
            target.writestr(part.filename, content)
    if max(measure.cells for measure in measures) > MAX_CELLS or _characters(measures) > MAX_CHARACTERS:
        raise WorkbookTooLarge
    return copy.getvalue()


def _characters(measures: Sequence[_Measure]) -> int:
    """Return how many characters the cells hold by naming shared texts."""
    texts = max((measure.texts for measure in measures), key=len)
    return sum(
        texts[number] * count
        for measure in measures
        for number, count in measure.uses.items()
        if number < len(texts)
    )


class _Measure:
    """What one part asks for: cells in its rectangle, uses of shared texts by number, and their lengths."""

    def __init__(self, xml: bytes) -> None:
        self.rows = self.columns = self.loose_rows = self.loose_cells = 0
        self.texts: list[int] = []
        self.uses: Counter[int] = Counter()
        self._in_text = self._names_text = self._in_value = False
        self._value = ""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
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
            self._names_text = attributes.get("t") == "s"
            self._cell(attributes.get("r", ""))
        elif name == "v":
            self._in_value, self._value = self._names_text, ""
        elif name == "row":
            self._row(attributes.get("r", ""))
        elif name == "si":
            self._in_text = True
            self.texts.append(0)

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "si":
            self._in_text = False
        elif name == "v" and self._in_value:
            self._in_value = False
            if self._value.strip().isdecimal():
                self.uses[_number(self._value.strip())] += 1

    def _row(self, number: str) -> None:
        self.loose_cells = 0
        if number.isdecimal():
            self.rows = max(self.rows, _number(number))
        else:
            self.loose_rows += 1

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
        self.rows = max(self.rows, _number(found[2]))

    def _characters(self, text: str) -> None:
        if self._in_text:
            self.texts[-1] += len(text)
        elif self._in_value:
            self._value += text

    def _refuse_doctype(self, *_: object) -> None:
        raise BadZipFile("a document type, which no spreadsheet program writes")


def _number(digits: str) -> int:
    """Return the number, or one that is just as much too large: long ones are slow, and refused by ``int``."""
    return int(digits.lstrip("0")[:12] or "0")
