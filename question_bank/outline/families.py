"""The numbering families: what a printed label looks like, and which customary level it has.

``rank`` is the customary order of levels in Chinese documents (GB/T 9704: 一、 （一） 1. （1）; laws: 编 章 节 条;
standards: 1 1.1 1.1.1), used where a document's own order doesn't tell. Families that enumerate in words (一要,
一是, 第一，, 首先, 第一步) have none: they go wherever they appear. What is not ``sure`` also begins ordinary
sentences, and counts only beside another of its family.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_CN = "[〇零一二三四五六七八九十百]{1,5}"
_ONE = "[一二三四五六七八九十]{1,3}"
_GAP = r"[^\S\n]*"
_SPACE = r"[^\S\n]+"
_NUMBER = rf"(?:{_ONE}|\d{{1,2}})"
_STOP = "[：:、.．，,]"
_HAN = "\u4e00-\u9fff"
_NOT_A_SUBJECT = "(?![的中内里是为将由])"
_MEASURES = "万亿千百倍元米吨个月年天日号公平毫小分秒度岁人家辆台次条项批种份%％折级克厘版英吋寸"
_NAMED = (
    "议题|任务|步骤|阶段|模块|专题|案例|问题|情形|要点|环节|项目|措施|原则|建议|误区|场景|课程|课时|活动|主题|方式|方法|重点|要求|"
    "流程|技巧|提示|风险|目标|部分|单元|板块|工序|岗位|类型|信号|口诀|亮点|经验|做法|举措|考点"
)
_ENGLISH = "Part|Chapter|Section|Article|Unit|Module|Lesson|Topic|Step|Phase|Appendix|Annex"
_CARDINAL = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"


PLAIN = "plain"
"""The family of headings without a number."""

UNDER = "plain-under"
"""Headings without a number, under those that the document's contents name."""

BULLET = "bullet"
"""Headings that begin with a square or the like."""

QUESTION = "question"
NAMED = "named"
ENGLISH = "english"
MUST = "must"
FIRST_THEN = "first-then"
ARTICLE = "article"
ANNEX = "annex"
LETTER = "letter"
SPACED = frozenset({"arabic-spaced", "chinese-spaced"})
"""A number and a blank: only a whole line of a few words is a heading then."""


class Family(NamedTuple):
    """A way of numbering. ``rank`` None: no customary level."""

    name: str
    rank: int | None
    pattern: str
    sure: bool = True


