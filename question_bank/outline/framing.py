"""What frames a text and isn't its matter: notes about the document, addresses, closings, contents."""

from __future__ import annotations

import re

_DATE = r"[（(]?\s*(?:[12]\d{3}|二[〇○零]\S{2})\s*[年.\-/]\s*\S{1,3}\s*[月.\-/]\s*\S{1,3}\s*[日号]?\s*[)）]?"
_ALWAYS_NOTE = re.compile(
    r"[（(【]?\s*(?:来\s*源|作\s*者|责任编辑|责\s*编|编\s*辑|审\s*核|校\s*对|记\s*者|通讯员|撰\s*稿|供\s*稿|出\s*处|信息来源|文章来源"
    r"|发布时间|发布日期|发布机构|印发时间|字\s*号|浏览次数|点击数|阅读次数|索引号|文\s*号|主题词|关键词|主\s*送|抄\s*送|抄\s*报|报\s*送"
    r"|送|报|发|联系电话|联\s*系\s*人|承办单位|印发单位|起草人|签发人?|整理人?)\s*[：:]"
    rf"|{_DATE}$|[（(][^）)]{{0,30}}{_DATE}[^）)]{{0,30}}[)）]$|[（(]?本报\S{{0,6}}(?:记者|讯)[^。]{{0,30}}[)）]?$"
    r"|\S{1,12}[〔\[［(（][12]\d{3}[〕\]］)）]\s*第?\s*\d+\s*号$|[（(](?:完|此件\S{2,8})[)）]$"
    r"|[（(]责任编辑|Source:|Author:|By [A-Z]\w+ [A-Z]\w+$"
)
_HEAD_NOTE = re.compile(
    r"(?:时\s*间|日\s*期|地\s*点|主\s*持\s*人?|单\s*位|部\s*门|密\s*级|版\s*本|编\s*号|主讲人?|授课人|讲师|记录人?|(?:参会|与会|出席|列席|缺席|请假|参加|参训)"
    r"(?:人员|单位|人|领导)?|会议(?:时间|地点|主题|主持人?|名称|记录人?)|适用对象|适用岗位|学习时长|课时|Version|Date|Time|Venue|Chair|Present)\s*[：:]"
)
_TAIL_NOTE = re.compile(r"[^，,。：:；;]{2,8}[：:][^。；;！!]{1,60}$")
_SALUTATION = re.compile(
    r"(?:尊敬的|亲爱的)?(?:各位|同志们|朋友们|老师们|同学们|同事们|伙伴们|工友们|女士们|先生们|大家|领导|代表)"
    r"[^。；;]{0,40}?(?:同志们|朋友们|领导|同志|代表|委员|来宾|同事|同学|老师|家长|伙伴|好|们)?[：:！!，,]$|(?:尊敬的|亲爱的)[^。；;]{1,30}[：:！!]$"
    r"|Dear [^.;]{1,40}[,:]$|Ladies and gentlemen[,:]$"
)
_ADDRESSEE = re.compile(
    r"(?:各|本|全|公司|机关|[^，。；]{2,20}[局委部厅处科办司院校](?=[、，：:（(各及]))[^。；]{0,80}[：:]$"
)
_CLOSING = re.compile(
    r"(?:谢谢|感谢|多谢)(?:大家|各位|聆听|你们)?[！!。]?$|我的(?:讲话|发言|汇报|报告|演讲|分享|介绍)(?:就到这里|完了|完毕|到此结束)[^。]{0,10}[。！!]?"
    r"|(?:今天|这次)?我?就(?:讲|说|谈|汇报)(?:这些|到这里|这么多)[^。]{0,10}[。！!]?$|特此(?:通知|公告|报告|函告|通报|说明|函复|批复|请示|声明|倡议)[。！!]?$"
    r"|此致[！!。]?$|敬礼[！!。]?$|(?:以上|专此)(?!\S{0,4}(?:措施|要求|规定|制度|内容|情形|行为|步骤))[^。，]{0,12}(?:，|,)?[^。]{0,12}(?:请|妥否|当否)[^。]{0,16}[。！!]?$"
    r"|附件?\s*[：:]|附件\s*\d{1,2}\s*[：:.．、]|(?:（|\()?讲完了|Thank you[^.]{0,30}[.!]?$"
)
_WISH = re.compile(
    r"(?:最后[，,]?\s*)?(?:我?(?:衷心)?(?:预|恭|敬)?祝(?!贺)|让我们|衷心祝愿|再次(?:感谢|祝)|我代表\S{2,20}(?:感谢|祝))"
    r"|同志们[，,！!：:]?让我们"
)
_VOCATIVE = re.compile(
    r"(?:尊敬的|亲爱的)?(?:各位(?:领导|同事|代表|来宾|老师|家长|朋友|伙伴|同学|学员|委员)?|同志们|朋友们|老师们|同学们|同事们|伙伴们|工友们|"
    r"(?:全体|广大)(?:职工|员工|干部|师生)同?志?们?)[，,！!：:、]"
)
_RALLY = re.compile(
    r"让我们|祝愿|预祝|祝大家|祝各位|携手|共同努力|努力奋斗|一起努力|再创|谱写|新篇章|奋力|新局面|新贡献|应有的?贡献"
)
_CONTENTS = re.compile(
    r"【?\s*(?:(?:讲话|发言|汇报|宣讲|学习|授课|本文|全文|报告|辅导|课程|内容|写作|讲课)\s*)?"
    r"(?:(?P<weak>内容提要|内容摘要|内容概要|内容导读|内容要点|提\s*要|要\s*点|主要内容|纲\s*要)|提\s*纲|目\s*录|目\s*次|大\s*纲|Contents|CONTENTS|Outline)"
    r"\s*(?:】\s*[：:]?|[：:]|$)"
)
_PARTS = re.compile(
    r"[^。；：:]{0,16}(?:分为?|包括|讲)[^。；：:]{0,4}(?:个|几|三|四|五|两)\S{0,2}(?:部分|方面|单元|专题)[^。；：:]{0,4}[：:]"
)
_STOPPED = re.compile(r"[。！？；!?;…]|\.$")


