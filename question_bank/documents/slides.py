"""Slides (.pptx), read from their XML: titles as headings, text in reading order, speaker's notes as notes.

python-pptx reads every member whole and raises what it happens to raise; this reader stays within the caps of
:class:`~question_bank.documents.archive.Archive`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from question_bank.documents import refusals
from question_bank.documents.archive import Archive
from question_bank.documents.model import BlockStyle
from question_bank.documents.relations import Relation, first_of, relations
from question_bank.documents.remarks import on_pages
from question_bank.documents.slide_shapes import Boxes, Shape, count_shapes, p, placeholder_boxes, shapes_in_order
from question_bank.documents.slide_text import Piece, a, diagram_texts, paragraph_text, paragraphs, table_rows
from question_bank.documents.source import Hint, Source
from question_bank.results import N_, Severity

SLIDES = "ppt/presentation.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_LISTED = {"body", "obj"}
MAX_SLIDES = 1_000
MAX_SHAPES = 60_000
"""In all; a rich slide has a hundred."""


class Slide(NamedTuple):
    """What a slide says; ``cover``: its title is that of the whole, ``section``: it opens a part."""

    title: str
    pieces: list[Piece]
    notes: list[Piece]
    cover: bool
    section: bool
    hidden: bool
    pictures: bool


class Layout(NamedTuple):
    """What slides take from their layout: its type, and the places of placeholders."""

    type: str
    boxes: Boxes


def read_slides(raw: bytes) -> Source:
    """Read slides. Raises :class:`~question_bank.results.Unreadable`."""
    with Archive(raw, refusals.SLIDES) as archive:
        parts = {relation.id: relation.target for relation in relations(archive, SLIDES)}
        ids = archive.tree(SLIDES).iterfind(f"{p('sldIdLst')}/{p('sldId')}")
        names = [parts[id_] for each in ids if (id_ := each.get(f"{_RELATION}id", "")) in parts]
        reader = _Reader(archive)
        return _source([reader.slide(name, first=not index) for index, name in enumerate(names[:MAX_SLIDES])])


class _Reader:
    """Reads slides; each layout that they share, once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._shapes_left = MAX_SHAPES
        self._layouts: dict[str | None, Layout] = {None: Layout("", {})}

    def slide(self, name: str, *, first: bool) -> Slide:
        """Return what the slide in the member ``name`` says."""
        root = self._archive.tree(name)
        self._shapes_left -= count_shapes(root)
        if self._shapes_left < 0:
            raise self._archive.broken(N_("内容多得不正常"))
        related = relations(self._archive, name)
        layout = self._layout(first_of(related, "slideLayout"))
        shapes = shapes_in_order(root, layout.boxes)
        titles = [shape for shape in shapes if shape.is_title]
        return Slide(
            title=" ".join(text for shape in titles for text in _title_lines(shape.element)),
            pieces=[piece for shape in shapes if not shape.is_title for piece in self._pieces(shape, related)],
            notes=self._notes(related),
            cover=first and (layout.type == "title" or any(shape.placeholder == "ctrTitle" for shape in titles)),
            section=layout.type == "secHead",
            hidden=root.get("show") in {"0", "false"},
            pictures=any(shape.element.tag == p("pic") for shape in shapes),
        )

    def _layout(self, name: str | None) -> Layout:
        if name not in self._layouts:
            root = None if name is None else self._archive.tree(name)
            kind = "" if root is None else root.get("type", "")
            self._layouts[name] = Layout(kind, placeholder_boxes(root))
        return self._layouts[name]

    def _pieces(self, shape: Shape, related: list[Relation]) -> Iterator[Piece]:
        body = shape.element.find(p("txBody"))
        if body is not None:
            note = shape.placeholder == "subTitle"
            for piece in paragraphs(body, listed=shape.placeholder in _LISTED):
                yield Piece(piece.text, BlockStyle.NOTE) if note else piece
        if shape.element.tag != p("graphicFrame"):
            return
        for table in shape.element.iter(a("tbl")):
            yield from table_rows(table)
        for diagram in shape.element.iter(_DIAGRAM):
            id_ = diagram.get(f"{_RELATION}dm")
            target = next((relation.target for relation in related if relation.id == id_), None)
            if target:
                yield from diagram_texts(self._archive.tree(target))

    def _notes(self, related: list[Relation]) -> list[Piece]:
        name = first_of(related, "notesSlide")
        shapes = shapes_in_order(self._archive.tree(name), {}) if name else []
        bodies = [shape.element.find(p("txBody")) for shape in shapes if shape.placeholder == "body"]
        return [
            Piece(piece.text, BlockStyle.NOTE)
            for body in bodies
            if body is not None
            for piece in paragraphs(body, listed=False)
        ]


def _title_lines(element: etree._Element) -> Iterator[str]:
    for paragraph in element.iterfind(f"{p('txBody')}/{a('p')}"):
        text = "".join(paragraph_text(paragraph).split("\n"))
        if text:
            yield text


def _source(slides: list[Slide]) -> Source:
    hidden = [number for number, slide in enumerate(slides, 1) if slide.hidden]
    bare = [
        number
        for number, slide in enumerate(slides, 1)
        if slide.pictures and not slide.hidden and not (slide.title or slide.pieces)
    ]
    text: list[str] = []
    hints: list[Hint] = []
    length = 0
    for piece in _in_order([slide for slide in slides if not slide.hidden]):
        hints.append(Hint(length, piece.style, piece.level))
        text.append(piece.text)
        length += len(piece.text) + 1
    notices = (
        *on_pages(hidden, "dropped-hidden-slides", N_("第 {pages} 张幻灯片是隐藏的，没有读入。"), Severity.INFO),
        *on_pages(bare, "pages-without-text", N_("第 {pages} 张幻灯片只有图片，没有可以读取的文字。")),
    )
    return Source("\n".join(text), hints=tuple(hints), notices=notices)


def _in_order(slides: list[Slide]) -> Iterator[Piece]:
    """Yield everything in reading order; a title that goes on over several slides stands once."""
    deeper = 2 if any(slide.section for slide in slides) else 1
    before = ""
    for slide in slides:
        if slide.title and slide.title != before:
            level = 1 if slide.section else deeper
            cover = slide.cover
            yield Piece(slide.title, BlockStyle.TITLE if cover else BlockStyle.HEADING, None if cover else level)
        before = slide.title or before
        yield from slide.pieces
        yield from slide.notes
