"""The shapes of a slide in the order in which people read them: from top to bottom, from left to right.

Files keep shapes in the order in which they were drawn. A placeholder without a place of its own has that of the
slide's layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from question_bank.documents.slide_text import a

_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GROUP_DEPTH = 12
_SAME_ROW = 0.5
"""Shapes whose tops differ by less than this share of the lower height stand in one row."""
_TITLES = {"title", "ctrTitle"}
_ASIDE = {"dt", "ftr", "hdr", "sldNum", "sldImg"}


def p(name: str) -> str:
    """Return the qualified name of ``name`` in the namespace of presentations."""
    return f"{{{_PRESENTATION}}}{name}"


_SHAPES = frozenset(map(p, ("sp", "grpSp", "graphicFrame", "pic", "cxnSp")))


class Shape(NamedTuple):
    """A shape with its placeholder's type ("": it is none) and its box (left, top, width, height)."""

    element: etree._Element
    placeholder: str
    box: tuple[int, int, int, int] | None

    @property
    def is_title(self) -> bool:
        """Whether it holds the slide's title."""
        return self.placeholder in _TITLES


_Key = tuple[str, str]
Boxes = dict[_Key, tuple[int, int, int, int]]
"""Places by a placeholder's type and index, either of which may be empty."""


def placeholder_boxes(layout: etree._Element | None) -> Boxes:
    """Return where a layout puts its placeholders, by type and index."""
    boxes: Boxes = {}
    for element in () if layout is None else layout.iter(p("sp")):
        box = _own_box(element)
        key = _placeholder_key(element)
        if box is not None and key is not None:
            boxes.setdefault(key, box)
            boxes.setdefault(("", key[1]), box)
            boxes.setdefault((key[0], ""), box)
    return boxes


def shapes_in_order(slide: etree._Element, boxes: Boxes) -> list[Shape]:
    """Return the shapes of ``slide`` that may hold text: the title first, groups flattened."""
    tree = slide.find(f"{p('cSld')}/{p('spTree')}")
    if tree is None:
        return []
    found = list(_ordered(tree, boxes, _GROUP_DEPTH))
    return [shape for shape in found if shape.is_title] + [shape for shape in found if not shape.is_title]


def count_shapes(slide: etree._Element) -> int:
    """Return how many shapes a slide has, read or not. Fast."""
    return sum(1 for _ in slide.iter(*_SHAPES))


def _ordered(parent: etree._Element, boxes: Boxes, depth: int) -> Iterator[Shape]:
    shapes = [_shape(element, boxes) for element in _children(parent)]
    for shape in _by_place([each for each in shapes if each.placeholder not in _ASIDE]):
        if shape.element.tag == p("grpSp"):
            if depth:
                yield from _ordered(shape.element, boxes, depth - 1)
        else:
            yield shape


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent.iterchildren(tag=etree.Element):
        if element.tag == f"{_MC}AlternateContent":
            chosen = element.find(f"{_MC}Choice")
            chosen = element.find(f"{_MC}Fallback") if chosen is None or not len(chosen) else chosen
            if chosen is not None:
                yield from _children(chosen)
        elif element.tag in _SHAPES and not _hidden(element):
            yield element


def _hidden(element: etree._Element) -> bool:
    return any(each.get("hidden") in {"1", "true"} for each in element.iterfind(f"*/{p('cNvPr')}"))


def _shape(element: etree._Element, boxes: Boxes) -> Shape:
    key = _placeholder_key(element)
    box = _own_box(element)
    if key is not None and box is None:
        box = boxes.get(key) or boxes.get(("", key[1])) or boxes.get((key[0], ""))
    return Shape(element, key[0] if key else "", box)


def _placeholder_key(element: etree._Element) -> _Key | None:
    placeholder = element.find(f"*/{p('nvPr')}/{p('ph')}")
    if placeholder is None:
        return None
    return placeholder.get("type", "body"), placeholder.get("idx", "")


def _own_box(element: etree._Element) -> tuple[int, int, int, int] | None:
    for transform in (f"{p('spPr')}/{a('xfrm')}", f"{p('grpSpPr')}/{a('xfrm')}", p("xfrm")):
        place = element.find(f"{transform}/{a('off')}")
        extent = element.find(f"{transform}/{a('ext')}")
        if place is not None and extent is not None:
            left, top = _number(place, "x"), _number(place, "y")
            return left, top, _number(extent, "cx"), _number(extent, "cy")
    return None


def _number(element: etree._Element, name: str) -> int:
    text = element.get(name, "0")
    return int(text) if len(text) < 13 and text.removeprefix("-").isdecimal() else 0


def _by_place(shapes: list[Shape]) -> list[Shape]:
    """Sort by rows; a shape without a place stays behind the one it was drawn after."""
    rows: list[list[tuple[int, Shape]]] = []
    placed = sorted((shape for shape in shapes if shape.box), key=lambda shape: shape.box[1] if shape.box else 0)
    for shape in placed:
        left, top, _, height = shape.box or (0, 0, 0, 0)
        first = rows[-1][0][1].box if rows else None
        if first and top - first[1] < _SAME_ROW * min(height, first[3]):
            rows[-1].append((left, shape))
        else:
            rows.append([(left, shape)])
    leaders = [shape for row in rows for _, shape in sorted(row, key=lambda entry: entry[0])]
    followers: dict[int, list[Shape]] = {0: []}
    leader = 0
    for shape in shapes:
        if shape.box is None:
            followers[leader].append(shape)
        else:
            leader = id(shape.element)
            followers[leader] = []
    return [*followers[0], *(each for shape in leaders for each in (shape, *followers[id(shape.element)]))]
