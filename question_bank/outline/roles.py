"""What a paragraph is for: title, source line, salutation, closing, listing, or text."""

from __future__ import annotations

import re
from enum import StrEnum

from question_bank.documents.model import BlockStyle, Document
from question_bank.outline.labels import find_label


class Role(StrEnum):
    """The part that a block plays. Only ``TEXT`` holds headings and statements."""

    TITLE = "title"
    NOTE = "note"
    SALUTATION = "salutation"
    LISTING = "listing"
    CLOSING = "closing"
    TEXT = "text"


_DATE = r"[（(]?\s*(?:[12]\d{3}|二[〇○零]\S{2})\s*[年.\-/]\s*\S{1,3}\s*[月.\-/]\s*\S{1,3}\s*[日号]?\s*[)）]?"
_ALWAYS_NOTE = re.compile(
    r"[（(【]?\s*(?:来\s*源|作\s*者|责任编辑|责\s*编|编\s*辑|审\s*核|校\s*对|记\s*者|通讯员|撰\s*稿|供\s*稿|出\s*处|信息来源|文章来源"
    r"|发布时间|发布日期|发布机构|印发时间|字\s*号|浏览次数|点击数|索引号|文\s*号|主题词|抄\s*送|联系电话)\s*[：:]"
    rf"|{_DATE}$|[（(][^）)]{{0,30}}{_DATE}[^）)]{{0,30}}[)）]$|[（(]?本报\S{{0,6}}(?:记者|讯)[^。]{{0,30}}[)）]?$|\S{{1,12}}[〔\[［(（][12]\d{{3}}[〕\]］)）]第?\d+号$|[（(]完[)）]$|[（(]责任编辑"
)
_HEAD_NOTE = re.compile(r"(?:时\s*间|日\s*期|地\s*点|主持人?|单\s*位|部\s*门|签发人?|密\s*级|版\s*本)\s*[：:]")
_SALUTATION = re.compile(
    r"(?:尊敬的|亲爱的)?(?:各位|同志们|朋友们|老师们|同学们|同事们|女士们|先生们|大家|领导|代表)"
    r"[^。；;]{0,40}?(?:同志们|朋友们|领导|同志|代表|委员|来宾|同事|同学|老师|家长|好|们)?[：:！!，,]$|(?:尊敬的|亲爱的)[^。；;]{1,30}[：:！!]$"
)
_ADDRESSEE = re.compile(r"(?:各|本|全|公司|机关|[^，。；]{2,20}[局委部厅处科办司院校])[^。；]{0,80}[：:]$")
_CLOSING = re.compile(
    r"(?:谢谢|感谢|多谢)(?:大家|各位|聆听)?[！!。]?$|我的(?:讲话|发言|汇报|报告|演讲)(?:就到这里|完了|完毕|到此结束)[^。]{0,10}[。！!]?"
    r"|我就讲这些[^。]{0,10}[。！!]?$|特此(?:通知|公告|报告|函告|通报|说明|函复|批复|请示)[。！!]?$|此致[！!。]?$|敬礼[！!。]?$"
    r"|(?:以上|专此)[^。，]{0,12}(?:，|,)?[^。]{0,12}(?:请|妥否|当否)[^。]{0,16}[。！!]?$|附件?\s*[：:]"
)
_LISTING = re.compile(r"【?\s*(?:提\s*纲|目\s*录|内容提要|要\s*点|大\s*纲)\s*(?:】\s*[：:]?|[：:]|$)")
_STOPPED = re.compile(r"[。！？；!?;…]")
_SUBTITLE = re.compile(r"——|--|—|[（(][^）)]*[)）]$")
_ATTACHED = re.compile(r"附件|\d{1,2}[.．、]")
_HEAD_BLOCKS = 12


def title_like(text: str) -> bool:
    """Whether ``text`` could be the title of a document or of a part of it."""
    return 2 <= len(text) <= 70 and not _STOPPED.search(text) and text[-1] not in "：:，,、"


def listing_mark(text: str) -> int:
    """Return the length of the words that announce an outline at the start of ``text``, else 0."""
    match = _LISTING.match(text)
    return match.end() if match else 0


def note(text: str, at_head: bool) -> bool:
    """Whether ``text`` tells of the document (source, date, number) and not of its subject."""
    if len(text) > 80:
        return False
    return bool(_ALWAYS_NOTE.match(text) or (at_head and _HEAD_NOTE.match(text)))


def salutation(text: str, at_head: bool) -> bool:
    """Whether ``text`` addresses people or offices."""
    if len(text) > 120:
        return False
    return bool(_SALUTATION.match(text) or (at_head and _ADDRESSEE.match(text)))


def closing(text: str) -> bool:
    """Whether ``text`` ends a speech or a letter."""
    return len(text) <= 80 and bool(_CLOSING.match(text))


_KINDS = (
    "通知|通报|公告|通告|意见|决定|方案|报告|办法|规定|规程|规范|细则|制度|总结|计划|规划|要点|讲话|发言|致辞|指南|手册|提纲|讲稿|材料|讲义|须知"
    "|倡议书|承诺书|责任书|说明|纪要|条例|守则|读本|课件|学习资料"
)
_COMPLETE = re.compile(rf"(?:{_KINDS})[）)》]?$")
_UNIT = re.compile(
    r"(?:部|局|委|委员会|办公室|办|公司|中心|学校|大学|学院|医院|党委|党组|支部|处|科|室|组|会|社|队|所|厂|站)$"
)


def assign_roles(document: Document) -> list[Role]:
    """Return the role of each block; the listing is found elsewhere."""
    texts = [document.text[block.start : block.end] for block in document.blocks]
    head = _head_length(document, texts)
    roles = [_role(document, texts, index, index < head) for index in range(len(texts))]
    _find_title(document, texts, roles, head)
    _find_styled_title(document, roles)
    _mark_attachments(texts, roles)
    _mark_signature(texts, roles)
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
        if style is BlockStyle.HEADING or find_label(text) or listing_mark(text):
            return index
        if not (title_like(text) or note(text, at_head=True) or salutation(text, at_head=True)):
            return index
    return min(len(texts), _HEAD_BLOCKS)


def _role(document: Document, texts: list[str], index: int, at_head: bool) -> Role:
    text = texts[index]
    style = document.blocks[index].style
    if style is BlockStyle.TITLE:
        return Role.TITLE
    if style is BlockStyle.HEADING or style is BlockStyle.TABLE:
        return Role.TEXT
    if style is BlockStyle.NOTE or note(text, at_head):
        return Role.NOTE
    if salutation(text, at_head or index <= _HEAD_BLOCKS):
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
        byline = len(texts[index].replace(" ", "")) <= 4 or bool(_UNIT.search(texts[index]))
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


def _mark_signature(texts: list[str], roles: list[Role]) -> None:
    """Mark what follows the last text: attachments, the signing office, the date."""
    last = len(roles) - 1
    while last > 0 and (
        roles[last] in {Role.NOTE, Role.CLOSING} or _signs(texts[last], roles[last + 1 : last + 2])
    ):
        if roles[last] is Role.TEXT:
            roles[last] = Role.CLOSING
        last -= 1


def _signs(text: str, following: list[Role]) -> bool:
    """Whether ``text`` is a name above a date."""
    return following == [Role.NOTE] and len(text) <= 30 and title_like(text) and not find_label(text)
