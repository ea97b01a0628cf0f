"""Word files (.docx), read from their XML.

Libraries lose what matters here (measured: automatic numbers, tracked insertions), so the reader is our own:
paragraphs with the number that Word prints, tables row by row, text boxes after their paragraph. Headers and
footers stand in other parts of the file and are never opened.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from question_bank.documents import refusals
from question_bank.documents.archive import Archive
from question_bank.documents.model import BlockStyle
from question_bank.documents.source import Hint, Source
from question_bank.documents.word_numbering import Numbering
from question_bank.documents.word_styles import Style, Styles, outlined
from question_bank.documents.word_text import boxes, mark_deleted, paragraph_text, visible
from question_bank.documents.word_xml import child, number, value, w
from question_bank.results import N_, Notice, Severity

_CLOSES = "、.．。)）：:，,】]"
_OTHERS = (
    ("xl/workbook.xml", N_("Excel 表格")),
    ("ppt/presentation.xml", N_("PowerPoint 演示文稿")),
    ("content.xml", N_("ODT 文件")),
)
_HEADING_LENGTH = 100
_ANY_BOX = f".//{w('txbxContent')}"
_TRANSPARENT = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")))


def read_word(raw: bytes) -> Source:
    """Read a Word file. Raises :class:`~question_bank.results.Unreadable`."""
    with Archive(raw) as archive:
        main = main_part(archive)
        body = child(archive.tree(main), "body")
        if body is None:
            raise refusals.broken(N_("里面没有正文"))
        parts = related(archive, main)
        styles = Styles(archive.tree(parts["styles"]) if "styles" in parts else None)
        numbering = Numbering(archive.tree(parts["numbering"]) if "numbering" in parts else None, styles)
    return _Reader(styles, numbering).read(body)


def main_part(archive: Archive) -> str:
    """Return the name of the member that holds the text; an archive of another kind is refused by its name."""
    named = related(archive, "").get("officeDocument", "word/document.xml")
    for sign, actual in _OTHERS:
        if sign in archive:
            raise refusals.unsupported(actual)
    if named not in archive:
        raise refusals.not_word()
    return named


def related(archive: Archive, part: str) -> dict[str, str]:
    """Return the members that ``part`` relates to, by the last word of the relation's type."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive:
        return {}
    found: dict[str, str] = {}
    for relation in archive.tree(rels).iterchildren(tag=etree.Element):
        target = relation.get("Target", "")
        name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if relation.get("TargetMode") != "External" and name in archive:
            found.setdefault(relation.get("Type", "").rsplit("/", 1)[-1], name)
    return found


class _Reader:
    """Walks the body once, in print order, counting numbers on the way."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._lines: list[str] = []
        self._hints: list[Hint] = []
        self._length = 0
        self._contents = 0

    def read(self, body: etree._Element) -> Source:
        """Return the text of ``body`` and what its styles say."""
        self._blocks(body)
        notices: tuple[Notice, ...] = ()
        if self._contents:
            message = N_("去掉了 {count} 行自动目录。")
            notices = (Notice(Severity.INFO, "dropped-contents", message, params={"count": self._contents}),)
        return Source("\n".join(self._lines), hints=tuple(self._hints), notices=notices)

    def _blocks(self, parent: etree._Element) -> None:
        begun = ""
        for element in _flat(parent):
            if element.tag == w("tbl"):
                self._table(element)
            elif mark_deleted(element):
                begun += paragraph_text(element)
            else:
                self._paragraph(element, begun)
                begun = ""
            if element.tag == w("p") and element.find(_ANY_BOX) is not None:
                for box in boxes(element):
                    self._blocks(box)
        if begun:
            self._add(begun, BlockStyle.BODY, None)

    def _paragraph(self, paragraph: etree._Element, begun: str = "") -> None:
        properties = child(paragraph, "pPr")
        style = self._styles.of(value(properties, "pStyle"))
        text = begun + paragraph_text(paragraph)
        label = self._label(properties, style)
        if style.contents:
            self._contents += bool(text.strip())
            return
        block, level = style.block, style.level
        direct = number(properties, "outlineLvl")
        if direct is not None and block is BlockStyle.BODY:
            block, level = outlined(direct)
        if block is BlockStyle.HEADING and not _is_heading(text):
            block, level = BlockStyle.BODY, None
        if label is not None and block is BlockStyle.BODY:
            block = BlockStyle.LIST
        self._add(_labelled(label, text), block, level)

    def _label(self, properties: etree._Element | None, style: Style) -> str | None:
        num = number(properties, "numPr", "numId")
        ilvl = number(properties, "numPr", "ilvl")
        if num is None:
            num = style.num
            named = value(properties, "pStyle")
            of_style = self._numbering.level_of_style(num, named) if num is not None and named else None
            ilvl = ilvl if ilvl is not None else of_style
        ilvl = ilvl if ilvl is not None else style.ilvl
        return self._numbering.next_label(num, ilvl or 0) if num else None

    def _table(self, table: etree._Element) -> None:
        """Add the table row by row, its cells a tab apart."""
        for row in _found(table, "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            cells = [self._cell(cell) for cell in _found(row, "tc")]
            if any(cells):
                self._add("\t".join(cells), BlockStyle.TABLE, None)

    def _cell(self, cell: etree._Element) -> str:
        inner = _Reader(self._styles, self._numbering)
        return " ".join(inner.read(cell).text.split())

    def _add(self, text: str, block: BlockStyle, level: int | None) -> None:
        self._hints.append(Hint(self._length, block, level))
        self._lines.append(text)
        self._length += len(text) + 1


def _flat(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in order, through the wrappers around them."""
    for element in visible(parent):
        if element.tag in {w("p"), w("tbl")}:
            yield element
        elif element.tag in _TRANSPARENT:
            yield from _flat(element)


def _found(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    for element in visible(parent):
        if element.tag == w(name):
            yield element
        elif element.tag in _TRANSPARENT:
            yield from _found(element, name)


def _is_heading(text: str) -> bool:
    """Heading styles are put on whole paragraphs too, by mistake."""
    return len(text) <= _HEADING_LENGTH and "。" not in text.rstrip()[:-1]


def _labelled(label: str | None, text: str) -> str:
    if not label or not text.strip():
        return text
    bare = text.lstrip()
    close = label[-1] in _CLOSES or not label[-1].isalnum() or label[-1] in "①②③④⑤⑥⑦⑧⑨⑩"
    return f"{label}{bare}" if close and not bare[0].isascii() else f"{label} {bare}"
