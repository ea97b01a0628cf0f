"""The hard gates: no draft is shown that breaks one.

Everything is computed from the document and the item alone, so that the same check serves drafts, imported files
and questions written by hand. Each gate stands in a file of its own under ``gates/``.
"""

from __future__ import annotations

from collections.abc import Iterable

from question_bank.documents.model import Document
from question_bank.drafting.gates.alterations import check_alterations
from question_bank.drafting.gates.arrangement import check_arrangement
from question_bank.drafting.gates.evidence import check_evidence
from question_bank.drafting.gates.giveaways import check_giveaways
from question_bank.drafting.gates.marks import check_marks
from question_bank.drafting.gates.options import check_likeness, check_sameness
from question_bank.drafting.gates.slots import check_slots
from question_bank.drafting.gates.source import Source, read_source
from question_bank.drafting.gates.standing import check_standing
from question_bank.items.model import Item
from question_bank.outline.model import Outline
from question_bank.results import Notice

GATES = (
    check_evidence,
    check_giveaways,
    check_slots,
    check_sameness,
    check_likeness,
    check_marks,
    check_standing,
    check_alterations,
    check_arrangement,
)


def check_draft(item: Item, document: Document, outline: Outline) -> list[Notice]:
    """List every gate that ``item`` breaks against its document; ids are ``gate<number>.<what>``."""
    return check_against(item, read_source(document, outline))


def check_against(item: Item, source: Source) -> list[Notice]:
    """List every gate that ``item`` breaks against a prepared source."""
    return [notice for gate in GATES for notice in gate(item, source)]


def check_items(items: Iterable[Item], documents: Iterable[tuple[Document, Outline]]) -> dict[str, list[Notice]]:
    """Check items against the documents that they quote; return the notices by item id, clean items left out.

    An item whose document isn't among ``documents`` is checked by nobody and left out too.
    """
    sources = {document.sha256: read_source(document, outline) for document, outline in documents}
    found: dict[str, list[Notice]] = {}
    for item in items:
        source = sources.get(item.evidence.sha256) if item.evidence else None
        notices = check_against(item, source) if source else []
        if notices:
            found[item.id] = notices
    return found
