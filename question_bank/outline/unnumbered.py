"""Headings without a number in files that don't mark them: short lines, set apart, and text follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from question_bank.documents.layout import open_pair
from question_bank.documents.model import Block, BlockStyle, Document
from question_bank.outline.families import BULLET, PLAIN
from question_bank.outline.heading import Heading
from question_bank.outline.labels import Label
from question_bank.outline.measures import STOP, TRIM, room
from question_bank.outline.roles import Role

_LONGEST = 40
_SHORT = 20
_ENDS = re.compile(r"[。！？；：.!?;:…]")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")
_NEVER_FIRST = "，,、；;：:。！？》）)”’」』】"
_NEVER_LAST = "：:，,、…"
_NEVER = re.compile(
    r"(?:为|根据|依据|按照|经|鉴于)[^，]*，|(?:图|表|附图|附表|Figure|Fig\.|Table)[^\S\n]*\d|注\d?[：:]|[A-H][.．、]|[^，：:]{1,4}[：:]\S|[^，]*[^\S\n]\d[\d.,%]*[^\S\n]+\d[\d.,%]*$"
)
_BULLET = re.compile(r"[■●○◆◇▲△★☆►▶❖✦]\s*")
_ITEM = re.compile(r"[•·▪●○□☐☑√\-–*][^\S\n]*\S")
_BRACKETED = re.compile(r"(?P<mark>[【〖]\s*(?P<title>[^】〗]{2,20}?)\s*[】〗])\s*[：:]?\s*")
_COLON = re.compile(r"([^，,。；;：:、]{2,14})[：:]")
_LEADS_ON = re.compile(r"(?:如下|以下|下列|包括|分别|为|是|有|做到|要求|指出|认为|强调|表示|说|道|问|答|通知)$")
_Plain = Sequence[tuple[int, Block]]
_QUESTION = re.compile(r"[^。！；]{4,40}[？?]")


def find_unnumbered(
    document: Document, roles: Sequence[Role], labels: Sequence[Label | None]
) -> dict[int, Heading]:
    """Return the headings that are such by their looks and surroundings alone, by the index of their block.

    ``labels`` are those at the beginnings of the blocks.
    """
    spaced = any(block.apart for block in document.blocks)
    found: dict[int, Heading] = {}
    for index in range(len(document.blocks) - 1, -1, -1):
        label = labels[index]
        if roles[index] is not Role.TEXT or document.blocks[index].style is not BlockStyle.BODY:
            continue
        if label is not None and label.sure and label.end < document.blocks[index].end:
            continue
        heading = _line(document, roles, labels, index, spaced, found)
        if heading is not None:
            found[index] = heading
    plain = [(index, block) for index, block in _texts(document, roles) if not labels[index]]
    for several in (_bracketed, _asking, _with_colon):
        found |= several(document, roles, labels, plain)
    return found


def _line(
    document: Document,
    roles: Sequence[Role],
    labels: Sequence[Label | None],
    index: int,
    spaced: bool,
    found: dict[int, Heading],
) -> Heading | None:
    block = document.blocks[index]
    if _ITEM.match(document.text, block.start, block.end):
        return None
    bullet = _BULLET.match(document.text, block.start, block.end)
    start = bullet.end() if bullet else block.start
    if not _looks_like_one(document.text[start : block.end]) or not _set_apart(document, roles, index, spaced):
        return None
    if not _text_follows(document, roles, labels, index) and not _heads_another(document, index, found):
        return None
    return _heading(document, index, start, block.end, block.end, BULLET if bullet else PLAIN)


def _heading(
    document: Document, index: int, start: int, end: int, text_start: int, family: str = PLAIN
) -> Heading:
    title = document.text[start:end].rstrip(TRIM)
    return Heading(family, 1, "", title, document.blocks[index].start, start + len(title), text_start, index)


def _looks_like_one(text: str) -> bool:
    if not 2 <= len(text) <= 2 * _LONGEST or room(text) > _LONGEST:
        return False
    if STOP.search(text) or text[-1] in _NEVER_LAST or text[0] in _NEVER_FIRST or _NEVER.match(text):
        return False
    return _WORDS.search(text) is not None and not open_pair(text)


def _set_apart(document: Document, roles: Sequence[Role], index: int, spaced: bool) -> bool:
    """In a file with blank lines one must stand before it; what comes before it must have ended."""
    if index == 0 or roles[index - 1] is not Role.TEXT:
        return True
    if spaced and not document.blocks[index].apart:
        return False
    before = document.blocks[index - 1]
    short = room(document.text[before.start : min(before.end, before.start + 3 * _LONGEST)]) <= _LONGEST
    return short or _ENDS.search(document.text, max(before.start, before.end - 4), before.end) is not None


def _text_follows(document: Document, roles: Sequence[Role], labels: Sequence[Label | None], index: int) -> bool:
    """The next block of text must be a paragraph or a labelled heading."""
    length = document.blocks[index].end - document.blocks[index].start
    for after in range(index + 1, min(index + 3, len(roles))):
        block = document.blocks[after]
        if roles[after] is not Role.TEXT:
            continue
        if document.text[block.start] in _NEVER_FIRST:
            return False
        if block.style is BlockStyle.HEADING or labels[after]:
            return True
        if _ITEM.match(document.text, block.start, block.end):
            return not _ITEM.match(document.text, *_extent(document, index))
        runs = STOP.search(document.text, block.start, block.end) or document.text[block.end - 1] in "：:"
        return bool(runs) and block.end - block.start > length
    return False


def _heads_another(document: Document, index: int, found: dict[int, Heading]) -> bool:
    """Whether a short heading with text of its own comes right under this short line, both set apart."""
    under = found.get(index + 1)
    if under is None or index + 2 in found:
        return False
    apart = document.blocks[index + 1].apart == document.blocks[index].apart
    return apart and all(_room(document, document.blocks[each]) <= _SHORT for each in (index, index + 1))


def _room(document: Document, block: Block) -> int:
    return room(document.text[block.start : block.end])


def _bracketed(
    document: Document, roles: Sequence[Role], labels: Sequence[Label | None], plain: _Plain
) -> dict[int, Heading]:
    """Return the paragraphs that begin with 【…】, where several do."""
    found: dict[int, Heading] = {}
    for index, block in plain:
        match = _BRACKETED.match(document.text, block.start, block.end)
        if match is not None and (match.end() < block.end or _text_follows(document, roles, labels, index)):
            heading = _heading(document, index, *match.span("title"), match.end())
            found[index] = heading._replace(end=match.end("mark"))
    return found if len(found) > 1 else {}


def _asking(
    document: Document, roles: Sequence[Role], labels: Sequence[Label | None], plain: _Plain
) -> dict[int, Heading]:
    """Return the questions that stand alone above their answers, where several do."""
    found = {
        index: _heading(document, index, block.start, block.end, block.end)
        for index, block in plain
        if _QUESTION.fullmatch(document.text, block.start, block.end)
        and index + 1 < len(roles)
        and not _QUESTION.fullmatch(document.text, *_extent(document, index + 1))
        and _text_follows(document, roles, labels, index)
    }
    return found if len(found) > 1 else {}


def _with_colon(
    document: Document, roles: Sequence[Role], labels: Sequence[Label | None], plain: _Plain
) -> dict[int, Heading]:
    """Return the lines of a few words and a colon, where several stand above text."""
    found: dict[int, Heading] = {}
    for index, block in plain:
        match = _COLON.fullmatch(document.text, block.start, block.end)
        if match is None or _LEADS_ON.search(match[1]):
            continue
        if _text_follows(document, roles, labels, index):
            found[index] = _heading(document, index, block.start, block.end, block.end)
    return found if len(found) > 1 else {}


def _texts(document: Document, roles: Sequence[Role]) -> list[tuple[int, Block]]:
    return [
        (index, block)
        for index, block in enumerate(document.blocks)
        if roles[index] is Role.TEXT and block.style is BlockStyle.BODY
    ]


def _extent(document: Document, index: int) -> tuple[int, int]:
    return document.blocks[index].start, document.blocks[index].end
