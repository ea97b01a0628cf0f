"""Characters are taken down where they stand on the page as people hold it."""

from __future__ import annotations

import pytest

from question_bank.documents import pdf_glyphs
from question_bank.documents.pdf_glyphs import Page, read_pages
from question_bank.results import Unreadable
from tests.question_bank.documents.pdf_files import HEIGHT, WIDTH, Put, assembled, lines, pdf_file

ENCRYPTED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'11' * 32}> /P -4 >> /ID [<00> <00>]"


def only_page(raw: bytes) -> Page:
    (page,) = read_pages(raw)
    return page


def text_of(page: Page) -> str:
    return "".join(glyph.text for glyph in page.glyphs)


def test_a_character_has_its_place_width_and_size() -> None:
    (wide, narrow) = only_page(pdf_file([Put(72, 100, "火", 12), Put(200, 300, "a", 10)])).glyphs
    assert wide == ("火", 72, HEIGHT - 100, 12, 12)
    assert narrow == ("a", 200, HEIGHT - 300, 5, 10)


def test_pages_come_in_order() -> None:
    pages = list(read_pages(pdf_file(lines("甲"), lines("乙"))))
    assert [(page.number, text_of(page)) for page in pages] == [(1, "甲"), (2, "乙")]


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    page = only_page(pdf_file([Put(100, 400, "横", matrix="0 1 -1 0")], extra="/Rotate 90"))
    assert (page.width, page.height) == (HEIGHT, WIDTH)
    assert page.glyphs[0].y == pytest.approx(WIDTH - 100)


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0", "-1 0 0 -1"])
def test_a_page_drawn_sideways_is_turned_upright(matrix: str) -> None:
    page = only_page(pdf_file([Put(300, 400, "横排的字", matrix=matrix)]))
    assert text_of(page) == "横排的字"
    assert page.glyphs[0].x < page.glyphs[3].x
    assert page.glyphs[0].y == pytest.approx(page.glyphs[3].y)
    assert page.turned == 0


def test_a_watermark_across_the_page_is_left_out_and_counted() -> None:
    page = only_page(pdf_file([*lines("每月检查一次。"), Put(100, 600, "内部", 60, "0.7 0.7 -0.7 0.7")]))
    assert text_of(page) == "每月检查一次。"
    assert page.turned == 2


def test_what_stands_off_the_page_isnt_seen() -> None:
    assert text_of(only_page(pdf_file([Put(-50, 100, "外"), Put(50, 100, "内")]))) == "内"


def test_pictures_are_counted() -> None:
    assert only_page(pdf_file([], images=True)).images == 1


def test_a_page_that_breaks_off_gives_what_came_before() -> None:
    raw = pdf_file(lines("甲")).replace(b"/Rotate", b"")
    page = only_page(raw.replace(b"/ColorSpace", b"/ColorSpacE"))
    assert page.whole
    assert text_of(page) == "甲"


def test_a_file_with_a_password_is_refused() -> None:
    raw = assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"], ENCRYPTED)
    with pytest.raises(Unreadable) as caught:
        list(read_pages(raw))
    assert caught.value.notice.id == "file-password"


@pytest.mark.parametrize(
    ("cap", "raw"), [("MAX_PAGES", pdf_file([], [])), ("MAX_GLYPHS", pdf_file(lines("甲乙")))]
)
def test_more_than_a_person_reads_is_refused(cap: str, raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_glyphs, cap, 1)
    with pytest.raises(Unreadable) as caught:
        list(read_pages(raw))
    assert caught.value.notice.id == "file-too-complex"
