"""Text as it is matched: half-width punctuation between Chinese characters made full-width, length unchanged.

Keeping the length means that every offset found in the matched text is an offset of the document.
"""

from __future__ import annotations

import re

_WIDE = str.maketrans(",;:()?!％", "，；：（）？！%")
_HALF_MARK = re.compile(
    r"(?<![0-9A-Za-z])[,;:()?!](?![0-9A-Za-z])|(?<=[一-鿿”’》）])[,;:()?!]|[,;:()?!](?=[一-鿿“‘《（])|％"
)
_NOT_WORDING = re.compile(r"[^0-9A-Za-z一-鿿%.]+")


def plain(text: str) -> str:
    """Return ``text`` with full-width punctuation in Chinese surroundings; the same number of characters."""
    return _HALF_MARK.sub(lambda mark: mark.group().translate(_WIDE), text)


def wording(text: str) -> str:
    """Return only the characters that carry meaning: letters, figures, per cent and decimal marks."""
    return _NOT_WORDING.sub("", text)


def grams(text: str, size: int) -> set[str]:
    """Return the set of ``size``-character pieces of the wording of ``text``."""
    bare = wording(text)
    return {bare[i : i + size] for i in range(len(bare) - size + 1)}
