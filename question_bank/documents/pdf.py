"""PDF files with a text layer: characters by their baseline, lines, columns, paragraphs.

Read in a process of its own (:mod:`~question_bank.documents.confinement`): pdfminer can't be bounded from inside.
"""

from __future__ import annotations

from collections.abc import Sequence

from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException

from question_bank.documents import refusals
from question_bank.documents.confinement import progress
from question_bank.documents.model import BlockStyle
from question_bank.documents.pdf_columns import Line, reading_order
from question_bank.documents.pdf_glyphs import Page, read_pages
from question_bank.documents.pdf_lines import segments_of
from question_bank.documents.pdf_paragraphs import Paragraphs
from question_bank.documents.pdf_running import PageLines, without_repeats
from question_bank.documents.pdf_styles import Styled, split_notes, styled
from question_bank.documents.remarks import counted, on_pages
from question_bank.documents.source import Hint, Source
from question_bank.results import N_, Notice, Severity

_UNDECODABLE = 0.2


def read_pdf(raw: bytes) -> Source:
    """Read a PDF file. Raises :class:`~question_bank.results.Unreadable`."""
    tally = _Tally()
    try:
        pages = [tally.taken(page) for page in read_pages(raw)]
    except (PDFException, PSException) as error:
        raise refusals.broken(N_("内容已损坏"), refusals.PDF) from error
    tally.judge()
    progress()
    pages, repeats = without_repeats(pages)
    lines, notes = split_notes([line for page in pages for line in page.lines])
    paragraphs, mended = _paragraphs(lines, notes)
    return _source(paragraphs, (*tally.notices(), *repeats, *counted(mended, "mended-hyphens", _MENDED)))


def _paragraphs(lines: Sequence[Line], notes: Sequence[Line]) -> tuple[list[Styled], int]:
    """Return the paragraphs, notes last, and how many hyphens were mended."""
    text, foot = Paragraphs(lines), Paragraphs(notes)
    paragraphs = styled(text.join())
    paragraphs += [Styled(note.text, BlockStyle.NOTE) for note in foot.join()]
    return paragraphs, text.mended + foot.mended


def _source(paragraphs: Sequence[Styled], notices: tuple[Notice, ...]) -> Source:
    texts: list[str] = []
    hints: list[Hint] = []
    length = 0
    for each in paragraphs:
        texts.append(f"\n{each.text}" if each.apart else each.text)
        hints.append(Hint(length, each.style, each.level))
        length += len(texts[-1]) + 1
    return Source("\n".join(texts), hints=tuple(hints), notices=notices)


_MENDED = N_("接上了 {count} 个在行末断开的英文单词。")
_UNKNOWN = N_("有 {count} 个字符的字体没有文字编码，没有读出来。")
_TURNED = N_("去掉了 {count} 个旋转、斜放或竖排的字（多为水印）。")
_NOTE_MARKS = N_("去掉了 {count} 处脚注的序号。")
_WITHOUT_TEXT = N_("第 {pages} 页只有图片，没有可以读取的文字。")
_BROKEN_OFF = N_("第 {pages} 页的内容有损坏，可能没有读全。")


class _Tally:
    """What was met on the pages, and left out."""

    def __init__(self) -> None:
        self._glyphs = self._unknown = self._turned = self._note_marks = 0
        self._without_text: list[int] = []
        self._broken_off: list[int] = []

    def taken(self, page: Page) -> PageLines:
        """Return the lines of ``page`` in reading order."""
        found = segments_of(page.glyphs, page.height)
        self._glyphs += len(page.glyphs)
        self._unknown += page.unknown
        self._turned += page.turned
        self._note_marks += found.note_marks
        if page.images and not found.segments:
            self._without_text.append(page.number)
        if not page.whole:
            self._broken_off.append(page.number)
        return PageLines(page.number, page.height, reading_order(found.segments, page.number))

    def judge(self) -> None:
        """Refuse a file that gave no text worth reading."""
        if self._unknown > _UNDECODABLE * (self._glyphs + self._unknown):
            raise refusals.undecodable_fonts()
        if not self._glyphs and self._broken_off:
            raise refusals.broken(N_("内容已损坏"), refusals.PDF)
        if not self._glyphs:
            raise refusals.scanned() if self._without_text else refusals.no_text()

    def notices(self) -> tuple[Notice, ...]:
        """Return a notice for each kind of thing that was left out."""
        return (
            *on_pages(self._without_text, "pages-without-text", _WITHOUT_TEXT),
            *on_pages(self._broken_off, "pages-broken", _BROKEN_OFF),
            *counted(self._unknown, "dropped-undecodable", _UNKNOWN, Severity.WARNING),
            *counted(self._turned, "dropped-turned", _TURNED),
            *counted(self._note_marks, "dropped-note-marks", _NOTE_MARKS),
        )
