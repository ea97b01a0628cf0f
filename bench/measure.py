"""Timing: the median of several runs, and the peak of memory that Python took meanwhile."""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: ``value`` in ``unit``, and what it was measured on."""

    name: str
    value: float
    unit: str
    note: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return the row for JSON."""
        return asdict(self)


def seconds(call: Callable[[], object], *, runs: int = 5) -> float:
    """Return the median wall time of ``call`` in seconds, after one run that isn't counted."""
    call()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def per_call(call: Callable[[], object], *, calls: int, runs: int = 5) -> float:
    """Return the median time of one of ``calls`` calls, in seconds."""

    def many() -> None:
        for _ in range(calls):
            call()

    return seconds(many, runs=runs) / calls


def peak_memory(call: Callable[[], object]) -> float:
    """Return the most memory that Python held during ``call``, in MiB."""
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20
