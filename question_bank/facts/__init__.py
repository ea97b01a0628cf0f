"""Facts: what the text states, each with an identity and the sentence that states it."""

from __future__ import annotations

from question_bank.documents.model import Document
from question_bank.facts.claims import find_claims, spread
from question_bank.facts.definitions import find_definitions
from question_bank.facts.enumerations import find_enumerations
from question_bank.facts.model import Fact, Reading
from question_bank.facts.numbers import find_numbers
from question_bank.facts.sequences import find_sequences
from question_bank.facts.statements import read_statements
from question_bank.facts.terms import find_terms
from question_bank.outline.model import Outline

__all__ = ["find_facts", "read_facts"]


def find_facts(document: Document, outline: Outline) -> list[Fact]:
    """Return the facts that the document states, in reading order, once each.

    Headings, seams and masked sentences give none.
    """
    return read_facts(read_statements(document, outline))


def read_facts(reading: Reading) -> list[Fact]:
    """Return the facts of a prepared document."""
    counted = spread(reading)
    found: dict[str, Fact] = {}
    for statement in reading.statements:
        for fact in (
            *find_definitions(reading, statement),
            *find_numbers(reading, statement),
            *find_enumerations(reading, statement),
            *find_sequences(reading, statement),
            *find_terms(reading, statement),
            *find_claims(reading, statement, counted),
        ):
            found.setdefault(fact.id, fact)
    return list(found.values())
