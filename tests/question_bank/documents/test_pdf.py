"""PDF files come out as paragraphs, and hostile ones end soon."""

from __future__ import annotations

import contextlib
import time

import pytest

from question_bank.documents import read_document
from question_bank.documents.model import BlockStyle
from question_bank.documents.pdf import read_pdf
from question_bank.results import Unreadable
from tests.question_bank.documents.pdf_files import Put, assembled, lines, pdf_file, stream
from tests.question_bank.documents.spending import within_a_second

FIRST = "为了加强消防管理，落实责任，预防火灾，减少危害，保障职"
SECOND = "工安全，制定本办法。"
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PLAIN = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def one_page(drawing: bytes, font: bytes = PLAIN, more: bytes = b"null", resources: str = "") -> bytes:
    """A page that draws with a font (object 4); ``more`` is object 6."""
    page = f"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> {resources} >> >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>"
    return assembled([CATALOGUE, tree, page.encode(), font, drawing, more])


LETTER = stream(b"BT /F1 12 Tf 72 700 Td (aa) Tj ET")
TWO_BYTES = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype"
    b" /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    b" %s /FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 >> >>] >>"
)


def test_lines_become_paragraphs_with_styles() -> None:
    source = read_pdf(
        pdf_file(
            [Put(200, 80, "安全手册", 22), *lines(f"{FIRST}\n{SECOND}"), *lines("一、总则\n每月检查一次。", y=180)]
        )
    )
    assert source.text.split("\n") == ["安全手册", FIRST + SECOND, "", "一、总则", "每月检查一次。"]
    assert [hint.style for hint in source.hints] == [BlockStyle.TITLE, *[BlockStyle.BODY] * 3]


def test_the_text_goes_on_over_heads_feet_and_notes() -> None:
    def page(number: int, text: str) -> list[Put]:
        return [
            *(Put(72, 40, "安全手册"), Put(280, 800, f"- {number} -"), Put(72, 760, f"{number} 见消防法。", 8)),
            *lines(text),
        ]

    source = read_pdf(pdf_file(page(1, f"{FIRST}\n{FIRST}"), page(2, SECOND)))
    assert source.text.split("\n") == [FIRST + FIRST + SECOND, "1 见消防法。", "2 见消防法。"]
    assert source.hints[-1].style is BlockStyle.NOTE
    assert [notice.id for notice in source.notices] == ["dropped-page-numbers", "dropped-running-heads"]


def test_what_was_left_out_is_told() -> None:
    watermark = Put(100, 600, "内部", 60, "0.7 0.7 -0.7 0.7")
    source = read_pdf(pdf_file([*lines("检查extin-\nguisher"), Put(96, 96, "1", 6), watermark], []))
    assert {notice.id for notice in source.notices} == {"dropped-turned", "dropped-note-marks", "mended-hyphens"}


def test_pages_that_are_pictures_are_named() -> None:
    raw = pdf_file(lines("每月检查一次。"), [], [], images=True)
    (notice,) = read_pdf(raw).notices
    assert (notice.id, notice.params["pages"]) == ("pages-without-text", "2、3")


@pytest.mark.parametrize(
    ("raw", "id_"),
    [
        (pdf_file([], images=True), "file-scanned"),
        (pdf_file([]), "file-without-text"),
        (pdf_file(lines("检查"))[:-300], "file-broken"),
        (b"%PDF-1.7", "file-broken"),
        (one_page(LETTER, TWO_BYTES % b""), "file-fonts"),
    ],
)
def test_what_gives_no_text_is_refused_with_the_reason(raw: bytes, id_: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_pdf(raw)
    assert caught.value.notice.id == id_


MAPPED = b"<< /Type /Font /Subtype /Type1 /BaseFont /A /ToUnicode 6 0 R >>"
RANGE = stream(b"begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap")
FORM = "<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 6 0 R >> >>"
GOOD = pdf_file(lines("检查"))
HOSTILE = {
    "a table of 10^9 objects": GOOD.replace(b"xref\n0 7", b"xref\n0 1000000000"),
    "tables in a circle": GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % GOOD.rindex(b"xref\n0")),
    "deep": assembled([CATALOGUE, b"[" * 200_000]),
    "pages in a circle": assembled([CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
    "a bomb": one_page(stream(b" " * 300_000_000)),
    "forms in a circle": one_page(
        stream(b"/X Do /X Do"), more=stream(b"/X Do", FORM), resources="/XObject << /X 6 0 R >>"
    ),
    "widths without end": one_page(LETTER, TWO_BYTES % b"/W [0 2000000000 500]"),
    "characters without end": one_page(LETTER, MAPPED, RANGE),
    "10^9 members": assembled([CATALOGUE, stream(b"1 0 " * 9_000, "<< /Type /ObjStm /N 1000000000 /First 4")]),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_ends_within_a_second(raw: bytes) -> None:
    with within_a_second(), contextlib.suppress(Unreadable):
        read_document("a.pdf", raw)


def test_twenty_pages_are_quick() -> None:
    """A tenth of the size that matters, in a tenth of the time that such a file may take on a slow machine."""
    raw = pdf_file(*(lines("\n".join([chr(0x4E00 + number) + FIRST[1:]] * 30)) for number in range(20)))
    begun = time.process_time()
    assert len(read_pdf(raw).text) > 20 * 30 * len(FIRST) - 100
    assert time.process_time() - begun < 2
