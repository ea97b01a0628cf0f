"""What a PDF repeats on its pages, taken out: running heads and feet, page numbers, the table of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise, takewhile
from typing import NamedTuple

from question_bank.documents.layout import ends_sentence
from question_bank.documents.page_numbers import is_page_number
from question_bank.documents.pdf_columns import Line
from question_bank.results import N_, Notice, Severity

_MARGIN = 0.14
"""Heads and feet stand in this share of the page's height, at its top and bottom."""
_FIGURES = re.compile(r"\d+")
_LEADER = re.compile(r"(?:[.．·•…‥﹒]\s?){4,}[\s\d()（）\-—IVXivx]*$")
_CONTENTS = re.compile(r"目\s*[录次]$")
_NEAR = 3.0
_LONGEST = 60


class PageLines(NamedTuple):
    """The lines of a page in reading order, and its height."""

    number: int
    height: float
    lines: list[Line]


def without_repeats(pages: Sequence[PageLines]) -> tuple[list[PageLines], tuple[Notice, ...]]:
    """Apply the rules in their order; a notice counts what each took out."""
    notices = []
    for rule, id_, message in _RULES:
        gone = rule(pages)
        if gone:
            notices.append(Notice(Severity.INFO, id_, message, params={"count": len(gone)}))
            pages = [page._replace(lines=[each for each in page.lines if each not in gone]) for page in pages]
    return list(pages), tuple(notices)


def page_numbers(pages: Sequence[PageLines]) -> set[Line]:
    """Find the numbers of pages: decorated anywhere in the margins, bare where they count with the pages."""
    found: set[Line] = set()
    bare: Counter[int] = Counter()
    for page in pages:
        for line in _margins(page):
            if is_page_number(line.text):
                found.add(line)
            elif line.text.isdecimal() and len(line.text) <= 4:
                bare[int(line.text) - page.number] += 1
    shifts = {shift for shift, count in bare.items() if count > 1 or shift == 0}
    for page in pages:
        for line in _margins(page):
            if line.text.isdecimal() and len(line.text) <= 4 and int(line.text) - page.number in shifts:
                found.add(line)
    return found


def running_heads(pages: Sequence[PageLines]) -> set[Line]:
    """Find the outermost lines that stand in the same place of three pages, or of both of two."""
    places: dict[tuple[str, int], set[Line]] = {}
    for page in pages:
        for line in _margins(page):
            if len(line.text) > _LONGEST or ends_sentence(line.text):
                continue
            shape = _FIGURES.sub("#", line.text)
            y = line.y if line.y < page.height / 2 else line.y - page.height
            near = next((key for key in _around(shape, y) if key in places), (shape, round(y / _NEAR)))
            places.setdefault(near, set()).add(line)
    often = min(3, max(2, len(pages)))
    repeated = {line for lines in places.values() if len({each.page for each in lines}) >= often for line in lines}
    return {line for page in pages for line in _outermost(page, repeated)}


def _outermost(page: PageLines, repeated: Set[Line]) -> Iterator[Line]:
    """Yield the repeated lines that have nothing else between them and the edge of the page."""
    by_height = sorted(page.lines, key=lambda line: line.y)
    yield from takewhile(repeated.__contains__, by_height)
    yield from takewhile(repeated.__contains__, reversed(by_height))


def contents(pages: Sequence[PageLines]) -> set[Line]:
    """Find the lines of a table of contents, which dots lead to a page, and the word above them."""
    lines = [line for page in pages for line in page.lines]
    led = {line for line in lines if _LEADER.search(line.text)}
    titles = {
        line for line, after in pairwise(lines) if after in led and _CONTENTS.match(line.text.replace("　", ""))
    }
    return led | titles if len(led) > 1 else set()


_RULES = (
    (page_numbers, "dropped-page-numbers", N_("去掉了 {count} 处单独成行的页码。")),
    (running_heads, "dropped-running-heads", N_("去掉了 {count} 处页眉、页脚。")),
    (contents, "dropped-contents", N_("去掉了 {count} 行自动目录。")),
)


def _margins(page: PageLines) -> Iterable[Line]:
    edge = _MARGIN * page.height
    return (line for line in page.lines if line.y < edge or line.y > page.height - edge)


def _around(shape: str, y: float) -> tuple[tuple[str, int], ...]:
    step = round(y / _NEAR)
    return (shape, step), (shape, step - 1), (shape, step + 1)