FAMILIES = (
    Family(ANNEX, 0, rf"附[件录表]{_GAP}(?:\d{{1,2}}|{_ONE}|[A-Z])?(?:[：:]|(?={_SPACE})|$)"),
    Family("part", 10, rf"第(?:{_CN}|\d{{1,3}})(?:编|篇|部分|单元){_NOT_A_SUBJECT}"),
    Family("lesson", 15, rf"第{_NUMBER}(?:讲|课|模块|专题|课时|板块)(?:[：:、，,]|(?={_SPACE})|$)"),
    Family("chapter", 20, rf"第(?:{_CN}|\d{{1,3}})章{_NOT_A_SUBJECT}"),
    Family("section", 30, rf"第(?:{_CN}|\d{{1,3}})节(?!课){_NOT_A_SUBJECT}"),
    Family(ARTICLE, 40, rf"第(?:{_CN}|\d{{1,4}})条(?:之{_CN})?(?![的中内里第款规例、，,和至])"),
    Family(
        "stage", None, rf"第{_NUMBER}(?:阶段|步骤|步|环节|类|招)(?:[：:，,、.．]|(?={_SPACE}|[（(]))", sure=False
    ),
    Family("formal", 96, r"[壹贰叁肆伍陆柒捌玖拾]{1,2}[、.．]", sure=False),
    Family("stem", 97, r"[甲乙丙丁戊己庚辛][、.．]", sure=False),
    Family("roman", 98, rf"(?:[IVX]{{1,5}}[.．、](?={_GAP}[A-Z{_HAN}])|[Ⅰ-Ⅻ][.．、]?)", sure=False),
    Family(MUST, None, "[一二三四五六七八九十]{1,2}要(?![素点件求闻害塞么旨义领务])", sure=False),
    Family("is", None, "[一二三四五六七八九十]{1,2}是(?![否非])", sure=False),
    Family(
        "chinese",
        100,
        rf"{_CN}{_GAP}(?:、(?![二三四五六七八九十]{{1,2}}(?:、|[级类等月季线期批楼层]))|[.．](?!\d))",
    ),
    Family("chinese-half-bracketed", 105, rf"{_ONE}{_GAP}[)）]"),
    Family("chinese-bracketed", 110, rf"[（(]{_GAP}{_CN}{_GAP}[)）][、.．]?"),
    Family("chinese-spaced", 100, rf"{_ONE}{_SPACE}(?=[{_HAN}])", sure=False),
    Family("decimal-4", 145, r"\d{1,2}(?:[.．]\d{1,2}){3}[.．、]?(?:[^\S\n]+|(?=[\u4e00-\u9fff]))"),
    Family("decimal-3", 140, r"\d{1,2}[.．]\d{1,2}[.．]\d{1,2}[.．、]?(?:[^\S\n]+|(?=[\u4e00-\u9fff]))"),
    Family("decimal-2", 130, rf"\d{{1,2}}[.．]\d{{1,2}}(?:[.．]?{_SPACE}(?=[{_HAN}“《A-Z])|、)"),
    Family("decimal-2", 130, rf"\d{{1,2}}[.．]\d{{1,2}}(?=[{_HAN}“《])(?![{_MEASURES}])", sure=False),
    Family("arabic", 120, r"\d{1,3}(?:[.．](?!\d)|、(?!\d))"),
    Family("arabic-bracketed", 150, rf"[（(]{_GAP}\d{{1,3}}{_GAP}[)）][、.．]?"),
    Family("arabic-half-bracketed", 160, r"\d{1,2}[)）]"),
    Family("arabic-spaced", 120, rf"\d{{1,2}}{_SPACE}(?=[{_HAN}A-Z])", sure=False),
    Family("circled", 170, "[①-⑳㉑-㉟㊱-㊿❶-❿]"),
    Family("encircled-other", 180, "[⑴-⒇⒈-⒛㈠-㈩]"),
    Family("letter-bracketed", 165, r"[（(]?[a-hA-H][)）]", sure=False),
    Family("roman-bracketed", 168, r"[（(][ivx]{1,4}[)）]", sure=False),
    Family(LETTER, None, rf"[A-H][.．、](?:{_GAP}(?=[{_HAN}])|{_SPACE}(?=[A-Z]))", sure=False),
    Family("ordinal", None, rf"第{_NUMBER}(?:[，,、：:]|是(?!否)|要(?![素点]))", sure=False),
    Family("one-of-these", None, "其[一二三四五六七八九十][，,、：:是]", sure=False),
    Family(FIRST_THEN, None, "(?:首先|其次|再次|再者|最后)(?:[，,、：:]|是(?!否)|要(?!求))", sure=False),
    Family(QUESTION, None, r"(?:问|Q|Question)\d{0,2}[：:]|Q\d{1,2}(?:[.、．]|(?=\s))", sure=False),
    Family(NAMED, None, rf"(?:{_NAMED}){_NUMBER}(?:{_STOP}|(?={_SPACE}))", sure=False),
    Family(
        ENGLISH,
        None,
        rf"(?:{_ENGLISH}|{_ENGLISH.upper()}){_SPACE}(?:\d{{1,2}}(?![.\d])|[IVX]{{1,5}}\b|[A-H]\b|{_CARDINAL}\b)"
        r"(?:[.:：]|(?=\s|$))",
        sure=False,
    ),
)
_ENGLISH_RANKS = {"part": 10, "chapter": 20, "section": 30, "article": 40, "appendix": 0, "annex": 0}
RANKS: dict[str, int | None] = {family.name: family.rank for family in FAMILIES} | {
    PLAIN: 90,
    UNDER: 94,
    BULLET: 95,
}
BY_GROUP = {f"g{index}": family for index, family in enumerate(FAMILIES)}
PATTERN = re.compile("|".join(f"(?P<{group}>{family.pattern})" for group, family in BY_GROUP.items()))
_KIND = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]{2}")


def kind_of(family: Family, printed: str) -> str:
    """Return the name under which ``printed`` counts: 任务一 and 步骤一 are lists of their own."""
    if family.name not in {NAMED, ENGLISH}:
        return family.name
    word = _KIND.match(printed)
    return f"{family.name}-{word[0].lower()}" if word else family.name


def rank_of(name: str) -> int | None:
    """Return the customary level of a family, the smaller the higher; None: it has none."""
    if name in RANKS:
        return RANKS[name]
    return _ENGLISH_RANKS.get(name.partition("-")[2])
