"""A draft on its way to becoming an item, and what the rules draft from."""

from __future__ import annotations

from dataclasses import dataclass

from question_bank.drafting.chance import Chance
from question_bank.drafting.windows import Window
from question_bank.facts.clauses import Span
from question_bank.facts.model import Fact, Reading
from question_bank.items.model import Answer, Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """One question as a rule proposes it.

    ``choices``: option texts and whether each is right, in the order in which they are shown; ``keys``: the texts
    that a learner has to find, none for true/false; ``says``: what the document really says, where the stem
    alters it; ``merit``: the rule's own estimate, 0 to 1, before ranking looks at the stem.
    """

    family: str
    kind: Kind
    fact: Fact
    window: Window
    stem: str
    merit: float
    facility: float
    choices: tuple[tuple[str, bool], ...] = ()
    answer: Answer = None
    keys: tuple[str, ...] = ()
    says: str = ""
    earned: bool = True


@dataclass(frozen=True, slots=True)
class Material:
    """What every rule may look at: the document, all its facts, and the seed."""

    reading: Reading
    facts: tuple[Fact, ...]
    seed: int

    def chance(self, family: str, fact: Fact) -> Chance:
        """Return the choices that belong to one rule and one fact."""
        return Chance(self.seed, family, fact.id)

    def of(self, span: Span) -> str:
        """Return the plain text of ``span``."""
        return self.reading.of(span)
