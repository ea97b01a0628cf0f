"""True or false: a claim given to another organ."""

from __future__ import annotations

from question_bank.drafting.alterable import is_alterable
from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.peers import find_peers, kind_of, short_name
from question_bank.drafting.windows import claim_window, render
from question_bank.facts.model import Claim, Fact
from question_bank.items.model import Kind

FAMILY = "false_organ"


def false_organ(material: Material, fact: Fact) -> Draft | None:
    """Put the name of an organ of the same kind before the claim."""
    if not isinstance(fact, Claim):
        return None
    peers = find_peers(material, fact)
    window = claim_window(fact.speaker, fact.body)
    if not peers or not is_alterable(render(material.reading, window)):
        return None
    name = material.of(short_name(material, fact))
    other = material.chance(FAMILY, fact).one(peers)
    stem = render(material.reading, window, {fact.key: other})
    merit = 0.74 if kind_of(name) == "territory" else 0.62
    earned = kind_of(name) == "territory"
    return Draft(FAMILY, Kind.TRUE_FALSE, fact, window, stem, merit, 0.6, answer=False, says=name, earned=earned)
