"""How a stem's wording follows the wording of its evidence: in which pieces, and with what that isn't there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from question_bank.facts.plain import plain

_TOKEN = re.compile(r"\d+(?:\.\d+)?%?|[0-9A-Za-z一-鿿%]")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Alignment:
    """``pieces`` counts the runs of evidence in the stem; ``strange`` lists (place, words) not among them."""

    pieces: int
    strange: tuple[tuple[int, str], ...]


def align(stem: str, evidence: str) -> Alignment:
    """Follow ``stem`` through ``evidence`` from left to right, punctuation left out, figures taken whole."""
    said = _TOKEN.findall(plain(stem))
    proof = _TOKEN.findall(plain(evidence))
    pieces = 0
    strange: list[tuple[int, str]] = []
    at = read = 0
    while at < len(said):
        place, length = _longest(said[at:], proof, read)
        if length < _LEAST and at + length < len(said):
            previous = strange[-1] if strange else (-1, "")
            if strange and previous[0] + len(_TOKEN.findall(previous[1])) == at:
                strange[-1] = (previous[0], previous[1] + said[at])
            else:
                strange.append((at, said[at]))
            at += 1
            continue
        if length == 0:
            strange.append((at, said[at]))
            break
        pieces += 1
        at += length
        read = place + length
    return Alignment(pieces, tuple(strange))


def _longest(wanted: list[str], proof: list[str], start: int) -> tuple[int, int]:
    """Return where in ``proof``, from ``start`` on, the longest beginning of ``wanted`` stands, and its length."""
    best = (start, 0)
    for place in range(start, len(proof)):
        length = 0
        while length < len(wanted) and place + length < len(proof) and wanted[length] == proof[place + length]:
            length += 1
        if length > best[1]:
            best = (place, length)
    return best
