"""Stray page numbers: lines that hold nothing but the number of the page that ended there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.documents.tracing import Edit

PAGE_BREAK = "\f"
"""Left in the place of a page number, so that the layout can close the paragraph around it."""

_BLANK = r"[^\S\n]*"
_DASH = "[-\u2010-\u2015\u2212\uff0d\u2014~·•]"
_DECORATED = re.compile(
    rf"^{_BLANK}(?:{_DASH}{{1,3}}{_BLANK}\d{{1,4}}{_BLANK}{_DASH}{{1,3}}"
    rf"|第{_BLANK}[\d一二三四五六七八九十百]{{1,4}}{_BLANK}页(?:{_BLANK}[/／,，]?{_BLANK}共{_BLANK}\d{{1,4}}{_BLANK}页)?"
    rf"|\d{{1,4}}{_BLANK}[/／]{_BLANK}\d{{1,4}}|[Pp]age{_BLANK}\d{{1,4}}(?:{_BLANK}of{_BLANK}\d{{1,4}})?){_BLANK}$",
    re.MULTILINE,
)
_BARE = re.compile(rf"^{_BLANK}(\d{{1,3}}){_BLANK}$", re.MULTILINE)
_A_PAGE = 150
"""Fewer characters than this between two bare numbers are a list or a table, not a page."""


def is_page_number(line: str) -> bool:
    """Whether ``line`` is a decorated page number, and nothing else."""
    return _DECORATED.fullmatch(line) is not None


def page_numbers(text: str) -> Iterator[Edit]:
    """Drop decorated page numbers (``- 3 -``, ``第3页``), and bare ones that count up page by page."""
    found = [match.span() for match in _DECORATED.finditer(text)]
    found += _counting_up(text)
    return (Edit(start, end, PAGE_BREAK) for start, end in sorted(found))


def _counting_up(text: str) -> list[tuple[int, int]]:
    runs: list[list[re.Match[str]]] = []
    for match in _BARE.finditer(text):
        last = runs[-1][-1] if runs else None
        if last and int(match[1]) == int(last[1]) + 1 and match.start() - last.end() >= _A_PAGE:
            runs[-1].append(match)
        else:
            runs.append([match])
    return [match.span() for run in runs if len(run) > 1 for match in run]
