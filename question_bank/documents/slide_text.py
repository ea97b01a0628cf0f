"""The text of a slide's shapes: paragraphs with their automatic numbers, tables, diagrams."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from question_bank.documents.model import BlockStyle
from question_bank.documents.word_numerals import printed

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_ASIDE = {"slidenum", "datetime", "footer", "header"}
_LABELS = {
    "Period": "{}.",
    "ParenR": "{})",
    "ParenBoth": "({})",
    "Plain": "{}",
    "Minus": "{}-",
    "DbPeriod": "{}．",
}
_FORMATS = {
    "arabic": "decimal",
    "arabicDb": "decimalFullWidth",
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
    "circleNumDb": "decimalEnclosedCircle",
    "circleNumWdWhite": "decimalEnclosedCircle",
    "circleNumWdBlack": "decimalEnclosedCircle",
    "ea1Chs": "chineseCounting",
    "ea1Cht": "chineseCounting",
    "ea1JpnKor": "japaneseCounting",
    "ea1JpnChs": "chineseCounting",
}
_CHINESE_PERIOD = {"ea1ChsPeriod", "ea1ChtPeriod"}
_LEVELS = 9


class Piece(NamedTuple):
    """A paragraph or a row; ``level`` is that of a list (1 = topmost)."""

    text: str
    style: BlockStyle
    level: int | None = None


def a(name: str) -> str:
    """Return the qualified name of ``name`` in the namespace of drawings."""
    return f"{{{_DRAWING}}}{name}"


def paragraph_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, soft breaks as line feeds, without slide numbers and dates."""
    texts: list[str] = []
    for each in paragraph.iterchildren(tag=etree.Element):
        if each.tag == a("br"):
            texts.append("\n")
        elif each.tag == a("r") or (each.tag == a("fld") and not _is_aside(each)):
            texts.append("".join(part.text or "" for part in each.iterchildren(a("t"))))
    return "".join(texts).replace("\x0b", "\n").strip()


def _is_aside(element: etree._Element) -> bool:
    return element.get("type", "").rstrip("0123456789") in _ASIDE


def paragraphs(body: etree._Element, *, listed: bool) -> Iterator[Piece]:
    """Yield the paragraphs of a text body; in a ``listed`` one, they are items of a list."""
    counts: dict[int, tuple[str, int]] = {}
    for paragraph in body.iterchildren(a("p")):
        text = paragraph_text(paragraph)
        if not text:
            continue
        properties = paragraph.find(a("pPr"))
        level = _level(properties)
        label = _label(properties, level, counts)
        item = listed or bool(label) or level > 0
        style = BlockStyle.LIST if item else BlockStyle.BODY
        yield Piece(f"{label}{text}", style, level + 1 if item else None)


def _level(properties: etree._Element | None) -> int:
    text = "0" if properties is None else properties.get("lvl", "0")
    return min(int(text), _LEVELS - 1) if text.isdecimal() and len(text) < 3 else 0


def _label(properties: etree._Element | None, level: int, counts: dict[int, tuple[str, int]]) -> str:
    """Count one paragraph on, and return the number that is printed before it."""
    for deeper in [each for each in counts if each > level]:
        del counts[deeper]
    numbered = None if properties is None else properties.find(a("buAutoNum"))
    if numbered is None:
        counts.pop(level, None)
        return ""
    scheme = numbered.get("type", "arabicPeriod")
    start = numbered.get("startAt", "1")
    before, count = counts.get(level, ("", 0))
    first = int(start) if start.isdecimal() and len(start) < 6 else 1
    count = count + 1 if before == scheme else first
    counts[level] = scheme, count
    return number_label(scheme, count)


def number_label(scheme: str, count: int) -> str:
    """Return the number ``count`` in one of DrawingML's schemes (ECMA-376 part 1, 20.1.10.61)."""
    if scheme in _CHINESE_PERIOD:
        return f"{printed(count, 'chineseCounting')}、"
    for end, form in sorted(_LABELS.items(), key=lambda entry: -len(entry[0])):
        if scheme.endswith(end):
            figure = printed(count, _FORMATS.get(scheme.removesuffix(end), "decimal"))
            return form.format(figure) if figure in "①②③④⑤⑥⑦⑧⑨⑩" else f"{form.format(figure)} "
    return f"{count}. "


def table_rows(table: etree._Element) -> Iterator[Piece]:
    """Yield a table row by row, its cells a tab apart; a merged cell counts where it begins."""
    for row in table.iterchildren(a("tr")):
        cells = [_cell(cell) for cell in row.iterchildren(a("tc")) if cell.get("hMerge") not in {"1", "true"}]
        if any(cells):
            yield Piece("\t".join(cells), BlockStyle.TABLE)


def _cell(cell: etree._Element) -> str:
    return " ".join(" ".join(paragraph_text(each) for each in cell.iter(a("p"))).split())


def diagram_texts(data: etree._Element) -> Iterator[Piece]:
    """Yield the texts of a diagram (SmartArt) in the order of its points."""
    for point in data.iter(f"{{{_DIAGRAM}}}pt"):
        if point.get("type", "node") in {"node", "asst"}:
            for body in point.iterchildren(f"{{{_DIAGRAM}}}t"):
                yield from paragraphs(body, listed=True)
