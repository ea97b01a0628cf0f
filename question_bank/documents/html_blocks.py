"""The blocks of a web page: headings, paragraphs, list items with their numbers, tables row by row."""

from __future__ import annotations

import re

from lxml import etree

from question_bank.documents.html_furniture import Part, part_of
from question_bank.documents.html_lists import ListCounter
from question_bank.documents.model import BlockStyle
from question_bank.documents.source import Hint, plausible_heading

_HEADING = re.compile(r"h([1-6])")
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
            "dt",
        ),
        *(
            "fieldset",
            "figcaption",
            "figure",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
        ),
        *("html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"),
        *("th", "thead", "tr", "ul"),
    )
)
_BREAK = "\u2028"
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_SOURCE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_WIDE}])")
_BLANK = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(rf" ?{_BREAK} ?")
_LAYOUT_CELL = 300
_LAYOUT_MEAN = 80


class Page:
    """Walks a page once, without recursion, and takes its blocks down."""

    def __init__(self) -> None:
        self.hints: list[Hint] = []
        self.furniture = self.hidden = self.note_marks = 0
        self._lines: list[str] = []
        self._length = 0
        self._inline: list[str] = []
        self._lists: list[ListCounter] = []
        self._label = ""

    @property
    def text(self) -> str:
        """The blocks read so far, a line each."""
        return "\n".join(self._lines)

    def read(self, root: etree._Element) -> None:
        """Take down the blocks of ``root``."""
        stack: list[tuple[etree._Element, bool]] = [(root, False)]
        while stack:
            element, entered = stack.pop()
            if entered:
                self._leave(element)
            elif self._enter(element):
                stack.append((element, True))
                stack += [(child, False) for child in reversed(element)]
                self._inline.append(element.text or "")
                continue
            if element is not root:
                self._inline.append(element.tail or "")
        self._flush()

    def _enter(self, element: etree._Element) -> bool:
        """Begin ``element``; return whether what is in it is to be read."""
        part = part_of(element)
        if part is not Part.TEXT:
            self.furniture += part is Part.FURNITURE
            self.hidden += part is Part.HIDDEN
            return False
        tag = element.tag
        if tag == "br":
            self._inline.append(_BREAK)
        elif tag == "sup" and element.find("a[@href]") is not None:
            self.note_marks += 1
            return False
        elif tag in _BLOCKS:
            self._flush()
            return self._begin(element)
        return True

    def _begin(self, element: etree._Element) -> bool:
        tag = element.tag
        if tag in {"ol", "ul", "dir"}:
            self._lists.append(ListCounter(element))
        elif tag == "li":
            self._label = self._lists[-1].label(element) if self._lists else ""
        elif tag == "table" and _is_data(element):
            return not self._table(element)
        elif tag == "pre":
            self._add("".join(map(str, element.itertext("*"))).expandtabs(4), BlockStyle.BODY, None)
            return False
        return True

    def _table(self, table: etree._Element) -> bool:
        """Take a table down row by row; return False where it only lays out the page."""
        found = [[_cell(cell) for cell in row.iterchildren("td", "th")] for row in table.iterdescendants("tr")]
        rows = [row for row in found if any(row)]
        if not _fits(rows):
            return False
        for row in rows:
            self._add("\t".join(row), BlockStyle.TABLE, None)
        return True

    def _leave(self, element: etree._Element) -> None:
        tag = element.tag
        if tag not in _BLOCKS:
            return
        heading = _HEADING.fullmatch(str(tag))
        if heading:
            self._flush(BlockStyle.HEADING, int(heading[1]))
        else:
            self._flush(blank=tag == "p")
        if tag in {"ol", "ul", "dir"} and self._lists:
            self._lists.pop()
        self._label = "" if tag == "li" else self._label

    def _flush(self, style: BlockStyle | None = None, level: int | None = None, *, blank: bool = False) -> None:
        """End the block at hand; an empty paragraph (``blank``) is the blank line that it looks like."""
        text = flowed("".join(self._inline))
        self._inline.clear()
        if not text.strip():
            if blank:
                self._add("", BlockStyle.BODY, None)
            return
        if style is BlockStyle.HEADING and not plausible_heading(text):
            style, level = None, None
        if style is None:
            style = BlockStyle.LIST if self._lists else BlockStyle.BODY
            level = len(self._lists) or None
        self._add(self._label + text, style, level)
        self._label = ""

    def _add(self, text: str, style: BlockStyle, level: int | None) -> None:
        self.hints.append(Hint(self._length, style, level))
        self._lines.append(text)
        self._length += len(text) + 1


def flowed(text: str) -> str:
    """Return ``text`` with its blanks as a browser shows them (CSS Text 3, 4.1): none between wide characters."""
    joined = _BLANK.sub(" ", _SOURCE_BREAK.sub("", text))
    return _AROUND_BREAK.sub("\n", joined).strip(" \n")


def _is_data(table: etree._Element) -> bool:
    """Whether ``table`` may hold data: those with tables or headings inside lay out a page."""
    return next(table.iterdescendants("table", "h1", "h2", "h3", "h4", "h5", "h6"), None) is None


def _fits(rows: list[list[str]]) -> bool:
    """Whether cells are short as those of data are: pages are laid out with tables too."""
    lengths = [len(cell) for row in rows for cell in row]
    wide = any(len(row) > 1 for row in rows)
    return wide and max(lengths) <= _LAYOUT_CELL and sum(lengths) <= _LAYOUT_MEAN * len(lengths)


def _cell(cell: etree._Element) -> str:
    inner = Page()
    inner.read(cell)
    return " ".join(inner.text.split())
