"""What a paragraph is for: title, source line, salutation, closing, listing, or text."""

from __future__ import annotations

import re
from enum import StrEnum

from question_bank.documents.model import BlockStyle, Document
from question_bank.outline.families import ANNEX
from question_bank.outline.framing import (
    closing,
    contents_mark,
    note,
    rally,
    salutation,
    tail_note,
    title_like,
    wish,
)
from question_bank.outline.labels import find_label
from question_bank.outline.masks import SURNAMES


class Role(StrEnum):
    """The part that a block plays. Only ``TEXT`` holds headings and statements."""

    TITLE = "title"
    NOTE = "note"
    SALUTATION = "salutation"
    LISTING = "listing"
    CLOSING = "closing"
    TEXT = "text"


_KINDS = (
    "通知|通报|公告|通告|意见|决定|方案|报告|办法|规定|规程|规范|细则|制度|总结|计划|规划|要点|讲话|发言|致辞|指南|手册|提纲|讲稿|材料|讲义|须知"
    "|倡议书|承诺书|责任书|说明|纪要|条例|守则|读本|课件|学习资料|小结|预案|标准|指引|问答|解答|汇编|简报"
)
_COMPLETE = re.compile(rf"(?:{_KINDS})[）)》]?$")
_UNIT = re.compile(
    r"(?:部|局|委|委员会|办公室|办|公司|中心|学校|大学|学院|医院|党委|党组|支部|处|科|室|组|会|社|队|所|厂|站)$"
)
_NAME = re.compile(rf"[{SURNAMES}](?:\s*[\u4e00-\u9fff]){{1,2}}|(?:欧阳|司马|上官|诸葛)[\u4e00-\u9fff]{{1,2}}")
_BYLINE = re.compile(
    r"[^。；！]{0,24}(?:[12]\d{3}|二[〇○零]\S{2})\s*年\s*\S{1,3}\s*月(?:\s*\S{1,3}\s*日)?\s*[)）]?$"
    r"|[^。；！]{0,50}[12]\d{3}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}[:：]\d{2}(?::\d{2})?)?$"
)
_HEADLINE = re.compile(r"[^。；;！!？?]{4,40}[！!？?]+")
_RUNNING = re.compile(r"[^，,]*，[^，,]*，[^，,]*")
_SUBTITLE = re.compile(r"——|--|—|[（(][^）)]*[)）]$")
_ATTACHED = re.compile(r"附件|\d{1,2}[.．、]")
_HEAD_BLOCKS = 12
_TITLE_PAUSES = 24
"""A longer line with two commas is a sentence that lost its stop."""
_ENDINGS = 3


def assign_roles(document: Document) -> list[Role]:
    """Return the role of each block; the listing is found elsewhere."""
    texts = [document.text[block.start : block.end] for block in document.blocks]
    head = _head_length(document, texts)
    roles = [_role(document, texts, index, index < head) for index in range(len(texts))]
    _find_title(document, texts, roles, head)
    _find_styled_title(document, roles)
    _mark_attachments(texts, roles)
    for end in _ends(texts, roles, head):
        _mark_signature(texts, roles, end)
        _mark_rally(texts, roles, end)
    return roles


def text_end(document: Document, roles: list[Role]) -> int:
    """Return where the text proper ends: before closing, signature and date."""
    last = len(roles)
    while last and roles[last - 1] is not Role.TEXT:
        last -= 1
    return document.blocks[last - 1].end if last else 0


def _head_length(document: Document, texts: list[str]) -> int:
    """Return how many blocks stand before the text proper."""
    for index, text in enumerate(texts[:_HEAD_BLOCKS]):
        style = document.blocks[index].style
        if style is BlockStyle.HEADING or find_label(text) or contents_mark(text)[0]:
            return index
        headline = index == 0 and _headline(document, texts)
        if not (headline or title_like(text) or note(text, at_head=True) or salutation(text, at_head=True)):
            return index
    return min(len(texts), _HEAD_BLOCKS)


def _headline(document: Document, texts: list[str]) -> bool:
    """Whether the first line is a title that calls or asks."""
    if len(texts) < 2 or not _HEADLINE.fullmatch(texts[0]):
        return False
    calls = texts[0][-1] in "！!" and (document.blocks[1].apart or title_like(texts[1]))
    return calls or note(texts[1], at_head=False)


