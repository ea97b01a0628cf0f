"""Papers: a blueprint, a pool, and a fair draw that a seed rebuilds exactly.

Draws use nothing of :mod:`random` but ``Random(seed).random()``, the one sequence that Python promises to
keep across versions.
"""

from question_bank.papers.blueprint import check_blueprint
from question_bank.papers.model import BlueprintRow, DrawnItem, PoolEntry
from question_bank.papers.orders import pinned_options, pool_entry
from question_bank.papers.pool import NotEnoughItems, Pool
from question_bank.papers.simulation import Simulation, simulate

__all__ = [
    "BlueprintRow",
    "DrawnItem",
    "NotEnoughItems",
    "Pool",
    "PoolEntry",
    "Simulation",
    "check_blueprint",
    "pinned_options",
    "pool_entry",
    "simulate",
]
