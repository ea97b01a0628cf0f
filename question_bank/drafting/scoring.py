"""How good a draft looks, from what can be measured on it: 0 to 1, the best first.

A rule's own merit is its family's measured precision; the stem's length, its independence of the heading, and the
place of its sentence move it a little. ``ready`` is given to what a strict reader accepted unchanged.
"""

from __future__ import annotations

from question_bank.drafting.draft import Draft, Material
from question_bank.facts.plain import grams
from question_bank.facts.subjects import speaks_of_itself

_COMFORTABLE = range(18, 61)
_LONG = 75
_READY = 0.72


def score(material: Material, draft: Draft) -> float:
    """Return the draft's score, rounded to three places."""
    value = draft.merit
    length = len(draft.stem)
    value += 0.03 if length in _COMFORTABLE else 0.0
    value -= 0.06 if length > _LONG else 0.0
    value -= 0.04 if draft.window.heading else 0.0
    value -= 0.12 if speaks_of_itself(draft.stem) else 0.0
    value += 0.03 if _opens_paragraph(material, draft) else 0.0
    value += 0.03 if _is_about_the_heading(material, draft) else 0.0
    return round(min(max(value, 0.0), 0.99), 3)


def is_ready(draft: Draft, value: float) -> bool:
    """Whether a draft may go to learners without an organizer's eye on it."""
    return draft.earned and value >= _READY and not speaks_of_itself(draft.stem)


def _opens_paragraph(material: Material, draft: Draft) -> bool:
    sentence = material.reading.outline.sentences[draft.fact.statement.index]
    return sentence.start == sentence.paragraph_start


def _is_about_the_heading(material: Material, draft: Draft) -> bool:
    path = material.reading.outline.path(draft.fact.statement.node)
    titles = "，".join([material.reading.outline.title, *(node.title for node in path)])
    return len(grams(titles, 2) & grams(draft.stem, 2)) >= 2
