"""Gate 1: the key stands in the evidence, the evidence in the document, and the offsets lead back to the file."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.drafting.gates.alignment import align
from question_bank.drafting.gates.source import Source, broken, keys_of, shows, split_heading
from question_bank.facts.plain import plain
from question_bank.items.model import Evidence, Item, Kind
from question_bank.results import N_, Notice

_PIECES = 3


def check_evidence(item: Item, source: Source) -> Iterator[Notice]:
    """Yield what is wrong with the proof of an item."""
    evidence = item.evidence
    if evidence is None:
        yield broken(1, "no-evidence", N_("没有写明出处。"), item)
        return
    document = source.document
    if evidence.sha256 != document.sha256:
        yield broken(1, "other-document", N_("出处不是这份材料。"), item)
    if document.text[evidence.start : evidence.end] != evidence.quote or not evidence.quote.strip():
        yield broken(1, "quote", N_("引文与材料原文不一致。"), item)
    if _raw(source, evidence) != (evidence.raw_start, evidence.raw_end):
        yield broken(1, "raw", N_("引文在原文件中的位置不对。"), item)
    quote = plain(evidence.quote)
    for key in keys_of(item):
        if not shows(quote, plain(key)):
            yield broken(1, "key", N_("引文中没有答案“{key}”。"), item, key=key)
    if item.kind is Kind.TRUE_FALSE and item.answer is True:
        _, statement = split_heading(item.stem)
        aligned = align(statement, quote)
        if aligned.strange or aligned.pieces > _PIECES:
            yield broken(1, "statement", N_("判断为正确的题干与引文不一致。"), item)


def _raw(source: Source, evidence: Evidence) -> tuple[int | None, int | None]:
    origin = source.document.origin
    within = 0 <= evidence.start < evidence.end <= len(source.document.text)
    return origin.span(evidence.start, evidence.end) if origin and within else (None, None)
