"""The rules that clean a text, each by name, each an edit that keeps the way back to the source.

A rule takes a text and yields edits in order. Rules that drop what a reader could see say so in a notice;
blanks and line ends go without one. The author's own punctuation is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from question_bank.documents.page_numbers import page_numbers
from question_bank.documents.tracing import Edit, Traced
from question_bank.results import N_, Notice, Severity

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]+"
)
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,80}\]")


def line_ends(text: str) -> Iterator[Edit]:
    """Make every kind of line end one line feed."""
    return (Edit(*match.span(), "\n") for match in _LINE_END.finditer(text))


def control_characters(text: str) -> Iterator[Edit]:
    """Drop characters that have no shape: controls, zero-width marks, direction marks."""
    return (Edit(*match.span()) for match in _CONTROL.finditer(text))


def bookmarks(text: str) -> Iterator[Edit]:
    """Drop the marks that Word exports leave for bookmarks."""
    return (Edit(*match.span()) for match in _BOOKMARK.finditer(text))


class Rule(NamedTuple):
    """A rule, and the notice for what it drops (None: nothing that a reader could miss)."""

    edits: Callable[[str], Iterable[Edit]]
    id: str | None = None
    message: str = ""


RULES = (
    Rule(line_ends),
    Rule(control_characters, "dropped-control-characters", N_("去掉了 {count} 处看不见的控制字符。")),
    Rule(bookmarks, "dropped-bookmarks", N_("去掉了 {count} 处书签标记。")),
    Rule(page_numbers, "dropped-page-numbers", N_("去掉了 {count} 处单独成行的页码。")),
)


def clean_characters(traced: Traced) -> tuple[Traced, tuple[Notice, ...]]:
    """Apply the rules in their order; lines and the blanks at their edges are left to the layout."""
    notices = []
    for rule in RULES:
        edits = list(rule.edits(traced.text))
        traced = traced.edited(edits)
        if edits and rule.id is not None:
            notices.append(Notice(Severity.INFO, rule.id, rule.message, params={"count": len(edits)}))
    return traced, tuple(notices)
