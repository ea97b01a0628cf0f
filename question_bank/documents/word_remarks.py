"""What a Word file holds beside its text, and this reader leaves out."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from question_bank.documents.remarks import counted
from question_bank.documents.word_text import paragraph_text
from question_bank.documents.word_xml import switched_on, w
from question_bank.results import N_, Notice

_DELETED = N_("去掉了 {count} 处修订中已经删除的文字。")
_HIDDEN = N_("去掉了 {count} 处隐藏的文字。")
_COMMENTS = N_("有 {count} 条批注没有读入。")
_FOREIGN = N_("有 {count} 处嵌入的其他文件没有读入。")


def left_out(body: etree._Element, comments: etree._Element | None) -> tuple[Notice, ...]:
    """Return notices about deletions, hidden text, comments and embedded files."""
    deleted = sum(1 for each in body.iter(w("del"), w("moveFrom")) if _has_text(each))
    hidden = sum(
        1
        for mark in body.iter(w("vanish"))
        for run in islice(mark.iterancestors(), 1, 2)
        if run.tag == w("r") and switched_on(run, "rPr", "vanish") and _has_text(run)
    )
    remarks = () if comments is None else comments.iterchildren(w("comment"))
    return (
        *counted(deleted, "dropped-deletions", _DELETED),
        *counted(hidden, "dropped-hidden-text", _HIDDEN),
        *counted(sum(1 for each in remarks if paragraph_text(each).strip()), "dropped-comments", _COMMENTS),
        *counted(sum(1 for _ in body.iter(w("altChunk"))), "dropped-embedded", _FOREIGN),
    )


def _has_text(element: etree._Element) -> bool:
    return any(text.text and not text.text.isspace() for text in element.iter(w("t"), w("delText")))
