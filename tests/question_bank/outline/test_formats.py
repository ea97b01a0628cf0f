"""The same document gives the same outline and the same sentences whatever its format."""

from __future__ import annotations

from html import escape

import pytest
import typst
from noto_cjk import otc_path

from question_bank.documents import detection, read_document
from question_bank.outline import recover_outline
from tests.question_bank.outline.rendering import FIXTURES, point_lines, recover, sentence_lines

NAMES = [
    "article_subheads",
    "bracket_heads",
    "deep_levels",
    "experience_talk",
    "notice_attached",
    "ordinals_nested",
    "regulation_sections",
    "speech_outline_lines",
]
SETTINGS = """\
#set text(font: "Noto Sans CJK SC", lang: "zh", size: 11pt)
#set par(first-line-indent: (amount: 2em, all: true), justify: true)
#set page(numbering: "- 1 -")
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def as_html(text: str) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in lines(text))
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def as_pdf(text: str) -> bytes:
    """Set ``text`` with justified, indented paragraphs and page numbers: the lines of the PDF are other ones."""
    body = "\n\n".join('#par(text("{}"))'.format(line.replace('"', '\\"')) for line in lines(text))
    fonts = [str(otc_path("sans").parent)]
    made: bytes = typst.compile((SETTINGS + body).encode(), font_paths=fonts, ignore_system_fonts=True)
    return made


@pytest.mark.parametrize("extension", ["html", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_another_format_gives_the_same_outline_and_sentences(name: str, extension: str) -> None:
    if not hasattr(detection.Format, extension.upper()):
        pytest.skip(f"no reader for {extension} yet")
    text = (FIXTURES / f"{name}.txt").read_text("utf-8")
    raw = as_html(text) if extension == "html" else as_pdf(text)
    document = read_document(f"{name}.{extension}", raw).value
    outline = recover_outline(document).value
    expected_document, expected = recover(text)
    assert list(point_lines(outline)) == list(point_lines(expected.value))
    assert [" ".join(line.split()) for line in sentence_lines(document.text, outline)] == [
        " ".join(line.split()) for line in sentence_lines(expected_document.text, expected.value)
    ]
