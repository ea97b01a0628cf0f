"""Who speaks in a sentence: organs are recognised by their suffix, before a verb of saying or doing."""

from __future__ import annotations

import re

from question_bank.facts.clauses import Span, split
from question_bank.facts.model import Speaker

_SUFFIXES = (
    "委员会|领导小组|常委会|院务会|国资委|党委|党组|党校|省委|市委|县委|区委|工委|纪委|监委|省政府|市政府|县政府|"
    "区政府|政府|管委会|办公室|总工会|工会|研究院|研究所|法院|检察院|学院|大学|学校|中学|小学|医院|银行|集团|公司|企业|"
    "工厂|中心|协会|学会|联盟|联合会|总队|支队|大队|专班|网信办|公安厅|厅|局|部|委|办|院|处|科|社|行|站|所|队"
)
_SAYING = "要求|提出|强调|表示|指出|明确|决定|规定|认为|倡议|承诺"
_DOING = (
    "召开|第一时间|印发|发布|成立|将|把|对|要|坚持|组织|开展|牵头|负责|应当|必须|围绕|举办|制定|聚焦|按照|通过|在"
)
DUTIES = ("要", "负责", "应当", "必须")
_ORGAN = re.compile(rf"(?P<name>[一-鿿]{{1,24}}?(?:{_SUFFIXES}))(?P<verb>{_SAYING}|{_DOING})")
_SAID = re.compile(r"(?<=，)(?P<verb>要求|提出|强调|表示|指出)，?")
_DIRECTLY = re.compile(rf"(?P<verb>{_SAYING})，?")
_ANY_SAYING = re.compile(_SAYING)
_LEADERS = re.compile(
    "总书记|主席|总理|习近平|书记|部长|省长|市长|县长|党中央|中共中央|国务院(?!国资委)|中央(?!党史)|主任|局长"
)
_NOT_IN_NAME = re.compile("[的和与及了着将把]|各|有关|全体|其|这|本|我|任何|每|对|向|由|据|在|以|按|经|是|一律")
_NOT_AN_ORGAN = re.compile("(?:干部|全部|内部|外部|社会|社会团体|为中心|人员密集场所)$")
_NAME_WITH_AND = re.compile(
    "党的建设|党史和文献|住房和城乡|人力资源和社会|文化和旅游|发展和改革|工业和信息化|农业和农村|规划和自然"
)


def is_organ(name: str) -> bool:
    """Whether ``name`` can be the name of one organization."""
    inside = _NAME_WITH_AND.sub("", name)
    return 3 <= len(name) <= 22 and not _NOT_IN_NAME.search(inside) and not _NOT_AN_ORGAN.search(name)


def find_speaker(text: str, span: Span) -> Speaker | None:
    """Return who says the sentence ``text[start:end]``, or None.

    The organ stands at the sentence's start; the verb of saying follows at once (“某局要求，…”) or opens a later
    clause (“某局召开会议，要求…”). A duty (“某部要牵头…”) counts as a claim with the verb “要”.
    """
    organ = _ORGAN.match(text, span.start, span.end)
    if organ is None:
        return _leader(text, span)
    name = Span(*organ.span("name"))
    if not is_organ(text[name.start : name.end]):
        return _leader(text, span)
    person = bool(_LEADERS.search(text, name.start, name.end))
    direct = _DIRECTLY.match(text, name.end, span.end)
    if direct:
        return Speaker(name, Span(*direct.span("verb")), direct.end(), person)
    if organ["verb"] in DUTIES:
        return Speaker(name, Span(*organ.span("verb")), organ.end("verb"), person)
    return _said_later(text, span, name, person)


def _said_later(text: str, span: Span, name: Span, person: bool) -> Speaker | None:
    first_part = split(text, span, "；。")[0]
    said = _SAID.search(text, name.end, first_part.end)
    if said is None:
        return None
    return Speaker(name, Span(*said.span("verb")), said.end(), person)


def _leader(text: str, span: Span) -> Speaker | None:
    """Return a leader or a central organ whose words the sentence reports."""
    said = _ANY_SAYING.search(text, *span)
    leader = _LEADERS.search(text, *span)
    if said is None or leader is None or leader.start() > said.start():
        return None
    return Speaker(Span(span.start, said.start()), Span(*said.span()), said.end(), person=True)
