"""What every gate looks at: the document as it is matched, and an item's stem without its trimmings.

Nothing here, or in any gate, knows how an item came about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from question_bank.documents.model import Document
from question_bank.facts.plain import plain, wording
from question_bank.items.model import Item, Kind
from question_bank.outline.model import Outline
from question_bank.results import Notice, Place, Severity

SLOT = re.compile(r"_{2,}|（[\s　]*）|\([\s　]*\)")
ASKING = re.compile(r"哪几[个项类种条级]|哪些")
_HEADED = re.compile(r"^关于“(?P<title>[^“”]+)”：")
_NUMERAL = re.compile(r"\d+(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Source:
    """A document ready for checking: ``text`` plain, ``bare`` its wording only, ``titles`` of all its points."""

    document: Document
    outline: Outline
    text: str
    bare: str
    titles: frozenset[str]


def read_source(document: Document, outline: Outline) -> Source:
    """Prepare ``document`` once for any number of items."""
    text = plain(document.text)
    titles = frozenset(wording(node.title) for node in outline.nodes) | {wording(outline.title)}
    return Source(document, outline, text, wording(text), titles - {""})


def split_heading(stem: str) -> tuple[str, str]:
    """Return the heading that a stem puts in front (may be empty), and the rest."""
    match = _HEADED.match(stem)
    return (match["title"], stem[match.end() :]) if match else ("", stem)


def keys_of(item: Item) -> tuple[str, ...]:
    """Return the texts that a learner has to find; none for true/false and short answers."""
    if item.kind is Kind.FILL_BLANK and isinstance(item.answer, tuple):
        return tuple(str(texts[0]) for texts in item.answer if isinstance(texts, tuple) and texts)
    if item.kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE):
        return tuple(option.text for option in item.options if option.correct)
    if item.kind is Kind.ORDERING:
        return tuple(option.text for option in item.options)
    if item.kind is Kind.MATCHING:
        return tuple(side for pair in item.pairs for side in (pair.left, pair.right))
    return ()


def wrong_of(item: Item) -> tuple[str, ...]:
    """Return the options that are wrong."""
    if item.kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE):
        return tuple(option.text for option in item.options if not option.correct)
    return item.distractors


def is_figure(text: str) -> bool:
    """Whether ``text`` is a number and nothing else."""
    return _NUMERAL.fullmatch(text) is not None


def shows(text: str, phrase: str) -> bool:
    """Whether ``phrase`` stands in ``text``; a figure only as a figure of its own, not within a longer one."""
    if phrase and phrase[0].isdigit():
        return re.search(rf"(?<![\d.]){re.escape(phrase)}(?![\d.])", text) is not None
    return bool(phrase) and phrase in text


def broken(gate: int, name: str, message: str, item: Item, **params: object) -> Notice:
    """Return the notice that gate ``gate`` was broken by ``item``."""
    start = item.evidence.start if item.evidence else None
    end = item.evidence.end if item.evidence else None
    return Notice(Severity.ERROR, f"gate{gate}.{name}", message, Place(start=start, end=end), params)
