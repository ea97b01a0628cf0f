"""Pages become sources; hostile ones end soon."""

from __future__ import annotations

import contextlib

import pytest

from question_bank.documents import read_document
from question_bank.documents.html import read_html
from question_bank.documents.model import BlockStyle
from question_bank.results import Unreadable
from tests.question_bank.documents.spending import within_a_second


def test_a_page_is_read_with_its_notices() -> None:
    source = read_html("<title>网站</title><nav>首页</nav><h1>手册</h1><p hidden>藏</p><p>每月检查。".encode())
    assert source.text == "手册\n每月检查。"
    assert [hint.style for hint in source.hints] == [BlockStyle.HEADING, BlockStyle.BODY]
    assert [notice.id for notice in source.notices] == ["dropped-page-furniture", "dropped-hidden-text"]


def test_what_stands_beside_the_main_part_is_told() -> None:
    source = read_html("<main>每月检查灭火器。</main><div>推荐阅读</div>".encode())
    assert source.text == "每月检查灭火器。"
    assert [notice.id for notice in source.notices] == ["dropped-page-furniture"]


def test_entities_are_characters() -> None:
    assert read_html("<p>&ldquo;检查&rdquo;&#65292;&amp;登记".encode()).text == "“检查”，&登记"


def test_embedded_pictures_cost_nothing() -> None:
    picture = "data:image/png;base64," + "A" * 12_000_000
    assert read_html(f'<p>检查<img src="{picture}">登记'.encode()).text == "检查登记"


def test_nothing_outside_the_page_is_read(tmp_path: object) -> None:
    raw = f'<!DOCTYPE html SYSTEM "file://{tmp_path}/x" [<!ENTITY e SYSTEM "file:///etc/passwd">]><p>检查&e;'.encode()
    assert read_html(raw).text.endswith("检查&e;")


@pytest.mark.parametrize("raw", [b"<html></html>", "<html><script>检查</script>".encode()])
def test_a_page_without_text_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_document("a.html", raw)
    assert caught.value.notice.id == "file-without-text"


HOSTILE = {
    "deep": "<div>" * 100_000,
    "inline": "<p>" + "<b>" * 100_000 + "检查",
    "attributes": "<p " + " ".join(f"a{number}" for number in range(200_000)) + ">检查",
    "tables": "<table><tr><td>" * 30_000,
    "paragraphs": "<p>" * 1_000_000,
    "tags": "<p>检查" * 1_300_000,
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_ends_within_a_second(markup: str) -> None:
    with within_a_second(), contextlib.suppress(Unreadable):
        read_document("a.html", markup.encode())
