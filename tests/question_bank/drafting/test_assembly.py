"""From drafts to items."""

from __future__ import annotations

from dataclasses import replace

from question_bank.documents.model import OffsetMap
from question_bank.drafting.assembly import assemble, outline_path
from question_bank.drafting.rules.blank_number import blank_number
from question_bank.drafting.rules.false_number import false_number
from question_bank.outline.model import Node
from tests.question_bank.drafting.materials import drafted, material_of

LINES = ("# 一、隐患整改", "今年上半年，远禾集团共查出隐患426处。")


def test_the_evidence_is_the_sentence_at_its_offsets() -> None:
    material = material_of(*LINES)
    item = assemble(material, drafted(blank_number, *LINES)[0], 0.8, True)
    document = material.reading.document
    assert item.evidence is not None
    assert item.evidence.quote == LINES[1]
    assert document.text[item.evidence.start : item.evidence.end] == LINES[1]
    assert (item.evidence.raw_start, item.evidence.raw_end) == (None, None)


def test_a_text_file_s_evidence_leads_back_to_its_bytes() -> None:
    material = material_of(*LINES)
    document = replace(material.reading.document, origin=OffsetMap((0,), (0,), (3,)))
    traced = replace(material, reading=replace(material.reading, document=document))
    evidence = assemble(traced, drafted(blank_number, *LINES)[0], 0.8, True).evidence
    assert evidence is not None
    assert (evidence.raw_start, evidence.raw_end) == (3 * evidence.start, 3 * evidence.end)


def test_the_id_depends_on_what_is_asked_only() -> None:
    material, draft = material_of(*LINES), drafted(blank_number, *LINES)[0]
    item = assemble(material, draft, 0.8, True)
    assert assemble(material, draft, 0.3, False).id == item.id
    assert assemble(material, replace(draft, stem=draft.stem + "？"), 0.8, True).id != item.id


def test_the_explanation_says_where_and_what_the_text_really_says() -> None:
    material = material_of(*LINES)
    assert assemble(material, drafted(blank_number, *LINES)[0], 0.8, True).explanation == "见“一、隐患整改”部分。"
    altered = assemble(material, drafted(false_number, *LINES)[0], 0.8, True)
    assert altered.explanation == "材料原文为“426处”，见“一、隐患整改”部分。"


def test_the_outline_path_has_bare_labels_or_titles() -> None:
    reading = material_of(*LINES).reading
    below = Node("（一）", "当场整改", 2, 0, 1, 1, 2, 0)
    plain = Node("", "挂牌督办", 2, 0, 1, 1, 2, 0)
    nested = replace(reading, outline=replace(reading.outline, nodes=(*reading.outline.nodes, below, plain)))
    assert outline_path(nested, 1) == ("一", "（一）")
    assert outline_path(nested, 2) == ("一", "挂牌督办")
    assert outline_path(nested, None) == ()
