"""A Word file of any length, as people write them: heading styles, automatic numbers, running text, tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_PARTS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" '
    'Target="numbering.xml"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for level, (kind, text) in enumerate([("chineseCounting", "%1、"), ("chineseCounting", "（%2）")])
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_PAGE = 1_000
"""Characters of running text on a page in the customary type."""


def word_file(sentences: Sequence[str], *, pages: int) -> bytes:
    """Return a file of ``pages`` pages made of ``sentences`` over and over."""
    body = "".join(_page(sentences, page) for page in range(pages))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/_rels/document.xml.rels", _PARTS)
        archive.writestr("word/numbering.xml", _NUMBERING)
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>'
        )
    return buffer.getvalue()


def _page(sentences: Sequence[str], page: int) -> str:
    parts = [_paragraph(f"第{page}号工作的要求", page % 2)]
    parts += [_paragraph(text) for text in _paragraphs(sentences, page)]
    if page % 10 == 0:
        row = "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in ("部门", "要求", "时限"))
        parts.append(f"<w:tbl>{f'<w:tr>{row}</w:tr>' * 8}</w:tbl>")
    return "".join(parts)


def _paragraphs(sentences: Sequence[str], page: int) -> Iterator[str]:
    written = 0
    at = page * 7
    while written < _PAGE:
        text = "".join(sentences[(at + offset) % len(sentences)] for offset in range(4))
        at += 4
        written += len(text)
        yield text


def _paragraph(text: str, level: int | None = None) -> str:
    number = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    halves = (text[: len(text) // 2], text[len(text) // 2 :])
    runs = "".join(f'<w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>{half}</w:t></w:r>' for half in halves)
    return f"<w:p>{number if level is not None else ''}{runs}</w:p>"
