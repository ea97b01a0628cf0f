"""Which drafts are shown: no two that ask nearly the same, the kinds in turn, as many true as false statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from question_bank.items.model import Item, Kind

_TURNS = (
    Kind.MULTIPLE_CHOICE,
    Kind.ORDERING,
    Kind.MATCHING,
    Kind.TRUE_FALSE,
    Kind.SINGLE_CHOICE,
    Kind.FILL_BLANK,
)
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that broke no gate, and the two-character pieces of its window with the key in place."""

    item: Item
    pieces: frozenset[str]


def select(candidates: Iterable[Candidate], enough: int) -> list[Candidate]:
    """Return the candidates to show, the best first.

    Where fewer than ``enough`` ask about different passages, a passage may be asked about in two kinds.
    """
    best_first = sorted(candidates, key=_rank)
    chosen: list[Candidate] = []
    _choose(best_first, chosen, len(best_first), other_kinds=False)
    _choose(best_first, chosen, enough, other_kinds=True)
    return sorted(chosen, key=_rank)


def near(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates show nearly the same passage."""
    least = min(len(one.pieces), len(other.pieces))
    return least > 0 and len(one.pieces & other.pieces) / least > _NEAR


def _choose(best_first: list[Candidate], chosen: list[Candidate], enough: int, *, other_kinds: bool) -> None:
    """Add candidates to ``chosen``, a kind at a time, as long as any kind has one to offer."""
    waiting = {kind: [c for c in best_first if c.item.kind is kind and c not in chosen] for kind in _TURNS}
    offered = True
    while offered:
        offered = False
        for kind in _TURNS:
            taken = _take(waiting[kind], chosen, other_kinds) if len(chosen) < enough else None
            if taken is not None:
                chosen.append(taken)
                offered = True


def _take(queue: list[Candidate], chosen: list[Candidate], other_kinds: bool) -> Candidate | None:
    """Take the best candidate of one kind that is like nothing chosen so far; those that are get dropped."""
    for candidate in sorted(queue, key=lambda c: c.item.answer is not False):
        alike = [other for other in chosen if near(candidate, other)]
        if len(alike) > other_kinds or any(_clash(candidate.item, other.item) for other in alike):
            queue.remove(candidate)
        elif candidate.item.kind is not Kind.TRUE_FALSE or _keeps_balance(candidate, chosen):
            queue.remove(candidate)
            return candidate
    return None


def _clash(one: Item, other: Item) -> bool:
    return one.kind is other.kind or one.stem == other.stem


def _keeps_balance(candidate: Candidate, chosen: list[Candidate]) -> bool:
    """Whether a true or false statement leaves the answers at most one apart."""
    answers = [other.item.answer for other in chosen if other.item.kind is Kind.TRUE_FALSE]
    return answers.count(candidate.item.answer) <= answers.count(not candidate.item.answer)


def _rank(candidate: Candidate) -> tuple[float, int, str]:
    evidence = candidate.item.evidence
    return -(candidate.item.score or 0.0), evidence.start if evidence else 0, candidate.item.id
