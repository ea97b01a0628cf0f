"""Where a list joined by ``、`` begins and ends: its outer limits aren't printed.

They count as certain when the word before or after can only stand outside the list, and the element is about as
long as its siblings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from question_bank.facts.clauses import Span
from question_bank.facts.words import boundaries, tagged

LONGEST = 14
_TAIL = re.compile(
    r"(?P<open>等)?(?:(?P<count>[一二两三四五六七八九十]|\d{1,2})(?P<measure>个|项|类|种|大|条|级|支|门|点|本)"
    r"(?P<rest>[一-鿿]*))?"
)
_BEFORE_LIST = frozenset(("v", "vd", "p", "c", "uj", "ul", "x", "f"))
_NEVER_FIRST = ("p", "c", "uj", "ul")
_OPENERS = ("落实", "好", "如", "包括", "做到", "突出", "紧盯")
_HEAD_LIMIT = 8
_WHOLE_HEAD = 4


@dataclass(frozen=True, slots=True)
class Outer:
    """The first or last element of a list, and whether its outer limit is certain."""

    span: Span
    sure: bool


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the last element: “等”, “四个方面”, or nothing. ``head`` is what is listed."""

    open: bool = False
    count: Span | None = None
    measure: Span | None = None
    head: str = ""


def first_element(text: str, part: Span, inner: list[str]) -> Outer:
    """Cut the words before the list off its first part; ``inner`` are the elements that are certain."""
    words = tagged(text[part.start : part.end])
    lengths = [len(element) for element in inner]
    candidates: list[tuple[int, int]] = []
    at = part.end
    for index in range(len(words) - 1, -1, -1):
        word, tag = words[index]
        at -= len(word)
        size = part.end - at
        affix = all(element[0] == text[at] for element in inner)
        if 2 <= size <= LONGEST and (affix or (tag not in _NEVER_FIRST and _opens(words[:index]))):
            candidates.append((_gap(size, lengths) + (index == 0), at))
    if not candidates:
        return Outer(part, False)
    gap, start = min(candidates)
    exact = len(set(lengths)) == 1 and len(lengths) > 1
    return Outer(Span(start, part.end), gap <= (0 if exact else 1))


def _opens(before: tuple[tuple[str, str], ...]) -> bool:
    """Whether a list can begin after the words ``before``: after a verb, a preposition, or nothing."""
    return not before or before[-1][1] in _BEFORE_LIST or before[-1][0].endswith(_OPENERS)


def last_element(text: str, part: Span, inner: list[str]) -> tuple[Outer, Tail]:
    """Cut the words after the list off its last part."""
    lengths = [len(element) for element in inner]
    candidates: list[tuple[int, int, Tail]] = []
    for offset in sorted(boundaries(text[part.start : part.end])):
        tail = _tail(text, part.start + offset, part.end)
        if tail is not None and 2 <= offset <= LONGEST:
            candidates.append((_gap(offset, lengths), part.start + offset, tail))
    if not candidates:
        return Outer(part, False), Tail()
    gap, end, tail = min(candidates, key=lambda candidate: candidate[:2])
    printed = tail.count is not None or tail.open or end == part.end
    return Outer(Span(part.start, end), gap <= (2 if printed else 0)), tail


def joined_elements(text: str, span: Span, inner: list[str]) -> tuple[Span, ...]:
    """Return the two elements that “和” joins in the last part, or the part itself."""
    lengths = [len(element) for element in inner]
    for word in ("以及", "和", "及"):
        at = text.find(word, span.start + 2, span.end - 2)
        if at < 0:
            continue
        left, right = Span(span.start, at), Span(at + len(word), span.end)
        if all(_gap(side.end - side.start, lengths) <= 1 for side in (left, right)):
            return left, right
    return (span,)


def head_noun(rest: str) -> str:
    """Return the noun phrase at the start of ``rest``: what a list lists (“关键环节”)."""
    taken = ""
    for word, tag in tagged(rest):
        if taken and tag[0] in "vpdcru" and tag != "vn" and len(rest) > _WHOLE_HEAD:
            break
        taken += word
    return taken if len(taken) <= _HEAD_LIMIT else ""


def _tail(text: str, at: int, end: int) -> Tail | None:
    match = _TAIL.match(text, at, end)
    if match is None or not (at == end or match["open"] or match["count"] or text[at] == "的"):
        return None
    if match["count"]:
        head = head_noun(match["rest"])
        return Tail(match["open"] is not None, Span(*match.span("count")), Span(*match.span("measure")), head)
    head = head_noun(text[match.end("open") : end]) if match["open"] else ""
    return Tail(match["open"] is not None, head=head)


def _gap(size: int, lengths: list[int]) -> int:
    return min(abs(size - length) for length in lengths)
