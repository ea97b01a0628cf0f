"""The named, versioned rules by which partly right answers are marked.

A policy acts on multiple choice, two of them on single choice or true/false too; items of the other kinds
get the share of their parts (gaps, pairs) that is right under every policy.

Under no policy does ticking every option score, unless every option is a key: the rules themselves would
allow it (``right-minus-wrong`` with three keys of four gives two thirds), so it is ruled out for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from question_bank.items.model import Kind
from question_bank.items.rules import Tally
from question_bank.results import N_

MARK_STEP = Decimal("0.5")
"""The customary smallest step of a mark."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an organizer may set: the mark step of ``subset-half``, the points of ``subset-per-key``."""

    step: Decimal = MARK_STEP
    per_key: Decimal = Decimal("0.5")


Rule = Callable[[Tally, Fraction, Terms], Fraction]
"""Tally and full mark to the mark given; only asked for answered items."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One rule; ``title`` and ``description`` are gettext ids for organizers."""

    name: str
    version: int
    title: str
    description: str
    rule: Rule
    also: frozenset[Kind] = frozenset()
    """The kinds besides multiple choice that the rule acts on."""

    @property
    def label(self) -> str:
        """Name and version, as stored with marks: ``exact@1``."""
        return f"{self.name}@{self.version}"

    def mark(self, kind: Kind, tally: Tally, full: Fraction, terms: Terms) -> Fraction:
        """Return the exact mark of an answered item worth ``full``."""
        if kind is not Kind.MULTIPLE_CHOICE and kind not in self.also:
            return full * tally.share
        mark = self.rule(tally, full, terms)
        ticked_all = tally.wrong > 0 and tally.right + tally.wrong == tally.options
        return min(mark, Fraction(0)) if ticked_all else mark


class UnknownPolicy(KeyError):  # noqa: N818 — it states the fact
    """There is no policy of this name and version."""


def find_policy(name: str) -> Policy:
    """Return the policy called ``exact`` (its newest version) or ``exact@1``; raise :class:`UnknownPolicy`."""
    policy = POLICIES.get(name.partition("@")[0])
    if policy is None or ("@" in name and policy.label != name):
        raise UnknownPolicy(name)
    return policy


def _exact(tally: Tally, full: Fraction, terms: Terms) -> Fraction:  # noqa: ARG001 — one signature for all rules
    return full if tally.complete else Fraction(0)


def _subset_half(tally: Tally, full: Fraction, terms: Terms) -> Fraction:
    if tally.complete or tally.wrong or not tally.right:
        return _exact(tally, full, terms)
    steps = full / 2 / Fraction(terms.step)
    half = Fraction(terms.step) * ((2 * steps.numerator + steps.denominator) // (2 * steps.denominator))
    return half if full > 1 and half < full else Fraction(0)


def _subset_per_key(tally: Tally, full: Fraction, terms: Terms) -> Fraction:
    if tally.complete or tally.wrong:
        return _exact(tally, full, terms)
    return min(tally.right * Fraction(terms.per_key), full * tally.share)


def _subset_proportional(tally: Tally, full: Fraction, terms: Terms) -> Fraction:  # noqa: ARG001
    return Fraction(0) if tally.wrong else full * tally.share


def _right_minus_wrong(tally: Tally, full: Fraction, terms: Terms) -> Fraction:  # noqa: ARG001
    return full * max(Fraction(0), Fraction(tally.right - tally.wrong, tally.keys))


def _weights(tally: Tally, full: Fraction, terms: Terms) -> Fraction:  # noqa: ARG001
    return full * min(Fraction(1), max(Fraction(0), tally.weight))


def _each_decision(tally: Tally, full: Fraction, terms: Terms) -> Fraction:  # noqa: ARG001
    decided = tally.right + (tally.options - tally.keys - tally.wrong)
    return full * Fraction(decided, tally.options)


def _negative(tally: Tally, full: Fraction, terms: Terms) -> Fraction:  # noqa: ARG001
    return full if tally.complete else -full / max(1, tally.options - 1)


_POLICIES = (
    Policy("exact", 1, N_("全对才得分"), N_("多选题选得完全正确得满分，多选、少选、错选都不得分。"), _exact),
    Policy(
        "subset-half",
        1,
        N_("少选得一半分"),
        N_("少选且没有选错，得一半分（不足一档的进一档；1 分的题不给分）；有错选不得分。"),
        _subset_half,
    ),
    Policy(
        "subset-per-key",
        1,
        N_("少选按项得分"),
        N_("少选且没有选错，每个选对的选项得固定分（通常 0.5 分）；有错选不得分。"),
        _subset_per_key,
    ),
    Policy(
        "subset-proportional",
        1,
        N_("少选按比例得分"),
        N_("少选且没有选错，按选对的比例得分；有错选不得分。"),
        _subset_proportional,
    ),
    Policy(
        "right-minus-wrong",
        1,
        N_("对错相抵"),
        N_("选对一项加一份，选错一项减一份，最低 0 分；全部都选不得分。"),
        _right_minus_wrong,
    ),
    Policy(
        "weights",
        1,
        N_("按选项权重得分"),
        N_("所选选项的权重相加，在 0 分与满分之间；没有设权重时，选对平分加分，选错平分减分。"),
        _weights,
        frozenset({Kind.SINGLE_CHOICE}),
    ),
    Policy(
        "each-decision",
        1,
        N_("逐项判断得分"),
        N_("每个选项该选的选了、不该选的没选，各得一份；全部都选不得分。"),
        _each_decision,
    ),
    Policy(
        "negative",
        1,
        N_("答错倒扣分"),
        N_("单选、多选、判断题答错倒扣：满分除以选项数减一；不答不扣分。"),
        _negative,
        frozenset({Kind.SINGLE_CHOICE, Kind.TRUE_FALSE}),
    ),
)

POLICIES: Mapping[str, Policy] = MappingProxyType({policy.name: policy for policy in _POLICIES})
"""The newest version of every policy, by name, in the order in which organizers are shown them."""
