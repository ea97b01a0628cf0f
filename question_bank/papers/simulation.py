"""Many papers at once: how often each question is seen, and how alike two papers are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from question_bank.papers.model import BlueprintRow
from question_bank.papers.pool import Pool


@dataclass(frozen=True, slots=True)
class Simulation:
    """What ``papers`` draws gave.

    ``exposure`` is the share of papers that hold an item, for every item of the pool; ``mean_overlap`` the
    share of a paper's items that another paper holds too, on average over all pairs; ``most_overlap`` the
    largest such share between papers drawn one after the other.
    """

    papers: int
    exposure: Mapping[str, float]
    mean_overlap: float
    most_overlap: float


def simulate(pool: Pool, rows: Sequence[BlueprintRow], *, papers: int, seed: int) -> Simulation:
    """Draw ``papers`` papers (at least 2) with the seeds ``seed``, ``seed + 1`` …, and count."""
    if papers < 2:
        raise ValueError("two papers at least can overlap")
    counts: Counter[str] = Counter()
    before: frozenset[str] = frozenset()
    length, most = 0, 0
    for number in range(papers):
        drawn = pool.draw(rows, seed=seed + number, shuffle_questions=False, shuffle_options=False)
        paper = frozenset(item.id for item in drawn)
        counts.update(paper)
        most = max(most, len(paper & before))
        length, before = len(paper), paper
    pairs = papers * (papers - 1) / 2
    shared = sum(count * (count - 1) / 2 for count in counts.values())
    return Simulation(
        papers=papers,
        exposure={entry.id: counts[entry.id] / papers for entry in pool.entries},
        mean_overlap=shared / pairs / length if length else 0.0,
        most_overlap=most / length if length else 0.0,
    )
