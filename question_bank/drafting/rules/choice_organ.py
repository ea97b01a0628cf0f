"""Choose the organ that requires or proposes something."""

from __future__ import annotations

from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.peers import find_peers, kind_of, short_name
from question_bank.drafting.windows import SLOT, claim_window, render
from question_bank.facts.model import Claim, Fact
from question_bank.items.model import Kind

FAMILY = "choice_organ"


def choice_organ(material: Material, fact: Fact) -> Draft | None:
    """Offer the organ with three of its kind; fewer than three, and there is no question."""
    if not isinstance(fact, Claim):
        return None
    peers = find_peers(material, fact)
    if len(peers) < 3:
        return None
    name = material.of(short_name(material, fact))
    chance = material.chance(FAMILY, fact)
    options = chance.shuffled([name, *chance.shuffled(peers)[:3]])
    return Draft(
        family=FAMILY,
        kind=Kind.SINGLE_CHOICE,
        fact=fact,
        window=claim_window(fact.speaker, fact.body),
        stem=render(material.reading, claim_window(fact.speaker, fact.body), {fact.key: SLOT}),
        merit=0.8 if kind_of(name) == "territory" else 0.68,
        facility=0.55,
        choices=tuple((option, option == name) for option in options),
        keys=(name,),
        earned=kind_of(name) == "territory",
    )
