"""What a Word file's styles say about a paragraph, found along ``basedOn``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from question_bank.documents.model import BlockStyle
from question_bank.documents.word_xml import child, number, value, w

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])$")
_CONTENTS = re.compile(r"(?:toc|目录) ?\d|toc heading|table of figures")
_TITLES = {"title", "标题", "文档标题", "文章标题"}
_NOTES = {"subtitle", "副标题", "caption", "题注", "header", "footer", "footnote text", "endnote text"}


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits. ``contents``: an entry of a table of contents."""

    block: BlockStyle = BlockStyle.BODY
    level: int | None = None
    num: int | None = None
    ilvl: int | None = None
    contents: bool = False


class Styles:
    """The paragraph styles of a Word file by id."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = () if root is None else root.iterfind(w("style"))
        self._elements = {element.get(w("styleId"), ""): element for element in elements}
        self._known: dict[str, Style] = {}
        self._default = next(
            (
                id_
                for id_, element in self._elements.items()
                if element.get(w("default")) in {"1", "true"} and element.get(w("type")) == "paragraph"
            ),
            "",
        )

    def of(self, id_: str | None) -> Style:
        """Return the style ``id_``, the default one for None."""
        id_ = self._default if id_ is None else id_
        if id_ not in self._known:
            self._known[id_] = self._read(id_)
        return self._known[id_]

    def _read(self, id_: str) -> Style:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        following: str | None = id_
        while following in self._elements and following not in seen:
            seen.add(following)
            chain.append(self._elements[following])
            following = value(chain[-1], "basedOn")
        names = [(value(element, "name") or "").strip().lower() for element in chain]
        block, level = _block(names, chain)
        num = _first(number(element, "pPr", "numPr", "numId") for element in chain)
        ilvl = _first(number(element, "pPr", "numPr", "ilvl") for element in chain)
        return Style(block, level, num, ilvl, any(_CONTENTS.match(name) for name in names))

    def id_of_numbering(self, id_: str) -> int | None:
        """Return the list that the numbering style ``id_`` stands for."""
        return number(child(self._elements.get(id_), "pPr", "numPr"), "numId")


def _block(names: list[str], chain: list[etree._Element]) -> tuple[BlockStyle, int | None]:
    for name, element in zip(names, chain, strict=True):
        heading = _HEADING.match(name)
        if heading:
            return BlockStyle.HEADING, int(heading[1])
        if name in _TITLES:
            return BlockStyle.TITLE, None
        if name in _NOTES:
            return BlockStyle.NOTE, None
        level = number(element, "pPr", "outlineLvl")
        if level is not None:
            return outlined(level)
    return BlockStyle.BODY, None


def outlined(level: int) -> tuple[BlockStyle, int | None]:
    """Return what ``w:outlineLvl`` means: 0 is the topmost heading, 9 is body text."""
    return (BlockStyle.HEADING, level + 1) if 0 <= level < 9 else (BlockStyle.BODY, None)


def _first(values: Iterable[int | None]) -> int | None:
    return next((each for each in values if each is not None), None)
