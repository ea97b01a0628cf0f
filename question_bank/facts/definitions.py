"""Definitions: “A是指B”, and the place that A has in the whole (“A是B的重要标准”)."""

from __future__ import annotations

import re

from question_bank.facts.clauses import Span
from question_bank.facts.model import Definition, FactKind, Reading, Statement, fact_id

_MEANS = re.compile(r"(?P<term>[一-鿿A-Za-z0-9]{2,14}?)(?P<frame>是指|指的是)(?P<body>[^；。]{10,100})")
_IS_OF = re.compile(
    r"(?P<term>[一-鿿]{2,12}?)(?P<frame>是)(?P<body>[^，；。是]{2,30}?的?(?:重要)?"
    r"(?:组成部分|标准|主体力量|根本|关键|基础|核心|保障|前提|抓手|第一责任人|管理人|生命线|底线|标志|体现))(?=[，；。])"
)
_POINTING = re.compile("这|那|其|他|她|它|此|该|也|都|就|才|不|既|我们|大家|今天|之")


def find_definitions(reading: Reading, statement: Statement) -> list[Definition]:
    """Return the definition that opens the statement, if there is one."""
    for pattern in (_MEANS, _IS_OF):
        match = pattern.match(reading.text, *statement.span)
        if match and not _POINTING.search(match["term"]):
            identity = fact_id(FactKind.DEFINITION, match["term"], match["body"])
            term, body = Span(*match.span("term")), Span(*match.span("body"))
            return [Definition(identity, FactKind.DEFINITION, statement, term, body, match["frame"])]
    return []