def _role(document: Document, texts: list[str], index: int, at_head: bool) -> Role:
    text = texts[index]
    style = document.blocks[index].style
    if style is BlockStyle.TITLE:
        return Role.TITLE
    if style is BlockStyle.HEADING or style is BlockStyle.TABLE:
        return Role.TEXT
    if style is BlockStyle.NOTE or note(text, at_head) or (at_head and index and _BYLINE.match(text)):
        return Role.NOTE
    if salutation(text, at_head):
        return Role.SALUTATION
    return Role.CLOSING if closing(text) else Role.TEXT


def _find_title(document: Document, texts: list[str], roles: list[Role], head: int) -> None:
    """Mark the title at the head, the lines that go on with it, and bylines."""
    if Role.TITLE in roles:
        return
    free = [index for index in range(head) if roles[index] is Role.TEXT]
    if not free:
        return
    first = free[0]
    if _RUNNING.match(texts[first]) and len(texts[first]) > _TITLE_PAUSES:
        return
    roles[first] = Role.TITLE
    open_title = True
    for index in free[1:]:
        before = texts[index - 1]
        if (
            open_title
            and roles[index - 1] is Role.TITLE
            and _goes_on(before, texts[index], document.blocks[index].apart)
        ):
            roles[index] = Role.TITLE
            continue
        open_title = False
        last = index + 1 == head
        byline = bool(_NAME.fullmatch(texts[index]) or _UNIT.search(texts[index]))
        if not last or byline:
            roles[index] = Role.NOTE


def _find_styled_title(document: Document, roles: list[Role]) -> None:
    """A first heading that alone stands above all other headings is the title."""
    levels = [block.level or 9 for block in document.blocks if block.style is BlockStyle.HEADING]
    if len(levels) < 2 or Role.TITLE in roles or min(levels[1:]) <= levels[0]:
        return
    first = next(index for index, block in enumerate(document.blocks) if block.style is BlockStyle.HEADING)
    block = document.blocks[first]
    before = {role for role in roles[:first] if role is Role.TEXT}
    if not before and find_label(document.text, block.start, block.end) is None:
        roles[first] = Role.TITLE


def _goes_on(before: str, text: str, apart: bool) -> bool:
    if _SUBTITLE.match(text):
        return True
    return not apart and not _COMPLETE.search(before) and bool(_COMPLETE.search(text))


def _mark_attachments(texts: list[str], roles: list[Role]) -> None:
    """Mark the numbered lines that go on with a list of attachments."""
    for index in range(1, len(roles)):
        begun = texts[index - 1].startswith("附件") or _ATTACHED.match(texts[index - 1])
        if (
            roles[index - 1] is Role.CLOSING
            and begun
            and _ATTACHED.match(texts[index])
            and title_like(texts[index])
        ):
            roles[index] = Role.CLOSING


def _ends(texts: list[str], roles: list[Role], head: int) -> list[int]:
    """Return the indexes after which the letter, and each annex to it, ends."""
    annexes = [
        index
        for index in range(max(head, 1), len(roles))
        if roles[index] is Role.TEXT and annex(texts[index]) and roles[index - 1] in {Role.NOTE, Role.CLOSING}
    ]
    return [*annexes, len(roles)]


def annex(text: str) -> bool:
    """Whether an annex begins with ``text``."""
    label = find_label(text) if text.startswith("附") and title_like(text) else None
    return label is not None and label.family == ANNEX


def _mark_signature(texts: list[str], roles: list[Role], end: int) -> None:
    """Mark what follows the last text before ``end``: attachments, the signing office, the date."""
    last = end - 1
    while last > 0 and (
        roles[last] in {Role.NOTE, Role.CLOSING} or _signs(texts[last], roles[last + 1 : min(last + 2, end)])
    ):
        if roles[last] is Role.TEXT:
            roles[last] = Role.CLOSING
        last -= 1


def _signs(text: str, following: list[Role]) -> bool:
    """Whether ``text`` is a name above a date, or tells at the very end who is responsible."""
    if find_label(text):
        return False
    return (following == [Role.NOTE] and len(text) <= 30 and title_like(text)) or (
        following != [] and tail_note(text)
    )


def _mark_rally(texts: list[str], roles: list[Role], end: int) -> None:
    """Mark the end of a speech that turns to the audience: it announces nothing and states nothing."""
    last = end - 1
    while last > 0 and roles[last] is not Role.TEXT:
        last -= 1
    for index in range(last, max(last - _ENDINGS, 0), -1):
        if roles[index] is not Role.TEXT or not rally(texts[index]):
            break
        if find_label(texts[index]) is None or wish(texts[index]):
            roles[index] = Role.CLOSING
