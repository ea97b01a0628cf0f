"""The text of a Word paragraph as a reader of the printed page sees it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from question_bank.documents.word_xml import child, switched_on, w

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BOX = w("txbxContent")
_UNSEEN = frozenset(
    w(name)
    for name in (
        *("del", "moveFrom", "delText", "instrText", "delInstrText"),
        *("pPr", "rPr", "rt", "sdtPr", "sdtEndPr", "tbl", "txbxContent"),
    )
)
_DELETED = (w("del"), w("moveFrom"))
_REFERENCES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): "\t"}


def paragraph_text(paragraph: etree._Element) -> str:
    """Return the text: insertions in, deletions and hidden runs out, soft breaks as line feeds."""
    return "".join(_texts(paragraph))


def notes_named(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the kind ("footnote", "endnote") and the id of the notes that ``paragraph`` refers to."""
    if next(paragraph.iter(*_REFERENCES), None) is None:
        return
    deleted = 0
    for event, each in etree.iterwalk(paragraph, events=("start", "end"), tag=(*_REFERENCES, *_DELETED)):
        if each.tag in _DELETED:
            deleted += 1 if event == "start" else -1
        elif event == "start" and not deleted:
            yield _REFERENCES[each.tag], each.get(w("id"), "")


def _texts(element: etree._Element) -> Iterator[str]:
    for each in visible(element):
        tag = each.tag
        if tag in {w("t"), _MATH_TEXT}:
            yield each.text or ""
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag == w("r") and switched_on(each, "rPr", "vanish"):
            continue
        elif tag not in _UNSEEN:
            yield from _texts(each)


def visible(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of ``element``; of alternatives, one."""
    for each in element.iterchildren(tag=etree.Element):
        if each.tag == f"{_MC}AlternateContent":
            chosen = each.find(f"{_MC}Choice")
            chosen = each.find(f"{_MC}Fallback") if chosen is None else chosen
            if chosen is not None:
                yield from visible(chosen)
        else:
            yield each


def boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the contents of the text boxes that are anchored in ``element``, each once."""
    for each in visible(element):
        if each.tag == _BOX:
            yield each
        elif each.tag not in {w("del"), w("moveFrom"), w("pPr"), w("t")}:
            yield from boxes(each)


def mark_deleted(paragraph: etree._Element) -> bool:
    """Whether the paragraph's end was deleted, so that it runs on into the next one."""
    marks = child(paragraph, "pPr", "rPr")
    return marks is not None and (child(marks, "del") is not None or child(marks, "moveFrom") is not None)
