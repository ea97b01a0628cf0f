"""Lines become paragraphs: blanks at line edges go, lines broken in mid-sentence are joined.

A file whose lines are nearly all equally long was wrapped, and its breaks say nothing. In any other file a
break in mid-sentence is an accident (a page was cut, or is missing): it is joined, and remembered, because
the text may not read on there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from question_bank.documents.model import BlockStyle
from question_bank.documents.page_numbers import PAGE_BREAK
from question_bank.documents.tracing import Edit

_LINE = re.compile(r"[^\n]+")
_ENDED = re.compile(r"[。！？!?；;：:…][”’』」》）)】\]\"]*$|[.][”’)\]\"]*$")
_GOES_ON = re.compile(r"[，,、]$")
_BEGINS = re.compile(
    r"第[〇零一二三四五六七八九十百\d]{1,5}[编章节条款部，,、]|[一二三四五六七八九十]{1,3}(?:[、.．是要]|，)"
    r"|[（(][〇零一二三四五六七八九十百\d]{1,4}[)）]|\d{1,3}(?:[、)）]|[.．](?!\d))|[①-⑳⑴-⒇⒈-⒛]"
    r"|[•●■◆▪※★☆]|首先|其次|再次|最后，|其[一二三四五]|【|——|(?:来源|作者|附件)[:：]"
)
_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "「": "」", "『": "』", "【": "】"}
_MARK = re.compile(r"[“”‘’《》（）()「」『』【】]")
_LABEL_ALONE = re.compile(
    r"第[〇零一二三四五六七八九十百\d]{1,5}[编章节条]|[一二三四五六七八九十]{1,3}[、.．是要]"
    r"|[（(][〇零一二三四五六七八九十百\d]{1,4}[)）]|\d{1,3}[、)）.．]|[①-⑳⑴-⒇⒈-⒛]"
)
_NEVER_FIRST = "，。、；：！？》〉）」』】〕”’"
_NEVER_LAST = "《〈（「『【〔“‘"
_STOP = re.compile(r"[。！？；!?]")
_RUNNING = 46
"""A line without a stop inside is running text from this length on; headings are shorter."""


class Line(NamedTuple):
    """A line without the blanks at its edges. ``apart``: a blank line stands before it."""

    start: int
    end: int
    text: str
    indented: bool
    apart: bool
    paragraph: int
    style: BlockStyle


@dataclass(frozen=True, slots=True)
class Layout:
    """Edits that turn lines into paragraphs.

    ``apart`` tells for each paragraph whether a blank line stood before it; ``breaks`` are the indexes of
    the edits that close a break in mid-sentence in a file that isn't wrapped.
    """

    edits: tuple[Edit, ...]
    apart: tuple[bool, ...]
    breaks: tuple[int, ...]


def split_lines(text: str, paragraphs: Sequence[tuple[int, BlockStyle]]) -> list[Line]:
    """Return the lines of ``text`` that aren't blank.

    ``paragraphs`` are the starts and styles of the file's own paragraphs, in order; none: each line is one.
    """
    lines: list[Line] = []
    after, index = 0, -1
    for match in _LINE.finditer(text):
        whole = match[0]
        bare = whole.strip()
        if not bare:
            continue
        start = match.start() + whole.index(bare[0])
        while index + 1 < len(paragraphs) and paragraphs[index + 1][0] <= start:
            index += 1
        gap = text[after : match.start()]
        apart = gap.count("\n") > 1 and PAGE_BREAK not in gap
        style = paragraphs[index][1] if paragraphs else BlockStyle.BODY
        lines.append(Line(start, start + len(bare), bare, whole[0].isspace(), apart, index, style))
        after = start + len(bare)
    return lines


def lay_out(text: str, paragraphs: Sequence[tuple[int, BlockStyle]] = ()) -> Layout:
    """Decide where paragraphs begin in ``text``."""
    lines = split_lines(text, paragraphs)
    if not lines:
        return Layout((Edit(0, len(text)),) if text else (), (), ())
    wrapped = wrap_width(lines)
    edits: list[Edit] = []
    apart = [False]
    breaks: list[int] = []
    if lines[0].start:
        edits.append(Edit(0, lines[0].start))
    for before, line in pairwise(lines):
        joined, certain = _joins(before, line, wrapped)
        if joined:
            if not certain:
                breaks.append(len(edits))
            edits.append(Edit(before.end, line.start, glue(before.text[-1], line.text[0])))
        else:
            apart.append(line.apart)
            if text[before.end : line.start] != "\n":
                edits.append(Edit(before.end, line.start, "\n"))
    if lines[-1].end < len(text):
        edits.append(Edit(lines[-1].end, len(text)))
    return Layout(tuple(edits), tuple(apart), tuple(breaks))


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the width, in half-width columns, at which the file's lines were wrapped; None if they weren't."""
    widths = sorted(
        _reach(before)
        for before, line in pairwise(lines)
        if not line.apart and not line.indented and not _ENDED.search(before.text) and not _BEGINS.match(line.text)
    )
    if len(widths) < 5:
        return None
    widest = widths[len(widths) * 9 // 10]
    longer = sum(1 for line in lines if _width(line.text) > widest + 8)
    if not 30 <= widest <= 160 or longer * 10 > len(lines):
        return None
    near = sum(1 for width in widths if width >= widest - 5)
    return widest if near * 10 >= len(widths) * 6 else None


def _joins(before: Line, line: Line, wrapped: int | None) -> tuple[bool, bool]:
    """Return whether ``line`` goes on with the sentence of ``before``, and whether that is certain."""
    if before.paragraph == line.paragraph >= 0 and before.style is not BlockStyle.BODY:
        return True, True
    if before.style is not BlockStyle.BODY or line.style is not BlockStyle.BODY:
        return False, True
    if line.text[0] in _NEVER_FIRST or before.text[-1] in _NEVER_LAST or _LABEL_ALONE.fullmatch(before.text):
        return True, True
    if line.apart:
        return False, True
    if wrapped is not None and _reach(before) >= wrapped - 5:
        return _wraps_on(before, line), True
    if _ENDED.search(before.text) or _BEGINS.match(line.text):
        return False, True
    if open_pair(before.text):
        return True, True
    if _GOES_ON.search(before.text):
        return bool(_STOP.search(line.text)) or len(line.text) >= _RUNNING, False
    running = _STOP.search(before.text) is not None or len(before.text) >= _RUNNING
    return running and (_STOP.search(line.text) is not None or len(line.text) >= _RUNNING), False


def _wraps_on(before: Line, line: Line) -> bool:
    """In a wrapped file, a full line goes on unless the next one begins something."""
    if line.indented and not before.indented:
        return False
    ended = _ENDED.search(before.text) is not None
    return not (ended and (_BEGINS.match(line.text) or line.indented))


def ends_sentence(text: str) -> bool:
    """Whether a sentence, or what announces others, ends with ``text``."""
    return _ENDED.search(text) is not None


def begins_something(text: str) -> bool:
    """Whether ``text`` begins with a number, a bullet or words that begin a point of their own."""
    return _BEGINS.match(text) is not None


def open_pair(text: str) -> bool:
    """Whether a quote or bracket that opens in ``text`` isn't closed in it."""
    expected: list[str] = []
    for mark in _MARK.findall(text):
        if mark in _PAIRS:
            expected.append(_PAIRS[mark])
        elif expected and expected[-1] == mark:
            expected.pop()
    return bool(expected)


def glue(left: str, right: str) -> str:
    """Return what joins two lines: words in Latin letters need the blank that the line break stood for."""
    return (
        " " if left.isascii() and right.isascii() and (left.isalnum() or left in ",;") and right.isalnum() else ""
    )


def _reach(line: Line) -> int:
    """Return the column in which ``line`` ends; paragraphs are indented by two characters."""
    return _width(line.text) + (4 if line.indented else 0)


def _width(text: str) -> int:
    return len(text.encode("gb18030", "replace"))
