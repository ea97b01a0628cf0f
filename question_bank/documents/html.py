"""Web pages: what a reader of the page would call its text, in order.

Read in a process of its own: libxml2's HTML parser takes quadratic time over some small pages (an element with
200,000 attributes: 40 s).
"""

from __future__ import annotations

import re

from lxml import etree

from question_bank.documents import refusals
from question_bank.documents.archive import MAX_TAGS
from question_bank.documents.html_blocks import Page
from question_bank.documents.html_encoding import decode_page
from question_bank.documents.html_furniture import main_part
from question_bank.documents.remarks import counted
from question_bank.documents.source import Source
from question_bank.results import N_

_EMBEDDED = re.compile(r"data:[\w.+-]{0,40}/[\w.+-]{0,60};base64,[A-Za-z0-9+/=%\s]+")


def read_html(raw: bytes) -> Source:
    """Read a web page. Raises :class:`~question_bank.results.Unreadable`."""
    text, notices = decode_page(raw)
    if text.count("<") > MAX_TAGS:
        raise refusals.too_complex(refusals.WEB_PAGE)
    root = _tree(_EMBEDDED.sub("", text))
    if root is None:
        raise refusals.no_text()
    page = Page()
    part = main_part(root)
    page.read(part)
    page.furniture += part is not root
    notices += (
        *counted(page.furniture, "dropped-page-furniture", N_("去掉了网页的菜单、页脚等 {count} 处。")),
        *counted(page.hidden, "dropped-hidden-text", N_("去掉了 {count} 处隐藏的文字。")),
        *counted(page.note_marks, "dropped-note-marks", N_("去掉了 {count} 处脚注的序号。")),
    )
    return Source(page.text, hints=tuple(page.hints), notices=notices)


def _tree(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise refusals.broken(N_("内容已损坏"), refusals.WEB_PAGE) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise refusals.too_complex(refusals.WEB_PAGE)
    return root
