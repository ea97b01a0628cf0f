"""True or false: an organ's own claim, the counterpart of the claim that is given to another."""

from __future__ import annotations

from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.peers import find_peers, kind_of, short_name
from question_bank.drafting.windows import claim_window, render
from question_bank.facts.model import Claim, Fact
from question_bank.items.model import Kind

FAMILY = "true_claim"


def true_claim(material: Material, fact: Fact) -> Draft | None:
    """Say who claims what, as the document does, where another organ could have said it too."""
    if not isinstance(fact, Claim) or not find_peers(material, fact):
        return None
    window = claim_window(fact.speaker, fact.body)
    name = material.of(short_name(material, fact))
    stem = render(material.reading, window, {fact.key: name})
    merit = 0.74 if kind_of(name) == "territory" else 0.66
    return Draft(FAMILY, Kind.TRUE_FALSE, fact, window, stem, merit, 0.7, answer=True)
