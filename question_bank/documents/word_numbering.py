"""Word's automatic numbering: the numbers that are printed, and stand nowhere in the text.

A paragraph names a list (``w:num``) and a level; the list names an abstract list, whose counters it shares with
other lists, and may override starts and levels (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from question_bank.documents.word_numerals import printed
from question_bank.documents.word_styles import Styles
from question_bank.documents.word_xml import child, number, switched_on, value, w

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    ``restart``: the level (1-based) after which it starts again; 0: never, None: after any above.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list: its levels, the counters it counts with, and the starts that its first paragraph resets."""

    counters: str
    levels: dict[int, Level]
    overrides: dict[int, int]


class Numbering:
    """The lists of a Word file, and how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[int, etree._Element] = {}
        for element in () if root is None else root.iterchildren(w("abstractNum"), w("num")):
            if element.tag == w("abstractNum"):
                self._abstract[element.get(w("abstractNumId"), "")] = element
            elif (id_ := element.get(w("numId"), "")).isdecimal() and len(id_) < 10:
                self._nums[int(id_)] = element
        self._lists: dict[int, List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[int] = set()

    def level_of_style(self, num: int, style: str) -> int | None:
        """Return the level of the list ``num`` that belongs to the paragraph style ``style``."""
        known = self._list(num)
        return next((i for i, level in known.levels.items() if level.style == style), None) if known else None

    def next_label(self, num: int, ilvl: int) -> str | None:
        """Count one paragraph on, and return what Word prints before it; None for no list, "" for a bullet."""
        known = self._list(num)
        level = known.levels.get(ilvl) if known else None
        if known is None or level is None:
            return None
        counts = self._counts.setdefault(known.counters, {})
        if num not in self._begun:
            self._begun.add(num)
            for each in known.overrides:
                counts.pop(each, None)
        counts[ilvl] = counts[ilvl] + 1 if ilvl in counts else self._start(known, ilvl)
        for deeper in range(ilvl + 1, _LEVELS):
            restart = known.levels.get(deeper, Level()).restart
            if restart is None or ilvl < restart:
                counts.pop(deeper, None)
        return "" if level.format == "bullet" else self._printed(known, level, counts)

    def _printed(self, known: List, level: Level, counts: dict[int, int]) -> str:
        def figure(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            style = "decimal" if level.legal else known.levels.get(place, Level()).format
            return printed(counts.get(place, self._start(known, place)), style)

        return _PLACE.sub(figure, level.text)

    @staticmethod
    def _start(known: List, ilvl: int) -> int:
        return known.overrides.get(ilvl, known.levels.get(ilvl, Level()).start)

    def _list(self, num: int) -> List | None:
        if num not in self._lists:
            self._lists[num] = self._read(num)
        return self._lists[num]

    def _read(self, num: int) -> List | None:
        element = self._nums.get(num)
        counters, abstract = self._resolved(element)
        if element is None or abstract is None:
            return None
        levels = _levels(abstract)
        overrides: dict[int, int] = {}
        for override in element.iterfind(w("lvlOverride")):
            ilvl = override.get(w("ilvl"), "")
            if not ilvl.isdecimal() or len(ilvl) > 1:
                continue
            levels.update(_levels(override))
            start = number(override, "startOverride")
            if start is not None:
                overrides[int(ilvl)] = start
        return List(counters, levels, overrides)

    def _resolved(self, element: etree._Element | None) -> tuple[str, etree._Element | None]:
        """Return the abstract list of ``element``; where that only names a numbering style, the style's."""
        for _ in range(4):
            id_ = value(element, "abstractNumId") or ""
            abstract = self._abstract.get(id_)
            link = value(abstract, "numStyleLink")
            if abstract is None or link is None or child(abstract, "lvl") is not None:
                return id_, abstract
            element = self._nums.get(self._styles.id_of_numbering(link) or -1)
        return "", None


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent.iterfind(w("lvl")):
        ilvl = element.get(w("ilvl"), "")
        if not ilvl.isdecimal() or len(ilvl) > 1:
            continue
        start = number(element, "start")
        levels[int(ilvl)] = Level(
            start=1 if start is None else start,
            format=_format(element),
            text=(value(element, "lvlText") or "")[:40],
            legal=switched_on(element, "isLgl"),
            restart=number(element, "lvlRestart"),
            style=value(element, "pStyle"),
        )
    return levels


def _format(level: etree._Element) -> str:
    """A custom format stands in an alternative, whose fallback is one of the standard ones."""
    found = list(level.iter(w("numFmt")))
    return found[-1].get(w("val"), "decimal") if found else "decimal"
