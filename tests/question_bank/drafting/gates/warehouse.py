"""A short document and one good item of each kind about it, to be spoilt defect by defect."""

from __future__ import annotations

from question_bank.drafting.gates.source import Source, read_source
from question_bank.items.model import Item, Kind, Pair
from tests.question_bank.drafting.materials import item
from tests.question_bank.facts.readings import parse

LIMIT = "重大隐患的整改期限不超过30日，一般隐患要当场整改。"
STAGES = "专项整治分为动员部署、自查自纠、集中攻坚、巩固提升四个阶段。"
CLAIM = "临河省委要求，在化工园区推行首席安全官制度并定期考评。"
DUTY = "对擅自动火的施工单位要停工整顿，扣除当月工程款。"
OATH = "会议强调，坚决做到“两个维护”，用6个月时间抓好整改。"
GAS = "处置燃气泄漏要先关闭阀门，再开窗通风，最后室外报警。"
MASKED = "**市一家企业的仓库因违规动火停产45天。"

DOCUMENT, OUTLINE = parse("# 一、隐患整改", LIMIT, STAGES, CLAIM, DUTY, OATH, GAS, MASKED, title="消防安全讲话")
SOURCE: Source = read_source(DOCUMENT, OUTLINE)

BLANK = item(
    DOCUMENT,
    LIMIT,
    "重大隐患的整改期限不超过____日，一般隐患要当场整改。",
    kind=Kind.FILL_BLANK,
    answer=(("30",),),
    outline=("一",),
)
CHOICE = item(
    DOCUMENT, STAGES, "专项整治分为动员部署、（　　）、集中攻坚、巩固提升四个阶段。",
    "自查自纠", "考核验收", "抽查复核", "经验推广", key="自查自纠",
)  # fmt: skip
FIGURES = item(DOCUMENT, LIMIT, "重大隐患的整改期限不超过（　　）日。", "20", "25", "30", "35", key="30")
MULTIPLE = item(
    DOCUMENT, STAGES, "专项整治分为哪几个阶段？", "动员部署", "自查自纠", "集中攻坚", "巩固提升", "考核验收",
    kind=Kind.MULTIPLE_CHOICE, key=("动员部署", "自查自纠", "集中攻坚", "巩固提升"),
)  # fmt: skip
TRUE = item(DOCUMENT, LIMIT, LIMIT, kind=Kind.TRUE_FALSE, answer=True)
FALSE = item(DOCUMENT, LIMIT, LIMIT.replace("30", "20"), kind=Kind.TRUE_FALSE, answer=False)
GIVEN_AWAY = item(DOCUMENT, CLAIM, CLAIM.replace("临河", "望江"), kind=Kind.TRUE_FALSE, answer=False)
ORDERING = item(
    DOCUMENT, GAS, "处置燃气泄漏时，请将下列步骤按先后顺序排列。", "关闭阀门", "开窗通风", "室外报警",
    kind=Kind.ORDERING,
)  # fmt: skip
MATCHING = Item(
    id="q2",
    kind=Kind.MATCHING,
    stem="请将隐患与整改要求配对。",
    pairs=(Pair("重大隐患", "不超过30日"), Pair("一般隐患", "当场整改")),
    evidence=BLANK.evidence,
)
HEADED = item(
    DOCUMENT, DUTY, "关于“隐患整改”：对擅自动火的施工单位要____，扣除当月工程款。",
    kind=Kind.FILL_BLANK, answer=(("停工整顿",),),
)  # fmt: skip
GOOD = (BLANK, CHOICE, FIGURES, MULTIPLE, TRUE, FALSE, GIVEN_AWAY, ORDERING, MATCHING, HEADED)
