"""Words and their classes, as rjieba sees them."""

from __future__ import annotations

from functools import lru_cache

import rjieba

_COARSE = {"vn": "n", "vd": "v", "vg": "v", "an": "n", "ad": "a", "ag": "a", "i": "l", "uj": "u", "ul": "u"}


@lru_cache(maxsize=4096)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of ``text`` with their part-of-speech tags."""
    return tuple((word, tag) for word, tag in rjieba.tag(text))


def boundaries(text: str) -> set[int]:
    """Return the offsets in ``text`` at which a word starts or ends."""
    at = 0
    found = {0}
    for word, _ in tagged(text):
        at += len(word)
        found.add(at)
    return found


def shape(text: str) -> str:
    """Return the sequence of coarse word classes with their lengths: two phrases of one shape look alike."""
    return " ".join(f"{_COARSE.get(tag, tag[:1])}{len(word)}" for word, tag in tagged(text))
