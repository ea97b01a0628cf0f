"""Builds small .pptx files from their XML, so that each test shows what it is about."""

from __future__ import annotations

from tests.question_bank.documents.word_files import archive

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMES = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}" xmlns:dgm="{DGM}" xmlns:mc="{MC}"'
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_REL = '<Relationship Id="{}" Type="{}/{}" Target="{}"/>'


def item(text: str, properties: str = "", attributes: str = "") -> str:
    """Return a paragraph; ``text`` may be XML."""
    inner = text if text.startswith("<") else f"<a:r><a:t>{text}</a:t></a:r>"
    return f"<a:p><a:pPr {attributes}>{properties}</a:pPr>{inner}</a:p>"


def body(*paragraphs: str) -> str:
    """Return a text body of these paragraphs."""
    inner = "".join(each if each.startswith("<") else item(each) for each in paragraphs)
    return f"<p:txBody><a:bodyPr/>{inner}</p:txBody>"


def shape(*paragraphs: str, at: tuple[int, int, int, int] | None = None, kind: str = "", idx: str = "") -> str:
    """Return a shape with text; ``at``: left, top, width, height; ``kind``: it is a placeholder of that type."""
    index = f' idx="{idx}"' if idx else ""
    placeholder = f'<p:ph type="{kind}"{index}/>' if kind else ""
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr/><p:cNvSpPr/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{_transform(at, 'a') if at else ''}</p:spPr>{body(*paragraphs)}</p:sp>"
    )


def _transform(at: tuple[int, int, int, int], name: str) -> str:
    left, top, width, height = at
    return f'<{name}:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></{name}:xfrm>'


def group(*shapes: str, at: tuple[int, int, int, int]) -> str:
    """Return a group of shapes."""
    return f"<p:grpSp><p:grpSpPr>{_transform(at, 'a')}</p:grpSpPr>{''.join(shapes)}</p:grpSp>"


def frame(inner: str, at: tuple[int, int, int, int] = (0, 0, 1, 1)) -> str:
    """Return a frame around a table or a diagram."""
    data = f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic>"
    return f"<p:graphicFrame>{_transform(at, 'p')}{data}</p:graphicFrame>"


def rows(*cells: tuple[str, ...]) -> str:
    """Return a table."""
    made = ("".join(f"<a:tc><a:txBody>{item(cell)}</a:txBody></a:tc>" for cell in row) for row in cells)
    return f"<a:tbl>{''.join(f'<a:tr>{row}</a:tr>' for row in made)}</a:tbl>"


def tree(*shapes: str) -> str:
    """Return the shapes of a slide, layout or page of notes."""
    return f"<p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld>"


def slide(title: str, *shapes: str, attributes: str = "") -> str:
    """Return a slide."""
    titled = shape(title, kind="title") if title else ""
    return f"<p:sld {NAMES} {attributes}>{tree(titled, *shapes)}</p:sld>"


def slides_file(*slides: str, layout: str = "", notes: str = "", **others: str) -> bytes:
    """Return a .pptx; every slide has the layout and the notes, and relates to the ``others`` by their names."""
    ids = "".join(f'<p:sldId r:id="s{index}"/>' for index in range(len(slides)))
    files = {
        "ppt/presentation.xml": f"<p:presentation {NAMES}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": _RELS.format(
            "".join(_REL.format(f"s{index}", R, "slide", f"slides/{index}.xml") for index in range(len(slides)))
        ),
    }
    related = {"slideLayout": layout, "notesSlide": notes, **others}
    for name, inner in related.items():
        files[f"ppt/{name}.xml"] = inner
    links = "".join(_REL.format(name, R, name, f"../{name}.xml") for name, inner in related.items() if inner)
    for index, inner in enumerate(slides):
        files[f"ppt/slides/{index}.xml"] = inner
        files[f"ppt/slides/_rels/{index}.xml.rels"] = _RELS.format(links)
    return archive({name: text.encode() for name, text in files.items() if text})
