"""Outlines: numbering families, the tree of points, its alignment with the body, and sentences."""

from __future__ import annotations

from question_bank.documents.model import Document
from question_bank.outline.gaps import find_gaps, judged, orphans, shortened
from question_bank.outline.headings import find_headings
from question_bank.outline.listing import find_listing
from question_bank.outline.model import Outline
from question_bank.outline.nodes import merge, settle
from question_bank.outline.numbers import find_jumps
from question_bank.outline.remarks import remarks
from question_bank.outline.roles import assign_roles, text_end
from question_bank.outline.seams import find_seams
from question_bank.outline.sentences import complete, find_sentences
from question_bank.outline.titles import title_of
from question_bank.results import Result

__all__ = ["recover_outline"]


def recover_outline(document: Document) -> Result[Outline]:
    """Recover what the author meant: points, their levels, and the sentences under each.

    Notices tell of points without text (``point-without-text``), of text without a point (``text-without-point``),
    of numbers that are left out (``missing-number``), of seams (``seam``) and of masks (``masked``).
    """
    roles = assign_roles(document)
    entries = find_listing(document, roles)
    points = merge(document.text, entries, find_headings(document, roles, entries))
    points, nodes = settle(document, roles, points)
    spans = find_sentences(document, roles, points)
    breaks = find_seams(document, roles, spans)
    jumps = list(find_jumps(points, nodes))
    gaps = find_gaps(nodes, breaks, jumps)
    seams = judged(breaks, gaps)
    homeless = [*orphans(nodes, gaps), (text_end(document, roles), len(document.text))]
    sentences = complete(document, spans, seams, homeless)
    outline = Outline(title_of(document, roles), tuple(shortened(nodes, gaps)), sentences)
    return Result(outline, tuple(remarks(document.text, outline.nodes, sentences, seams, jumps)))