def title_like(text: str) -> bool:
    """Whether ``text`` could be the title of a document or of a part of it."""
    return 2 <= len(text) <= 70 and not _STOPPED.search(text) and text[-1] not in "：:，,、"


def contents_mark(text: str) -> tuple[int, bool]:
    """Return how many characters of ``text`` announce an outline (0: none), and whether that is sure."""
    match = _CONTENTS.match(text)
    if match:
        return match.end(), match["weak"] is None
    match = _PARTS.match(text)
    return (match.end(), False) if match else (0, False)


def note(text: str, at_head: bool) -> bool:
    """Whether ``text`` tells of the document (source, date, number) and not of its subject."""
    if len(text) > 80:
        return bool(at_head and len(text) <= 160 and _HEAD_NOTE.match(text) and not _STOPPED.search(text))
    return bool(_ALWAYS_NOTE.match(text) or (at_head and _HEAD_NOTE.match(text)))


def tail_note(text: str) -> bool:
    """Whether ``text`` at the very end names an office, a person or a number after a colon."""
    return bool(_TAIL_NOTE.fullmatch(text))


def salutation(text: str, at_head: bool) -> bool:
    """Whether ``text`` addresses people or offices."""
    if len(text) > 120:
        return False
    return bool(_SALUTATION.match(text) or (at_head and _ADDRESSEE.match(text)))


def closing(text: str) -> bool:
    """Whether ``text`` ends a speech or a letter."""
    return len(text) <= 80 and bool(_CLOSING.match(text))


def wish(text: str) -> bool:
    """Whether ``text`` begins with a wish or a call to all, as the end of a speech does."""
    return bool(_WISH.match(text))


def rally(text: str) -> bool:
    """Whether ``text`` is such an end as a whole: it turns to the audience, and calls or wishes."""
    if len(text) > 400:
        return False
    return wish(text) or bool(_VOCATIVE.match(text) and (_RALLY.search(text) or text[-1] in "！!"))
