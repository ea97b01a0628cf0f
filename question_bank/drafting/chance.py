"""Choices that look random and are the same on every machine and in every version of Python."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of choices that depends only on the words it is seeded with."""

    def __init__(self, *seed: object) -> None:
        self._seed = "\x1f".join(map(str, seed))
        self._drawn = 0

    def below(self, limit: int) -> int:
        """Return an integer from 0 to ``limit - 1``."""
        self._drawn += 1
        digest = sha256(f"{self._seed}\x1f{self._drawn}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % limit

    def one(self, choices: Sequence[T]) -> T:
        """Return one of ``choices``."""
        return choices[self.below(len(choices))]

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        """Return ``choices`` in another order."""
        rest = list(choices)
        return [rest.pop(self.below(len(rest))) for _ in range(len(rest))]
