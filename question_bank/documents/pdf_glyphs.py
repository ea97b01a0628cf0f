"""The characters of a PDF and where they stand, page by page, through pdfminer's interpreter.

pdfminer's own layout analysis isn't used: it groups by bounding boxes, which differ between the fonts of one line
(quotation marks move), where the baseline doesn't.
"""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix

from question_bank.documents import refusals
from question_bank.documents.confinement import progress
from question_bank.results import Unreadable

MAX_PAGES = 2_000
MAX_GLYPHS = 60_000
"""A page of the densest newspaper holds a fifth of it."""


class Glyph(NamedTuple):
    """Text drawn at once (mostly one character): left end and baseline, in points from the lower left corner."""

    text: str
    x: float
    y: float
    width: float
    size: float


@dataclass(slots=True)
class Page:
    """What stands on a page. ``turned`` and ``unknown`` count characters left out; not ``whole``: it broke off."""

    number: int
    width: float = 0
    height: float = 0
    glyphs: list[Glyph] = field(default_factory=list)
    images: int = 0
    turned: int = 0
    unknown: int = 0
    whole: bool = True


def read_pages(raw: bytes) -> Iterator[Page]:
    """Yield the pages in order. Raises :class:`~question_bank.results.Unreadable`, and what pdfminer raises."""
    manager = PDFResourceManager()
    device = _Device(manager)
    interpreter = PDFPageInterpreter(manager, device)
    try:
        document = PDFDocument(PDFParser(io.BytesIO(raw)))
    except PDFPasswordIncorrect as error:
        raise refusals.password(refusals.PDF) from error
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        if number > MAX_PAGES:
            raise refusals.too_complex(refusals.PDF)
        progress()
        yield device.read(page, number, interpreter)


class _Device(PDFTextDevice):
    """Takes down what the interpreter draws."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self._page = Page(0)
        self._drawn: list[tuple[int, Glyph]] = []

    def read(self, page: PDFPage, number: int, interpreter: PDFPageInterpreter) -> Page:
        """Return what is drawn on ``page``."""
        self._page, self._drawn = Page(number), []
        x0, y0, x1, y1 = page.mediabox
        width, height = abs(x1 - x0), abs(y1 - y0)
        self._page.width, self._page.height = (height, width) if page.rotate % 180 else (width, height)
        try:
            interpreter.process_page(page)
        except (MemoryError, Unreadable):
            raise
        except Exception:  # noqa: BLE001 — pdfminer raises whatever a malformed page makes of it; the rest is read
            self._page.whole = False
        return _upright(self._page, self._drawn)

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002 — pdfminer's signature
        """Count a picture."""
        self._page.images += 1

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002 — pdfminer's signature
        graphicstate: PDFGraphicState,  # noqa: ARG002 — pdfminer's signature
    ) -> float:
        """Take down one character, and return how far it advances the pen."""
        advance = float(font.char_width(cid)) * fontsize * scaling
        a, b, c, d, e, f = matrix
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            self._page.unknown += 1
            return advance
        if font.is_vertical():
            self._page.turned += 1
            return advance
        if len(self._drawn) >= MAX_GLYPHS:
            raise refusals.too_complex(refusals.PDF)
        size = abs(fontsize) * math.hypot(c, d)
        glyph = Glyph(text, e + rise * c, f + rise * d, advance * math.hypot(a, b), size)
        self._drawn.append((_direction(a, b), glyph))
        return advance


def _direction(a: float, b: float) -> int:
    """Return the direction of writing in degrees, -1 where it is oblique."""
    if abs(b) * 20 < abs(a):
        return 0 if a > 0 else 180
    if abs(a) * 20 < abs(b):
        return 90 if b > 0 else 270
    return -1


def _upright(page: Page, drawn: list[tuple[int, Glyph]]) -> Page:
    """Turn the page so that most of its text is upright; leave out what still isn't, such as watermarks."""
    counts = Counter(direction for direction, _ in drawn if direction >= 0)
    main = counts.most_common(1)[0][0] if counts else 0
    width, height = page.width, page.height
    if main in {90, 270}:
        page.width, page.height = height, width
    for direction, glyph in drawn:
        if direction != main:
            page.turned += 1
            continue
        x, y = {
            0: (glyph.x, glyph.y),
            90: (glyph.y, width - glyph.x),
            180: (width - glyph.x, height - glyph.y),
            270: (height - glyph.y, glyph.x),
        }[main]
        if glyph.size > 0 and 0 <= x <= page.width and 0 <= y <= page.height:
            page.glyphs.append(glyph._replace(x=x, y=y))
    return page
