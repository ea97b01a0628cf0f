"""Damaged files are read, or refused, and nothing else ever happens, nor does it take long.

Readers are called in this process, so that a failure shows where it is; PDF files through the door, because what
pdfminer raises is caught at the edge of the child.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.documents import read_document
from question_bank.documents.assembly import assemble
from question_bank.documents.html import read_html
from question_bank.documents.markdown import read_markdown
from question_bank.documents.packages import read_package
from question_bank.documents.source import Source
from question_bank.documents.text import read_text
from question_bank.documents.word import read_word
from question_bank.results import Unreadable
from tests.question_bank.documents.pdf_files import lines, pdf_file
from tests.question_bank.documents.slide_files import (
    NAMES,
    frame,
    group,
    item,
    rows,
    shape,
    slide,
    slides_file,
    tree,
)
from tests.question_bank.documents.spending import within_a_second
from tests.question_bank.documents.word_files import (
    abstract,
    archive,
    level,
    num,
    paragraph,
    run,
    style,
    table,
    word_file,
)

FOUND = Path(__file__).parent / "found"
"""What fuzzing by coverage (atheris) found, kept."""
_NUMBERING = abstract(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(
    1, 0
)
WORD = word_file(
    paragraph("总则", num=(1, 0), style="h")
    + paragraph(
        run("每月") + "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>" + "<w:r><w:br/></w:r>", num=(1, 1)
    )
    + paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>')
    + table(("部门", "电话")),
    numbering=_NUMBERING,
    styles=style("h", "heading 1") + style("b", "正文", based_on="h"),
    footnotes=f'<w:footnote w:id="2">{paragraph("注")}</w:footnote>',
)
_LAYOUT = shape("", at=(0, 0, 9, 9), kind="body", idx="1")
SLIDES = slides_file(
    slide(
        "职责",
        shape("甲", item("乙", '<a:buAutoNum type="ea1ChsPeriod"/>'), at=(0, 9, 9, 9), kind="body", idx="1"),
        group(shape("丙", at=(0, 0, 9, 9)), at=(0, 30, 9, 9)),
        frame(rows(("部门", "电话")), (0, 50, 9, 9)),
        frame('<dgm:relIds r:dm="data"/>', (0, 90, 9, 9)),
    ),
    layout=f'<p:sldLayout {NAMES} type="title">{tree(_LAYOUT)}</p:sldLayout>',
    data=f"<dgm:dataModel {NAMES}><dgm:pt><dgm:t>{item('流程')}</dgm:t></dgm:pt></dgm:dataModel>",
)
PAGE = (
    '<html><head><meta charset="gbk"></head><nav>首页</nav><h1>手册</h1>'
    "<ol start=3><li>甲<li value=9>乙<ul><li>丙</ul></ol><table><tr><td>部门<td>电话</table>"
    "<p>每月<br>检查<sup><a href=#1>1</a></sup>&nbsp;&#x4e00;<pre> a</pre>"
).encode("gbk")
MARKDOWN = (
    "---\na: b\n---\n# 手册\n\n1. **甲**[乙](u)\n   - `丙`\n\n|a|b|\n|-|-|\n|c|d\\|e|\n\n[^1]: 注\n\n<b>x</b>\n"
).encode()
PDF = pdf_file(lines("安全手册\n每月检查一次灭火器，发现压力不足的\n立即更换。"))


@st.composite
def damaged(draw: st.DrawFn, raw: bytes) -> bytes:
    """``raw`` with bytes changed, a piece cut out, doubled or put elsewhere, or its end missing."""
    made = bytearray(raw)
    for place, value in draw(st.lists(st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255)), max_size=5)):
        made[place] = value
    start, end = sorted((draw(st.integers(0, len(made))), draw(st.integers(0, len(made)))))
    piece = made[start:end]
    change = draw(st.sampled_from(["none", "cut", "double", "move", "truncate"]))
    if change == "truncate":
        del made[start:]
    elif change == "double":
        made[start:start] = piece
    elif change != "none":
        del made[start:end]
        at = draw(st.integers(0, len(made))) if change == "move" else 0
        made[at:at] = piece if change == "move" else b""
    return bytes(made)


@st.composite
def damaged_members(draw: st.DrawFn, raw: bytes) -> bytes:
    """An archive with one member damaged, and perhaps two that changed places."""
    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    names = sorted(files)
    victim, other, third = (draw(st.sampled_from(names)) for _ in range(3))
    files[victim] = draw(damaged(files[victim]))
    files[other], files[third] = files[third], files[other]
    return archive(files)


def read_or_refuse(reader: Callable[[bytes], Source], raw: bytes) -> None:
    with within_a_second():
        try:
            assemble("a", raw, reader(raw))
        except Unreadable as refused:
            assert refused.notice.text().endswith("。")  # noqa: PT017 — a refusal is one of two good ends


BROKEN = settings(max_examples=60, deadline=None)


@BROKEN
@given(st.one_of(damaged(WORD), damaged_members(WORD)))
def test_word_files(raw: bytes) -> None:
    read_or_refuse(read_package, raw)


@BROKEN
@given(st.one_of(damaged(SLIDES), damaged_members(SLIDES)))
def test_slides(raw: bytes) -> None:
    read_or_refuse(read_package, raw)


@BROKEN
@given(damaged(PAGE))
def test_web_pages(raw: bytes) -> None:
    read_or_refuse(read_html, raw)


@BROKEN
@given(damaged(MARKDOWN))
def test_markdown(raw: bytes) -> None:
    read_or_refuse(read_markdown, raw)


@BROKEN
@given(st.one_of(damaged("一、总则\r\n每月检查。".encode("gb18030")), st.binary(max_size=200)))
def test_text(raw: bytes) -> None:
    read_or_refuse(read_text, raw)


@settings(max_examples=12, deadline=None)
@given(damaged(PDF))
def test_pdf_files(raw: bytes) -> None:
    try:
        read_document("a.pdf", raw)
    except Unreadable as refused:
        assert refused.notice.text().endswith("。")  # noqa: PT017 — a refusal is one of two good ends


ELEMENTS = st.recursive(
    st.sampled_from(["", "<w:t>检查</w:t>", "<w:br/>", '<w:numId w:val="1"/>', '<w:ilvl w:val="x"/>']),
    lambda inner: st.builds(
        lambda name, parts: f"<w:{name}>{''.join(parts)}</w:{name}>",
        st.sampled_from(["p", "pPr", "numPr", "r", "rPr", "tbl", "tr", "tc", "ins", "del", "sdt", "txbxContent"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(ELEMENTS, ELEMENTS)
def test_word_files_of_any_structure(body: str, numbering: str) -> None:
    read_or_refuse(read_word, word_file(body, numbering=numbering))


@pytest.mark.parametrize(
    "magic", [b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"<html>"]
)
@pytest.mark.parametrize("rest", [b"", bytes(range(256)) * 40], ids=["nothing", "garbage"])
def test_a_magic_number_is_no_file(magic: bytes, rest: bytes) -> None:
    with within_a_second():
        try:
            read_document("a", magic + rest)
        except Unreadable as refused:
            assert refused.notice.text().endswith("。")  # noqa: PT017 — a refusal is one of two good ends
