"""How far a heading goes that begins with a label."""

from __future__ import annotations

import re

from question_bank.outline.families import ARTICLE, QUESTION, SPACED
from question_bank.outline.heading import Heading, Says
from question_bank.outline.labels import Label
from question_bank.outline.measures import PAUSE, TRIM, room, stopped
from question_bank.outline.splitting import split

_LONGEST = 80
_SHORT = 32
_TITLE_LONGEST = 40
_COLON = re.compile(r"(?![（(])[^，,。；;：:！？!?]{2,20}[：:](?=\S)")
_GAP = re.compile(r"([^\s，,。；;：:！？]{2,14})(?:\u3000| {2,})\s*(?=\S)")
_BRACKETED = re.compile(
    r"[【\[](?P<title>[^】\]]{1,30})[】\]]|[（(](?![〇零一二三四五六七八九十百\d]+[)）])(?P<named>[^）)，。；]{2,16})[)）]"
)


def cut(
    text: str, label: Label, stop: int, block: int, style: int | None = None, *, above: bool = False
) -> Heading | None:
    """Return the heading that ``label`` begins in ``text[label.start:stop]``, or None if it begins none.

    ``style`` is the level that the file gave; ``above``: running text comes right under this paragraph.
    """
    first = next(split(text, label.end, stop), None)
    if first is None:
        return None
    start, end = first
    if label.family == ARTICLE:
        return _article(text, label, first, stop, block, above=above)
    sentence, whole = text[start:end], end >= stop
    line = whole and not stopped(sentence)
    if label.family in SPACED and not (line and room(sentence) <= _SHORT):
        return None
    if style is not None:
        return _made(label, sentence, start, stop, block, style=style)
    gap = _GAP.match(text, start, end)
    if gap and not line:
        return _made(label, text[start : gap.end(1)], start, gap.end(), block)
    colon = _COLON.match(text, start, end)
    if colon and not (line and above) and label.family != QUESTION:
        title = text[start : colon.end() - 1]
        return _made(label, title, start, colon.end(), block)
    if label.family == QUESTION or _announces(sentence, line):
        says = Says.EITHER if whole and not line and label.family != QUESTION else Says.HEADING
        return _made(label, sentence, start, end, block, says)
    pause = PAUSE.search(text, start + 4, end)
    length = min(pause.start() if pause else end, start + _TITLE_LONGEST) - start
    return _made(label, sentence[:length], start, stop, block, Says.STATEMENT)


def announces(sentence: str) -> bool:
    """Whether ``sentence`` is short enough to be the heading of what follows it."""
    return _announces(sentence, not stopped(sentence))


def _announces(sentence: str, line: bool) -> bool:
    length = room(sentence)
    if length <= _SHORT:
        return True
    return length <= _LONGEST and (line or not PAUSE.search(sentence))


def _made(
    label: Label,
    sentence: str,
    start: int,
    text_start: int,
    block: int,
    says: Says = Says.HEADING,
    *,
    style: int | None = None,
) -> Heading:
    """Return the heading made of a label and the words after it; the 要 of a label belongs to both."""
    title = sentence.rstrip(TRIM)
    said = label.end - 1 if label.text.endswith("要") else start
    return Heading(
        label.family,
        label.ordinal,
        label.text,
        title,
        label.start,
        start + len(title),
        text_start,
        block,
        style,
        says,
        said,
        sure=label.sure,
    )


def _article(text: str, label: Label, first: tuple[int, int], stop: int, block: int, *, above: bool) -> Heading:
    """An article's text follows its number at once; a title may stand between them, in brackets or alone."""
    titled = _BRACKETED.match(text, label.end, stop)
    gap = _GAP.match(text, *first)
    if gap and stopped(text[slice(*first)]):
        return _article_heading(label, gap[1], gap.end(1), gap.end(), block)
    if titled:
        title = titled["title"] or titled["named"]
        return _article_heading(label, title, titled.end(), titled.end(), block)
    start, end = first
    line = text[start:end].rstrip(TRIM)
    leads_on = text[end - 1] in "：:"
    if above and not leads_on and end >= stop and room(line) <= _SHORT and not stopped(text[start:end]):
        return _article_heading(label, line, start + len(line), stop, block)
    return _article_heading(label, "", label.start + len(label.text), label.end, block)


def _article_heading(label: Label, title: str, end: int, text_start: int, block: int) -> Heading:
    return Heading(label.family, label.ordinal, label.text, title, label.start, end, text_start, block)
