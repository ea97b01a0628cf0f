"""The item: one question, its key, and the sentence that proves it.

One flat, immutable record for every kind, because every kind travels through the same pools, papers and
files; what differs (validation, marking, shuffling) stands in one module a kind beside this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Kind(StrEnum):
    """The kinds of item, by the names that files and pages use."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    TRUE_FALSE = "true_false"
    FILL_BLANK = "fill_blank"
    ORDERING = "ordering"
    MATCHING = "matching"
    SHORT_ANSWER = "short_answer"
    NUMERIC = "numeric"


GAP = "____"
"""The mark of one gap in the stem of a fill-in-the-blank item (readers accept two or more underscores)."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice item, or one element of an ordering item (given in the right order)."""

    id: str
    text: str
    correct: bool = False
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of a matching item: ``right`` belongs to ``left``."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage that proves the key.

    ``start:end`` counts characters of the cleaned text, and ``text[start:end] == quote``;
    ``raw_start:raw_end`` counts bytes of the uploaded file (text files only).
    """

    document: str
    sha256: str
    start: int
    end: int
    quote: str
    raw_start: int | None = None
    raw_end: int | None = None


Numeric: TypeAlias = tuple[Decimal, Decimal]
"""Value and tolerance of a numeric key."""

Answer: TypeAlias = bool | str | tuple[tuple[str, ...], ...] | Numeric | None
"""The key where options don't hold it.

true_false: a bool; fill_blank: accepted texts per gap; numeric: value and tolerance;
short_answer: a model answer; every other kind: None.
"""


@dataclass(frozen=True, slots=True)
class Item:
    """A question as the bank keeps it; ``question_bank.items.jsonl`` gives its JSON form."""

    id: str
    kind: Kind
    stem: str
    options: tuple[Option, ...] = ()
    answer: Answer = None
    pairs: tuple[Pair, ...] = ()
    distractors: tuple[str, ...] = ()
    explanation: str = ""
    difficulty: float | None = None
    tags: tuple[str, ...] = ()
    outline: tuple[str, ...] = ()
    max_mark: Decimal = Decimal(1)
    family: str = ""
    fact: str = ""
    enemies: tuple[str, ...] = ()
    ready: bool = False
    evidence: Evidence | None = None
    score: float | None = None
    extra: Mapping[str, object] | None = None
    """What a reader met and other kinds don't have, kept for a lossless round trip."""


Response: TypeAlias = str | bool | tuple[str, ...] | tuple[tuple[int, str], ...] | Decimal | None
"""What a person answered.

single_choice: an option id; multiple_choice: option ids; true_false: a bool; fill_blank: a text per gap;
ordering: element ids in order; matching: (left index, right text) pairs; numeric: a number;
short_answer: a text; not answered: None.
"""
