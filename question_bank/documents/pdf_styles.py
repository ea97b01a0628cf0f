"""What the size of its letters says about a paragraph of a PDF: title, heading, note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from question_bank.documents.model import BlockStyle
from question_bank.documents.pdf_columns import Line
from question_bank.documents.pdf_paragraphs import Paragraph
from question_bank.documents.source import plausible_heading

_LARGER = 1.12
_TITLE = 1.25
_SMALLER = 0.93
_NOTE = re.compile(r"[\[［〔(（]?\d{1,2}[\]］〕)）]?\s*\D|[①-⑳*†‡]|注[：:]")
_LEVELS = 6
_TITLE_LINES = 4


@dataclass(frozen=True, slots=True)
class Styled:
    """A paragraph with the style that its size stands for."""

    text: str
    style: BlockStyle
    level: int | None = None
    apart: bool = False


def split_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the text and those of notes: in small letters at the foot of a page, from a mark on."""
    small = _SMALLER * body_size(lines)
    notes: set[int] = set()
    for _, page in groupby(range(len(lines)), key=lambda index: (lines[index].page, lines[index].column)):
        foot: list[int] = []
        for index in reversed(list(page)):
            if lines[index].size > small or lines[index].cells:
                break
            foot.append(index)
            if _NOTE.match(lines[index].text):
                notes.update(foot)
    kept = [line for index, line in enumerate(lines) if index not in notes]
    return kept, [lines[index] for index in sorted(notes)]


def styled(paragraphs: Sequence[Paragraph]) -> list[Styled]:
    """Return the paragraphs with their styles; the lines of a title become one paragraph."""
    body = body_size(line for each in paragraphs for line in each.lines)
    title = _title(paragraphs, body)
    sizes = {each.size for index, each in enumerate(paragraphs) if index not in title and _is_heading(each, body)}
    levels = {size: level for level, size in enumerate(sorted(sizes, reverse=True)[:_LEVELS], start=1)}
    found: list[Styled] = []
    for index, each in enumerate(paragraphs):
        if index not in title:
            found.append(_styled(each, levels))
        elif index == title.start:
            text = "\n".join(paragraphs[line].text for line in title)
            found.append(Styled(text, BlockStyle.TITLE, apart=each.apart))
    return found


def body_size(lines: Iterable[Line]) -> float:
    """Return the size of most of the text."""
    counts: Counter[float] = Counter()
    for each in lines:
        counts[each.size] += len(each.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def _styled(paragraph: Paragraph, levels: dict[float, int]) -> Styled:
    if paragraph.lines[0].cells:
        return Styled(paragraph.text, BlockStyle.TABLE, apart=paragraph.apart)
    level = levels.get(paragraph.size) if plausible_heading(paragraph.text) else None
    style = BlockStyle.BODY if level is None else BlockStyle.HEADING
    return Styled(paragraph.text, style, level, paragraph.apart)


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    larger = paragraph.size >= _LARGER * body and not paragraph.lines[0].cells
    return larger and plausible_heading(paragraph.text)


def _title(paragraphs: Sequence[Paragraph], body: float) -> range:
    """Return where the title stands: in the largest letters, at the head of the first page, nowhere else."""
    running = [index for index, each in enumerate(paragraphs) if not each.lines[0].cells]
    largest = max((paragraphs[index].size for index in running), default=0.0)
    places = [index for index in running if paragraphs[index].size == largest]
    if (
        not places
        or largest < _TITLE * body
        or len(places) > _TITLE_LINES
        or places[-1] - places[0] >= len(places)
    ):
        return range(0)
    head = all(each.size != body or len(each.text) < 40 for each in paragraphs[: places[0]])
    first = paragraphs[places[0]].lines[0].page == paragraphs[0].lines[0].page
    short = all(plausible_heading(paragraphs[index].text) for index in places)
    return range(places[0], places[-1] + 1) if head and first and short else range(0)
