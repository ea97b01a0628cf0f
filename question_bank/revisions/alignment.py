"""Two versions of a document, aligned: equal passages first, then changed ones, then what is gone or new."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from sys import maxsize

from question_bank.outline.chains import Pair
from question_bank.revisions.anchors import kept, moved
from question_bank.revisions.likeness import Free, changed
from question_bank.revisions.model import Alignment, Extent, Fate, Passage
from question_bank.revisions.passages import find_passages

_MIRRORED = {Fate.GONE: Fate.NEW, Fate.NEW: Fate.GONE}
_BEFORE_ALL = Extent(-1, -1)


def align(old: str, new: str) -> Alignment:
    """Align the clean texts of two versions; ``align(new, old)`` is its mirror image.

    Near-linear: 200,000 characters take well under a second.
    """
    if new < old:
        mirrored = (Passage(_MIRRORED.get(fate, fate), there, here) for fate, here, there in _passages(new, old))
        return Alignment(old, new, tuple(_in_order(mirrored)))
    return Alignment(old, new, tuple(_in_order(_passages(old, new))))


def _passages(old: str, new: str) -> list[Passage]:
    old_extents, new_extents = find_passages(old), find_passages(new)
    old_texts = [old[start:end] for start, end in old_extents]
    new_texts = [new[start:end] for start, end in new_extents]
    same = kept(old_texts, new_texts)
    elsewhere = moved(old_texts, new_texts, same)
    taken = [*same, *elsewhere]
    alike = changed(
        _free(old_texts, [pair[0] for pair in taken], [pair[0] for pair in same]),
        _free(new_texts, [pair[1] for pair in taken], [pair[1] for pair in same]),
    )
    fates = [(Fate.KEPT, same), (Fate.MOVED, elsewhere), (Fate.CHANGED, alike)]
    found = [
        Passage(fate, old_extents[here], new_extents[there]) for fate, pairs in fates for here, there in pairs
    ]
    return [*found, *_single(old_extents, new_extents, [*taken, *alike])]


def _free(texts: Sequence[str], taken: Sequence[int], same: Sequence[int]) -> list[Free]:
    used = set(taken)
    return [Free(index, text, bisect_left(same, index)) for index, text in enumerate(texts) if index not in used]


def _single(old: Sequence[Extent], new: Sequence[Extent], taken: Sequence[Pair]) -> list[Passage]:
    used_old, used_new = {pair[0] for pair in taken}, {pair[1] for pair in taken}
    gone = [Passage(Fate.GONE, extent, None) for index, extent in enumerate(old) if index not in used_old]
    added = [Passage(Fate.NEW, None, extent) for index, extent in enumerate(new) if index not in used_new]
    return [*gone, *added]


def _in_order(passages: Iterable[Passage]) -> list[Passage]:
    """Return ``passages`` in the new order, each gone one after the passage that it followed."""
    ordered = sorted(passages, key=lambda each: each.old or _BEFORE_ALL)
    bounds = _bounds(ordered)
    keyed: list[tuple[int, int, Passage]] = []
    place = -1
    for passage, bound in zip(ordered, bounds, strict=True):
        if passage.new is None:
            keyed.append((place, 1, passage))
            continue
        if passage.fate in {Fate.KEPT, Fate.CHANGED} and place < passage.new.start <= bound:
            place = passage.new.start
        keyed.append((passage.new.start, 0, passage))
    return [passage for _, _, passage in sorted(keyed, key=itemgetter(0, 1))]


def _bounds(ordered: Sequence[Passage]) -> list[int]:
    """Return for each passage where, in the new text, the next kept one stands."""
    bounds = []
    bound = maxsize
    for passage in reversed(ordered):
        if passage.fate is Fate.KEPT and passage.new:
            bound = passage.new.start
        bounds.append(bound)
    return bounds[::-1]
