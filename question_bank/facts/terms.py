"""Quoted terms: names of rules, campaigns and set formulae, asked for by name."""

from __future__ import annotations

import re

from question_bank.facts.clauses import Span
from question_bank.facts.model import Fact, FactKind, Reading, Statement, fact_id

_TERM = re.compile(r"“([0-9A-Za-z一-鿿·]{2,12})”")


def find_terms(reading: Reading, statement: Statement) -> list[Fact]:
    """Return the quoted terms of one statement; ``key`` is the term without its quotation marks."""
    found = []
    for match in _TERM.finditer(reading.text, *statement.span):
        before = reading.text[statement.span.start : match.start()][-8:]
        identity = fact_id(FactKind.TERM, before, match[1])
        found.append(Fact(identity, FactKind.TERM, statement, Span(*match.span(1))))
    return found
