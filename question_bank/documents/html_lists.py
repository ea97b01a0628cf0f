"""Numbers of HTML lists, as a browser prints them."""

from __future__ import annotations

import re

from lxml import etree

from question_bank.documents.word_numerals import printed

_TYPES = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
    "simp-chinese-formal": "chineseLegalSimplified",
    "trad-chinese-formal": "ideographLegalTraditional",
    "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
    "japanese-informal": "japaneseCounting",
}
_BULLETS = {"none", "disc", "circle", "square"}
_CHINESE = {
    "chineseCountingThousand", "chineseLegalSimplified", "ideographLegalTraditional", "ideographDigital",
    "ideographTraditional", "ideographZodiac", "japaneseCounting",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)


class ListCounter:
    """Counts the items of one list (an ``ol``; other lists have no numbers)."""

    def __init__(self, element: etree._Element) -> None:
        items = sum(1 for _ in element.iterchildren("li"))
        self._step = -1 if element.get("reversed") is not None else 1
        start = _integer(element.get("start"), items if self._step < 0 else 1)
        self._next = start
        self._ordered = element.tag == "ol"
        self._type = _type(element) or "1"

    def label(self, item: etree._Element) -> str:
        """Count one item on, and return the number before it ("": none)."""
        value = _integer(item.get("value"), self._next)
        self._next = value + self._step
        style = _type(item) or self._type
        if not self._ordered or style in _BULLETS:
            return ""
        form = _TYPES.get(style, "decimal")
        return f"{printed(value, form)}、" if form in _CHINESE else f"{printed(value, form)}. "


def _type(element: etree._Element) -> str | None:
    styled = _STYLE.search(element.get("style", "")[:500])
    return styled[1].lower() if styled else element.get("type")


def _integer(text: str | None, default: int) -> int:
    bare = (text or "").strip()
    return int(bare) if len(bare) < 7 and re.fullmatch(r"-?[0-9]+", bare) else default
