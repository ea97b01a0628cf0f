"""The numbering families: what a printed label looks like, and which family it belongs to.

``rank`` is the customary order of levels in Chinese documents (GB/T 9704: 一、 （一） 1. （1）;
laws: 编 章 节 条), used where a document's own order doesn't tell. Families that enumerate in words
(一要, 一是, 第一，, 首先) have none: they go wherever they appear.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from question_bank.outline.numerals import ordinal

_CN = "[〇零一二三四五六七八九十百]{1,5}"
_GAP = r"[^\S\n]*"


PLAIN = "plain"
"""The family of headings without a number."""


class Family(NamedTuple):
    """A way of numbering. ``rank`` None: no customary level."""

    name: str
    rank: int | None
    pattern: str


FAMILIES = (
    Family("part", 0, rf"第(?:{_CN}|\d{{1,3}})(?:编|篇|部分|单元)(?![的中内里])"),
    Family("chapter", 1, rf"第(?:{_CN}|\d{{1,3}})章(?![的中内里])"),
    Family("section", 2, rf"第(?:{_CN}|\d{{1,3}})节(?![的中内里课])"),
    Family("article", 3, rf"第(?:{_CN}|\d{{1,4}})条(?:之{_CN})?(?![的中内里第款规例、，,和至])"),
    Family("chinese", 10, rf"{_CN}{_GAP}(?:、(?![二三四五六七八九十]{{1,2}}(?:、|[级类等月季线]))|[.．](?!\d))"),
    Family("chinese-bracketed", 11, rf"[（(]{_GAP}{_CN}{_GAP}[)）][、.．]?"),
    Family("decimal-3", 14, r"\d{1,2}[.．]\d{1,2}[.．]\d{1,2}[.．]?(?:[^\S\n]+|(?=[\u4e00-\u9fff]))"),
    Family("decimal-2", 13, r"\d{1,2}[.．]\d{1,2}[.．]?[^\S\n]+(?=[\u4e00-\u9fff“《])"),
    Family("arabic", 12, r"\d{1,3}(?:[.．](?!\d)|、(?!\d))"),
    Family("arabic-bracketed", 15, rf"[（(]{_GAP}\d{{1,3}}{_GAP}[)）][、.．]?"),
    Family("arabic-half-bracketed", 16, r"\d{1,2}[)）]"),
    Family("circled", 17, "[①-⑳㉑-㉟㊱-㊿❶-❿]"),
    Family("encircled-other", 18, "[⑴-⒇⒈-⒛㈠-㈩]"),
    Family("must", None, "[一二三四五六七八九十]{1,2}要(?![素点件求闻害塞么旨义领务])"),
    Family("is", None, "[一二三四五六七八九十]{1,2}是(?![否非])"),
    Family("ordinal", None, "第[一二三四五六七八九十]{1,3}[，,、：:]"),
    Family("one-of-these", None, "其[一二三四五六七八九十][，,、：:是]"),
    Family("first-then", None, "(?:首先|其次|再次|再者|最后)[，,、]"),
)
_BY_GROUP = {f"g{index}": family for index, family in enumerate(FAMILIES)}
_LABEL = re.compile("|".join(f"(?P<{group}>{family.pattern})" for group, family in _BY_GROUP.items()))
_NUMBER = re.compile(r"[\d]+|[〇零一二三四五六七八九十百]+|[①-⒛㈠-㈩㉑-㉟㊱-㊿❶-❿]")
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4}
RANKS = {family.name: family.rank for family in FAMILIES} | {PLAIN: 9}


class Label(NamedTuple):
    """A label found at ``start:end`` of a text; ``text`` is what is printed, without blanks at its end."""

    family: str
    ordinal: int
    text: str
    start: int
    end: int


def find_label(text: str, start: int = 0, end: int | None = None) -> Label | None:
    """Return the label at ``start`` of ``text``, or None."""
    match = _LABEL.match(text, start, len(text) if end is None else end)
    if match is None or match.lastgroup is None:
        return None
    printed = match[0].rstrip()
    number = _number(printed)
    return Label(_BY_GROUP[match.lastgroup].name, number, printed, start, match.end()) if number else None


def _number(printed: str) -> int | None:
    word = _WORDS.get(printed[:2])
    if word is not None:
        return word
    parts = _NUMBER.findall(printed)
    return ordinal(parts[-1]) if parts else None
