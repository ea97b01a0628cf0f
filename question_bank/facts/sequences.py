"""Ordered steps that the wording itself puts in order: “先…，再…，然后…，最后…”."""

from __future__ import annotations

import re

from question_bank.facts.clauses import Span, split
from question_bank.facts.model import Enumeration, FactKind, Reading, Statement, fact_id

_MARK = re.compile("(?:要|应当|应)?(?:首先|先|再|然后|接着|随后|最后)(?:要|采取)?")
_FIRST = re.compile("(?:要|应当|应)?(?:首先|先)")


def find_sequences(reading: Reading, statement: Statement) -> list[Enumeration]:
    """Return the run of three or more clauses in which each says that it comes next."""
    run: list[Span] = []
    for clause in split(reading.text, statement.span, "，；。"):
        mark = _MARK.match(reading.text, *clause)
        if mark is None or (not run and not _FIRST.match(reading.text, *clause)):
            if len(run) >= 3:
                break
            run = []
            continue
        run.append(Span(mark.end(), clause.end))
    if len(run) < 3:
        return []
    identity = fact_id(FactKind.STEPS, *map(reading.of, run))
    whole = Span(run[0].start, run[-1].end)
    return [Enumeration(identity, FactKind.STEPS, statement, whole, tuple(run), True, True)]
