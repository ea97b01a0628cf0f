"""Revisions: two versions of a document aligned passage by passage, so that quotes can be carried over.

``align`` takes the clean texts; ``relocate`` then answers for a quote of the old version where it stands now, or
how it changed, or that it vanished.
"""

from __future__ import annotations

from question_bank.revisions.alignment import align
from question_bank.revisions.differences import changes_in
from question_bank.revisions.model import Alignment, Change, Extent, Fate, Passage, Where
from question_bank.revisions.relocation import relocate

__all__ = ["Alignment", "Change", "Extent", "Fate", "Passage", "Where", "align", "changes_in", "relocate"]
