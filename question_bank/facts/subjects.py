"""Whether a passage says who or what it is about, or needs its heading in front."""

from __future__ import annotations

import re

from question_bank.facts.words import tagged

_SETTING = re.compile(
    r"^(?:今年|去年|近年来|目前|当前|连日来|会前|据统计|截至.*|上半年|下半年|下一步|[0-9一-鿿]{0,6}(?:年|月|日)[以前底起来]*"
    r"|从.*(?:起|以来)|用.*时间|.{2,14}(?:时|前|后|以来|期间|方面))$"
)
_NO_SUBJECT = re.compile(
    "要|应|须|必须|坚持|把|将|对|以(?!.{1,6}为)|按|通过|为|从|用|让|使|主动|认真|切实|着力|加强|严禁|不得|进一步|深入|"
    "推动|引导|教育引导|大力|积极|努力|严格|持续|不断|真正|同时|并|也|还|又|着|确保|做到|做好|抓好|落实|"
    "预期|预计|力争|实际|新开工|新增|新建|统一|鼓励|完善|深化|保障|加快|扩大|提高|降低|减少|推进|促进|支持|继续|"
    "时刻|牢记|牢固|广泛|坚决|一体|真正|防止|防范|其|这|那|该|此|因此|所以|但|而|且|如|即|既|围绕|聚焦|紧盯|紧扣|针对|结合|根据|依托|发挥|充分|组织|开展"
)
_NOUNS = frozenset(("n", "ns", "nr", "nt", "nz", "ng", "j", "l", "i", "vn", "eng", "x", "nrt", "nrfg"))
_MODIFIERS = frozenset(("a", "b", "m", "q", "z", "s", "t", "zg", "f", "r", "uj"))
_RESULT = re.compile("增长|增加|提高|下降|降低|达到|减少|完成|新增|投产|开工|建成|累计|占")
_TIMED = re.compile(
    "[年月日周]|季度|以来|目前|截至|上半年|下半年|要|应|须|不得|不超过|不少于|不低于|不小于|至少|将|力争"
)
_DAY_IS = re.compile(r"(?:今年|明年|当前|目前|\d+月\d+日)是")
_DOUBLED = re.compile(r"(.)\1(.)\2")
_MODAL = re.compile("要|是|应|须|必须|不得|可以|已|为")
_POINTS_BACK = re.compile(
    "^(?:这|那|其|此|该|上述|同时|此外|另外|因此|所以|但|然而|而且|也|还|又|并|再|他们|它|前者|后者|例如|比如|对此)"
    "|^(?:刚才|下面|今天)|这些|那些|这样|这种|这次|这项|这个|这一|上述|如下|以下|前者|后者|他们|它们"
)
_OF_THE_SPEAKER = re.compile(
    "今起|近日|日前|昨天|连日来|我们|我部|我市|我省|我县|我区|我局|我校|我院|我国|本市|本省|本部|咱们"
)


def has_subject(text: str) -> bool:
    """Whether ``text`` (plain form) names what it is about before it says anything about it."""
    for clause in re.split("[，：；。]", text):
        if _SETTING.match(clause) and len(clause) < len(text):
            continue
        return _named(clause)
    return False


def points_back(text: str) -> bool:
    """Whether ``text`` leans on an earlier sentence (“这些…”, “同时…”)."""
    return bool(_POINTS_BACK.search(text))


def speaks_of_itself(text: str) -> bool:
    """Whether ``text`` is told from the speaker's own place or day (“我市”, “今起”)."""
    return bool(_OF_THE_SPEAKER.search(text))


def lacks_time(text: str) -> bool:
    """Whether ``text`` reports a result without saying when, and sets no limit or target either."""
    return bool(_RESULT.search(text)) and not _TIMED.search(text)


def _named(clause: str) -> bool:
    if not clause or _NO_SUBJECT.match(clause):
        return clause.startswith("在") and "是" in clause
    if _DAY_IS.match(clause):
        return True
    if _DOUBLED.match(clause):
        return False
    words = tagged(clause)
    first = words[0][1]
    if first in _NOUNS or clause[0] in "各每“《任":
        return len(words) > 1
    if first in _MODIFIERS:
        return next((tag in _NOUNS for _, tag in words if tag not in _MODIFIERS), False)
    return first == "v" and len(clause) > 6 and bool(_MODAL.search(clause, 2))
