"""Builds small .docx files from their XML, so that each test shows what it is about."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = f'xmlns:w="{W}" xmlns:mc="{MC}" xmlns:wps="{WPS}"'
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_REL = '<Relationship Id="r{}" Type="{}/{}" Target="{}"/>'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)


def _type_of(part: str) -> str:
    name = part.split(".")[0]
    return (
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{part}+xml"/>'
    )


def paragraph(content: str, *, style: str = "", num: tuple[int, int] | None = None, properties: str = "") -> str:
    """Return a paragraph; ``content`` is text or run-level XML, ``num`` a list and a level."""
    inner = content if content.startswith("<") else f'<w:r><w:t xml:space="preserve">{content}</w:t></w:r>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    return f"<w:p><w:pPr>{named}{numbered}{properties}</w:pPr>{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of one paragraph a cell."""
    inner = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in inner)}</w:tbl>"


def level(ilvl: int, fmt: str, text: str, extra: str = "", *, start: int = 1) -> str:
    """Return one level of an abstract list."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id_: int, *levels: str) -> str:
    """Return an abstract list."""
    return f'<w:abstractNum w:abstractNumId="{id_}">{"".join(levels)}</w:abstractNum>'


def num(id_: int, abstract_id: int, overrides: str = "") -> str:
    """Return a list."""
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def style(id_: str, name: str, properties: str = "", *, based_on: str = "", default: bool = False) -> str:
    """Return a paragraph style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"{first}><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def word_file(body: str, *, strict: bool = False, **others: str) -> bytes:
    """Return a .docx whose body and other parts (styles, numbering, footnotes, …) hold these elements."""
    parts = {"styles": "", "numbering": "", **others}
    files = {
        "[Content_Types].xml": _TYPES.format("".join(map(_type_of, ("document.main", *parts)))),
        "_rels/.rels": _RELS.format(_REL.format(1, _R, "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _RELS.format(
            "".join(_REL.format(i, _R, name, f"{name}.xml") for i, name in enumerate(parts))
        ),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{name} {_NAMES}>{inner}</w:{name}>" for name, inner in parts.items()},
        "word/header1.xml": f"<w:hdr {_NAMES}>{paragraph('页眉')}</w:hdr>",
    }
    if strict:
        files = {
            name: text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            for name, text in files.items()
        }
    return archive({name: text.encode() for name, text in files.items()})


def archive(files: dict[str, bytes]) -> bytes:
    """Return a ZIP file of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return buffer.getvalue()
