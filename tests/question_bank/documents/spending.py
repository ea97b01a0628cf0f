"""Measures the processor time of readers, that of their child processes included: the machine may be busy."""

from __future__ import annotations

import contextlib
import resource
from collections.abc import Iterator

_A_SECOND = 1.6
"""What hostile files may take: a second on a machine by itself, with room for one that shares its caches."""


def _spent() -> float:
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


@contextlib.contextmanager
def within_a_second() -> Iterator[None]:
    """Fail when what is inside takes longer."""
    begun = _spent()
    yield
    assert _spent() - begun < _A_SECOND
