"""Word files (.docx), read from their XML.

Libraries lose what matters here (measured: automatic numbers, tracked insertions), so the reader is our own:
paragraphs with the number that Word prints, tables row by row, text boxes after their paragraph. Headers and
footers stand in other parts of the file and are never opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from question_bank.documents import refusals
from question_bank.documents.archive import Archive
from question_bank.documents.model import BlockStyle
from question_bank.documents.relations import first_of, relations
from question_bank.documents.remarks import counted
from question_bank.documents.source import Hint, Source, plausible_heading
from question_bank.documents.word_numbering import Numbering
from question_bank.documents.word_remarks import left_out
from question_bank.documents.word_styles import Style, Styles, outlined
from question_bank.documents.word_text import boxes, mark_deleted, notes_named, paragraph_text, visible
from question_bank.documents.word_xml import child, number, value, w
from question_bank.results import N_, Notice

_CLOSES = "、.．。)）：:，,】]"
_ANY_BOX = f".//{w('txbxContent')}"
_TRANSPARENT = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")))


def read_word(raw: bytes) -> Source:
    """Read a Word file. Raises :class:`~question_bank.results.Unreadable`."""
    with Archive(raw) as archive:
        main = main_part(archive)
        body = child(archive.tree(main), "body")
        if body is None:
            raise refusals.broken(N_("里面没有正文"))
        parts = _Parts(archive, main)
    styles = Styles(parts.styles)
    reader = _Reader(styles, Numbering(parts.numbering, styles))
    reader.read(body)
    reader.read_notes({"footnote": parts.footnotes, "endnote": parts.endnotes})
    return reader.source(left_out(body, parts.comments))


class _Parts:
    """The members of a Word file beside its text; None: there is none."""

    def __init__(self, archive: Archive, main: str) -> None:
        named = {relation.kind: relation.target for relation in reversed(relations(archive, main))}
        self.styles, self.numbering, self.footnotes, self.endnotes, self.comments = (
            archive.tree(named[kind]) if kind in named else None
            for kind in ("styles", "numbering", "footnotes", "endnotes", "comments")
        )


def main_part(archive: Archive) -> str:
    """Return the name of the member that holds the text."""
    named = first_of(relations(archive, ""), "officeDocument") or "word/document.xml"
    if named not in archive:
        raise refusals.not_a_document()
    return named


class _Reader:
    """Walks the body once, in print order, counting numbers on the way."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._lines: list[str] = []
        self._hints: list[Hint] = []
        self._length = 0
        self._contents = 0
        self._notes: list[tuple[str, str]] = []

    def read(self, body: etree._Element) -> str:
        """Take down the blocks of ``body``, and return their text."""
        self._blocks(body)
        return "\n".join(self._lines)

    def read_notes(self, parts: Mapping[str, etree._Element | None]) -> None:
        """Take down the notes that the text refers to; they come last."""
        known = {
            (kind, note.get(w("id"), "")): note
            for kind, part in parts.items()
            if part is not None
            for note in part.iterchildren(w(kind))
        }
        for name in dict.fromkeys(self._notes):
            for paragraph in known[name].iter(w("p")) if name in known else ():
                text = paragraph_text(paragraph).strip()
                if text:
                    self._add(text, BlockStyle.NOTE, None)

    def source(self, notices: tuple[Notice, ...]) -> Source:
        """Return all that was taken down."""
        contents = counted(self._contents, "dropped-contents", N_("去掉了 {count} 行自动目录。"))
        return Source("\n".join(self._lines), hints=tuple(self._hints), notices=(*contents, *notices))

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
        self._notes += notes_named(paragraph)
        label = self._label(properties, style)
        if style.contents:
            self._contents += bool(text.strip())
            return
        block, level = style.block, style.level
        direct = number(properties, "outlineLvl")
        if direct is not None and block is BlockStyle.BODY:
            block, level = outlined(direct)
        if block is BlockStyle.HEADING and not plausible_heading(text):
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
        text = inner.read(cell)
        self._notes += inner._notes
        self._contents += inner._contents
        return " ".join(text.split())

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


def _labelled(label: str | None, text: str) -> str:
    if not label or not text.strip():
        return text
    bare = text.lstrip()
    close = label[-1] in _CLOSES or not label[-1].isalnum() or label[-1] in "①②③④⑤⑥⑦⑧⑨⑩"
    return f"{label}{bare}" if close and not bare[0].isascii() else f"{label} {bare}"
