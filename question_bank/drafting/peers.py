"""Organs that could have said the same: of one kind, named in the document, alike in length."""

from __future__ import annotations

import re

from question_bank.drafting.draft import Material
from question_bank.facts.clauses import Span
from question_bank.facts.model import Claim
from question_bank.facts.plain import grams

_BODY = re.compile(r"(?<=[省市区县州]委)(?:常委会|党的建设工作领导小组|理论学习中心组|办公厅)$")
_KINDS = (
    ("territory", re.compile(r"[省市区县州](?:委|政府)$|自治区(?:党委|政府)$")),
    ("ministry", re.compile(r"部党组$")),
    ("bureau", re.compile(r"[局厅]$|卫生健康委$|网信办$")),
    ("department", re.compile(r"部$|处$|科$")),
)
_LIKE = 1.2


def short_name(material: Material, claim: Claim) -> Span:
    """Return the organ's name without the meeting body that spoke for it (“某省委常委会” is “某省委”)."""
    body = _BODY.search(material.of(claim.key))
    return claim.key if body is None else Span(claim.key.start, claim.key.start + body.start())


def kind_of(name: str) -> str:
    """Return the kind of organ that ``name`` is; empty when it has no peers of its kind."""
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "")


def find_peers(material: Material, claim: Claim) -> list[str]:
    """Return the names of the organs that could take the place of the claim's, in the document's order.

    None when the claim's wording betrays its organ.
    """
    name = material.of(short_name(material, claim))
    kind = kind_of(name)
    body = material.of(claim.body)
    if not kind or _betrays(name, body):
        return []
    others = [material.of(short_name(material, other)) for other in material.facts if isinstance(other, Claim)]
    alike = [other for other in dict.fromkeys(others) if other != name and kind_of(other) == kind]
    return [other for other in alike if _same_length(other, name) and not _betrays(other, body)]


def _betrays(name: str, body: str) -> bool:
    return bool(grams(name, 2) & grams(body, 2))


def _same_length(one: str, other: str) -> bool:
    return max(len(one), len(other)) <= _LIKE * min(len(one), len(other))
