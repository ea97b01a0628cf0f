"""Workbooks that ask for more than they are."""

from __future__ import annotations

import resource
import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, BadZipFile, ZipFile

import pytest
from python_calamine import CalamineWorkbook

from question_bank.formats import find_format
from question_bank.formats.workbooks import NotAWorkbook, WorkbookTooLarge, measured_copy
from question_bank.results import Unreadable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


def sheet(rows: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def archive(rows: str = "", *, strings: str = "", compression: int = ZIP_DEFLATED, **more: str) -> bytes:
    shared = f'<sst xmlns="{MAIN}">{strings}</sst>'
    parts = {**PARTS, "xl/worksheets/sheet1.xml": sheet(rows), "xl/sharedStrings.xml": shared, **more}
    buffer = BytesIO()
    with ZipFile(buffer, "w", compression) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def test_an_ordinary_workbook_is_read_through_the_copy() -> None:
    data = archive('<row r="2"><c r="B2"><v>5</v></c></row>', **{"xl/media/image1.png": "x" * 100})
    copy = BytesIO(measured_copy(data))
    sheet = CalamineWorkbook.from_filelike(copy).get_sheet_by_index(0)
    assert sheet.to_python(skip_empty_area=False) == [["", ""], ["", 5.0]]
    assert "xl/media/image1.png" not in ZipFile(copy).namelist()


FAR = {
    "an address": '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD1048576"><v>2</v></c></row>',
    "a small address": '<row r="1"><c r="a1"><v>1</v></c></row><row r="9"><c r="xfd1048576"><v>2</v></c></row>',
    "a row's number": '<row r="1"><c><v>1</v></c></row><row r="4000000000"><c><v>2</v></c></row>',
    "an endless address": '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZZ9999999999"><v>2</v></c></row>',
    "a padded number": f'<row r="1"><c r="A1"><v>1</v></c><c r="XFD{"0" * 5_000}1048576"><v>2</v></c></row>',
    "many columns": '<row r="1000000"><c r="A1000000"><v>1</v></c><c><v>1</v></c></row>',
}


@pytest.mark.parametrize("way", FAR)
def test_a_cell_far_away_asks_for_no_memory(way: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(WorkbookTooLarge):
        measured_copy(archive(FAR[way]))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_a_long_text_for_many_cells_is_refused() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 3_000))
    with pytest.raises(WorkbookTooLarge):
        measured_copy(archive(rows, strings=f"<si><t>{'x' * 50_000}</t></si>"))


def test_a_long_text_that_is_used_once_is_fine() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 3_000))
    long = f"<si><t>短</t></si><si><r><t>{'x' * 20_000}</t></r><r><t>{'y' * 12_000}</t></r></si>"
    data = archive(rows + '<row r="3000"><c r="A3000" t="s"><v>1</v></c></row>', strings=long)
    workbook = CalamineWorkbook.from_filelike(BytesIO(measured_copy(data)))
    assert len(workbook.get_sheet_by_index(0).to_python()[-1][0]) == 32_000


def test_a_bomb_is_refused_at_once() -> None:
    bomb = archive(f"<!--{' ' * 60_000_000}-->")
    assert len(bomb) < 100_000
    start = time.perf_counter()
    with pytest.raises(WorkbookTooLarge):
        measured_copy(bomb)
    assert time.perf_counter() - start < 1


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(archive(f"<!--{' ' * 60_000_000}-->"))
    declared = len(sheet(f"<!--{' ' * 60_000_000}-->")).to_bytes(4, "little")
    assert bomb.count(declared) == 2
    with pytest.raises(BadZipFile):
        measured_copy(bytes(bomb.replace(declared, (1_000).to_bytes(4, "little"))))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_never_expanded(doctype: str) -> None:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'
    data = archive(**{"xl/worksheets/sheet1.xml": doctype + sheet(cell)})
    with pytest.raises(BadZipFile):
        measured_copy(data)


def test_other_archives_and_unusual_ones_are_refused() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        file.writestr("word/document.xml", "<x/>")
    with pytest.raises(NotAWorkbook):
        measured_copy(buffer.getvalue())
    with pytest.raises(BadZipFile):
        measured_copy(archive(compression=ZIP_LZMA))
    with pytest.raises(WorkbookTooLarge):
        measured_copy(archive(**{f"xl/{number}.xml": "<x/>" for number in range(1_001)}))


@pytest.mark.parametrize("data", [archive(FAR["an address"]), b"\xd0\xcf\x11\xe0" + bytes(600), b"PK\x03\x04"])
def test_questions_are_read_from_measured_workbooks_only(data: bytes) -> None:
    with pytest.raises(Unreadable):
        find_format("xlsx").read(data)
