"""Labels: the printed number at the start of a text, its family and its value."""

from __future__ import annotations

import re
from typing import NamedTuple

from question_bank.outline.families import ARTICLE, BY_GROUP, PATTERN, kind_of
from question_bank.outline.numerals import ordinal

_NUMBER = re.compile(
    r"\d+|[〇零一二三四五六七八九十百]+|[①-⒛㈠-㈩㉑-㉟㊱-㊿❶-❿Ⅰ-Ⅻ]|[甲乙丙丁戊己庚辛]|[壹贰叁肆伍陆柒捌玖拾]+"
    r"|(?<![A-Za-z])(?:[IVX]+|[ivx]+|[A-Za-z]|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?![A-Za-z])"
)
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4}


class Label(NamedTuple):
    """A label found at ``start:end`` of a text; ``text`` is what is printed, without blanks at its end.

    ``sure``: nothing else begins like this; what isn't counts only beside another of its family.
    """

    family: str
    ordinal: int
    text: str
    start: int
    end: int
    sure: bool = True


def find_label(text: str, start: int = 0, end: int | None = None) -> Label | None:
    """Return the label at ``start`` of ``text``, or None."""
    match = PATTERN.match(text, start, len(text) if end is None else end)
    if match is None or match.lastgroup is None:
        return None
    printed = match[0].rstrip()
    family = BY_GROUP[match.lastgroup]
    number = _number(printed, first=family.name == ARTICLE)
    if not number:
        return None
    return Label(kind_of(family, printed), number, printed, start, match.end(), family.sure)


def _number(printed: str, first: bool) -> int | None:
    """Return the value of what is printed, of several the last, or the first (第十条之一).

    Labels without a number (问：, 附件) count as first.
    """
    word = _WORDS.get(printed[:2])
    if word is not None:
        return word
    parts = _NUMBER.findall(printed)
    return ordinal(parts[0 if first else -1]) if parts else 1
