"""Figures with their unit, and dates."""

from __future__ import annotations

import re
from decimal import Decimal

from question_bank.facts.clauses import Span, split
from question_bank.facts.model import FactKind, Number, Reading, Statement, fact_id

_UNITS = (
    "个百分点|%|平方公里|平方米|立方米|公里|千米|厘米|毫米|米|公顷|亩|万吨|吨|千克|公斤|万元|亿元|元|个工作日|"
    "周年|周岁|个月|小时|分钟|秒|学时|课时|岁|周|人次|人|名|位|户|家|件|起|次|项|条|处|期|轮|栋|座|所|台|套|部|份|"
    "张|款|场|节|类|种|倍|批|支|只|具|辆|艘|门|级|天|日|年|个|片|本|册|篇|间|层|道|万|亿"
)
_FIGURE = re.compile(
    rf"(?<![0-9.第A-Za-z〔(（+－-])(?<![一二三四五六七八九十两]个)(?P<figure>\d+(?:\.\d+)?)(?P<unit>(?:多|余)?[百千万亿]{{0,2}}(?:多|余)?(?:{_UNITS}))"
)
_DATE = re.compile(r"(?<!\d)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|(?P<late>底|初))")
_YEAR = re.compile(r"(?<!\d)\d{4}年")
_CONSTANT = {("24", "小时"), ("100", "%")}
_VAGUE = re.compile(r"[百千万亿]{0,2}(?:多|余)")


def find_numbers(reading: Reading, statement: Statement) -> list[Number]:
    """Return the figures and dates of one statement, outside quotation marks, titles and brackets."""
    found: list[Number] = []
    for clause in split(reading.text, statement.span, "，；。："):
        open_text = _without_quotes(reading.of(clause))
        dates = [_date(reading, statement, clause, match) for match in _DATE.finditer(open_text)]
        taken = [date.key for date in dates] + [
            Span(clause.start + year.start(), clause.start + year.end()) for year in _YEAR.finditer(open_text)
        ]
        figures = [_number(reading, statement, clause, match) for match in _FIGURE.finditer(open_text)]
        found += dates
        found += [n for n in figures if n and not any(span.holds(n.key) for span in taken)]
    return found


def is_constant(number: Number, text: str) -> bool:
    """Whether the figure is a set phrase rather than something to remember (“24小时值班”)."""
    return (text, number.unit) in _CONSTANT


def is_vague(number: Number) -> bool:
    """Whether the text itself only approximates the figure (“9000余万元”)."""
    return bool(_VAGUE.match(number.unit))


def _without_quotes(text: str) -> str:
    """Return ``text`` with quoted passages, titles and brackets blanked out, the length kept."""
    return re.sub(r"“[^”]*”|《[^》]*》|（[^）]*）|〔[^〕]*〕", lambda quoted: "　" * len(quoted.group()), text)


def _number(reading: Reading, statement: Statement, clause: Span, match: re.Match[str]) -> Number | None:
    key = Span(clause.start + match.start("figure"), clause.start + match.end("figure"))
    value = Decimal(match["figure"])
    if match["unit"] in ("年", "月", "日") and value > 31:
        return None
    identity = fact_id(FactKind.NUMBER, reading.of(clause), match["figure"], str(match.start()))
    return Number(identity, FactKind.NUMBER, statement, key, value, match["unit"])


def _date(reading: Reading, statement: Statement, clause: Span, match: re.Match[str]) -> Number:
    key = Span(clause.start + match.start(), clause.start + match.end())
    value = Decimal(match["month"]) + Decimal(match["day"] or 0) / 100
    identity = fact_id(FactKind.DATE, reading.of(clause), match.group(), str(match.start()))
    return Number(identity, FactKind.DATE, statement, key, value, "日期")
