"""Uploading a document and looking at it, over HTTP."""

from __future__ import annotations

import io
import zipfile

import pytest
from sqlalchemy import func, select

from quizapp.models import Document, DocumentVersion, Question, QuestionSet
from quizapp.settings import ROOT, Settings
from tests.conftest import Store
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.routes.pages import alike, page_of
from tests.visitor import Visitor, text_of

SAMPLE = ROOT / "quizapp" / "sample" / "消防安全动员讲话.txt"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 100


def upload(browser: Visitor, name: str, raw: bytes, **fields: str):
    return browser.post("/documents", fields, files={"file": (name, raw)})


def stored(store: Store) -> tuple[int, ...]:
    with store(reading=True) as session:
        tables = (Document, DocumentVersion, Question, QuestionSet)
        return tuple(session.scalar(select(func.count()).select_from(table)) for table in tables)


def test_an_uploaded_document_has_a_page_with_outline_text_and_drafts(organizer: Visitor) -> None:
    answer = upload(organizer, "消防.txt", SAMPLE.read_bytes())
    assert answer.status_code == 303
    page = organizer.page(answer.headers["location"])
    assert text_of(page.xpath("//h1")[0]) == "消防"
    assert "其中 3 个没有对应正文" in text_of(page.xpath("//*[@id='without-text']")[0])
    links = page.xpath("//nav[@aria-labelledby='outline-title']//a[starts-with(@href, '#')]/@href")
    assert len(links) == 15
    for link in links:
        assert page.xpath(f"//article//*[@id='{link.removeprefix('#')}']"), link
    assert page.xpath("//nav//li[contains(@class, 'no-text')]//span[@class='badge badge--warn']")
    assert page.xpath("//article//span[@class='seam']")
    assert page.xpath("//article//span[@class='mask'][text()='**']")
    assert page.xpath("//a[contains(@class, 'next-step__button')][contains(@href, '/review')]")


def test_the_given_title_wins_over_the_files_own(organizer: Visitor) -> None:
    answer = upload(organizer, "消防.txt", SAMPLE.read_bytes(), title="  七月学习材料 ")
    assert text_of(organizer.page(answer.headers["location"]).xpath("//h1")[0]) == "七月学习材料"


@pytest.mark.parametrize("name", ["../../etc/x.txt", "a\x00b.txt", "讲" * 300 + ".txt", "<script>x</script>.txt"])
def test_a_strange_file_name_does_no_harm(organizer: Visitor, name: str) -> None:
    answer = upload(organizer, name, SAMPLE.read_bytes())
    page = organizer.page(answer.headers["location"])
    assert not page.xpath("//h1//*|//script[contains(., 'x')][not(@src)]")


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("空.txt", b"", "空的"),
        ("图.docx", PNG, "PNG"),
        ("坏.docx", b"PK\x03\x04 broken", "Word"),
        ("字.txt", b"\xff\xfe\x00\xd8\x00\x00", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_the_field(
    organizer: Visitor, store: Store, name: str, raw: bytes, reason: str
) -> None:
    before = stored(store)
    answer = upload(organizer, name, raw, title="我的标题")
    assert answer.status_code == 422
    page = page_of(answer)
    assert reason in text_of(page.xpath("//*[@id='file-error']")[0])
    assert page.xpath("//input[@name='title']/@value") == ["我的标题"]
    assert stored(store) == before


def test_no_file_is_told_beside_the_field(organizer: Visitor) -> None:
    answer = organizer.post("/documents", {"title": ""}, files={"other": ("", b"")})
    assert answer.status_code == 422
    assert text_of(page_of(answer).xpath("//*[@id='file-error']")[0]) == "请先选择一个文件。"


def test_a_zip_bomb_is_refused(organizer: Visitor) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 300_000_000)
    assert upload(organizer, "弹.docx", packed.getvalue()).status_code == 422


class TestTooLarge:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"max_upload_bytes": 1024 * 1024})

    def test_a_file_over_the_limit_comes_back_to_the_form_with_the_limit(
        self, organizer: Visitor, store: Store
    ) -> None:
        before = stored(store)
        answer = upload(organizer, "大.txt", b"a" * (1024 * 1024 + 1))
        assert answer.status_code == 413
        assert "最多 1 MB" in text_of(page_of(answer).xpath("//*[@id='file-error']")[0])
        assert stored(store) == before

    def test_who_is_not_an_organizer_learns_nothing_from_it(self, visitor: Visitor) -> None:
        assert upload(visitor, "大.txt", b"a" * (1024 * 1024 + 1)).status_code == 401

    def test_the_page_tells_the_browser_the_limit(self, organizer: Visitor) -> None:
        page = organizer.page("/documents")
        assert page.xpath("//input[@type='file']/@data-max-bytes") == [str(1024 * 1024)]


def test_the_list_shows_what_waits_and_leads_to_the_review(organizer: Visitor, library: Library) -> None:
    page = organizer.page("/documents")
    item = text_of(page.xpath("//li[contains(@class, 'document-list__item')]")[0])
    assert "仓库安全" in item
    assert "提纲 6 个要点" in item
    assert "1 个没有正文" in item
    assert "待审 3 题" in item


def test_somebody_elses_document_is_a_page_that_does_not_exist(visitor: Visitor, library: Library) -> None:
    stranger = visitor.signed_in(library.stranger)
    theirs = stranger.get(f"/documents/{library.stored.document.id}")
    unknown = stranger.get("/documents/999999")
    assert theirs.status_code == 404
    assert alike(theirs, unknown)


def test_learners_and_guests_are_kept_out(visitor: Visitor, library: Library, learner: Visitor) -> None:
    assert visitor.get("/documents").status_code == 303
    assert learner.get("/documents").status_code == 403
    assert upload(learner, "消防.txt", SAMPLE.read_bytes()).status_code == 403


def test_an_upload_without_the_token_stores_nothing(organizer: Visitor, store: Store) -> None:
    before = stored(store)
    answer = organizer.client.post("/documents", files={"file": ("消防.txt", SAMPLE.read_bytes())})
    assert answer.status_code == 403
    assert stored(store) == before


def test_markup_in_a_document_shows_literally(organizer: Visitor) -> None:
    answer = upload(organizer, "题.txt", "《<b>粗</b>》\n要做到{{7*7}}<script>alert(1)</script>不放松。".encode())
    page = organizer.page(answer.headers["location"])
    assert not page.xpath("//article//script")
    assert "要做到{{7*7}}<script>alert(1)</script>不放松。" in text_of(page.xpath("//article")[0])
