"""Gate 1."""

from __future__ import annotations

from dataclasses import replace

import pytest

from question_bank.documents.model import OffsetMap
from question_bank.drafting.gates.evidence import check_evidence
from question_bank.drafting.gates.source import read_source
from question_bank.items.model import Item
from tests.question_bank.drafting.gates.warehouse import BLANK, CHOICE, DOCUMENT, GOOD, OUTLINE, SOURCE, TRUE

PROOF = BLANK.evidence
assert PROOF is not None


def ids(item: Item) -> list[str]:
    return [notice.id for notice in check_evidence(item, SOURCE)]


@pytest.mark.parametrize("item", GOOD, ids=lambda item: item.kind)
def test_good_items_pass(item: Item) -> None:
    assert ids(item) == []


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (replace(BLANK, evidence=None), "gate1.no-evidence"),
        (replace(BLANK, evidence=replace(PROOF, sha256="1" * 64)), "gate1.other-document"),
        (replace(BLANK, evidence=replace(PROOF, start=PROOF.start + 1)), "gate1.quote"),
        (replace(BLANK, evidence=replace(PROOF, quote="", end=PROOF.start)), "gate1.quote"),
        (replace(BLANK, evidence=replace(PROOF, raw_start=3, raw_end=9)), "gate1.raw"),
        (replace(BLANK, answer=(("31",),)), "gate1.key"),
        (replace(CHOICE, options=(replace(CHOICE.options[0], text="自查整改"), *CHOICE.options[1:])), "gate1.key"),
        (replace(TRUE, stem=TRUE.stem.replace("30", "20")), "gate1.statement"),
        (replace(TRUE, stem=TRUE.stem.replace("当场", "逐项")), "gate1.statement"),
    ],
)
def test_every_broken_proof_is_caught(item: Item, found: str) -> None:
    assert found in ids(item)


def test_offsets_of_a_text_file_must_lead_back_to_it() -> None:
    source = read_source(replace(DOCUMENT, origin=OffsetMap((0,), (0,), (3,))), OUTLINE)
    right = replace(PROOF, raw_start=3 * PROOF.start, raw_end=3 * PROOF.end)
    assert list(check_evidence(replace(BLANK, evidence=right), source)) == []
    wrong = replace(BLANK, evidence=replace(right, raw_end=3 * PROOF.end + 1))
    assert [notice.id for notice in check_evidence(wrong, source)] == ["gate1.raw"]
    assert [notice.id for notice in check_evidence(BLANK, source)] == ["gate1.raw"]
