"""What a text states: facts with identity, each with the sentence that states it.

Offsets are characters of the clean text of the document throughout.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from question_bank.documents.model import Document
from question_bank.facts.clauses import Span
from question_bank.facts.plain import wording
from question_bank.outline.model import Outline


class FactKind(StrEnum):
    """The kinds of fact; the name goes into the fact's id."""

    NUMBER = "number"
    DATE = "date"
    ENUMERATION = "enumeration"
    TERM = "term"
    CLAIM = "claim"
    DEFINITION = "definition"
    STATEMENT = "statement"
    STEPS = "steps"
    MEMBERSHIP = "membership"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who requires, proposes or says something: the organ's name, the verb, and where the claim starts.

    ``person``: the words are a named leader's or the central leadership's, and must never be altered.
    """

    name: Span
    verb: Span
    claim_start: int
    person: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that may become a question; ``index`` counts in the outline's sentences."""

    index: int
    span: Span
    node: int | None
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document prepared for fact finding: ``text`` is its plain form, of the same length."""

    document: Document
    outline: Outline
    text: str
    statements: tuple[Statement, ...]

    def of(self, span: Span) -> str:
        """Return the plain text of ``span``."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the document states. ``key`` is the part worth asking for, inside the statement's span."""

    id: str
    kind: FactKind
    statement: Statement
    key: Span


@dataclass(frozen=True, slots=True)
class Number(Fact):
    """A figure with its unit, or a date. ``key`` holds the figure alone; for a date, the whole date."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Enumeration(Fact):
    """Parallel elements joined by ``、``. ``key`` holds the whole list.

    ``first_sure`` / ``last_sure``: the outer elements' outer limits are certain. ``count`` is the number that
    the text itself gives (“四个方面”), as the span of “四”; ``measure`` the span of “个”; ``head`` what is
    enumerated (“方面”). ``open``: the list ends in “等”. ``quoted``: the list fills a pair of quotation marks.
    """

    elements: tuple[Span, ...]
    first_sure: bool
    last_sure: bool
    count: Span | None = None
    measure: Span | None = None
    head: str = ""
    open: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Claim(Fact):
    """What one organ requires or proposes: ``body`` is a run of whole clauses, ``key`` the organ's name."""

    speaker: Speaker
    body: Span


@dataclass(frozen=True, slots=True)
class Definition(Fact):
    """``key`` is the term, ``body`` the wording that defines it, ``frame`` the linking word between them."""

    body: Span
    frame: str


@dataclass(frozen=True, slots=True)
class Membership:
    """The points ``titles`` stand under outline point ``node``, at ``spans``; it has no single statement."""

    id: str
    node: int
    spans: tuple[Span, ...]
    titles: tuple[str, ...]


def fact_id(kind: FactKind, *parts: str) -> str:
    """Return a stable id for a fact: the same content gives the same id in every document."""
    content = "\x1f".join(wording(part) for part in parts)
    return f"{kind}-{sha256(content.encode()).hexdigest()[:16]}"
