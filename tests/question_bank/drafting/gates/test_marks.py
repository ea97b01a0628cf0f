"""Gate 6."""

from __future__ import annotations

from dataclasses import replace

import pytest

from question_bank.drafting.gates.marks import check_marks
from question_bank.items.model import Item, Kind, Pair
from tests.question_bank.drafting.gates.warehouse import (
    BLANK,
    CHOICE,
    DOCUMENT,
    GOOD,
    MASKED,
    MATCHING,
    OUTLINE,
    SOURCE,
)
from tests.question_bank.drafting.materials import item


@pytest.mark.parametrize("good", GOOD, ids=lambda item: item.kind)
def test_good_items_pass(good: Item) -> None:
    assert list(check_marks(good, SOURCE)) == []


@pytest.mark.parametrize(
    ("spoilt", "found"),
    [
        (replace(BLANK, stem="**市的整改期限不超过____日。"), "gate6.mask"),
        (replace(BLANK, stem="周某某要求不超过____日……"), "gate6.mask"),
        (replace(BLANK, stem="整改期限\x07不超过____日。"), "gate6.artefact"),
        (replace(BLANK, stem="[bookmark: _GoBack]整改期限不超过____日。"), "gate6.artefact"),
        (replace(BLANK, stem="整改期限\n不超过____日。"), "gate6.artefact"),
        (replace(BLANK, stem="整改“期限不超过____日。"), "gate6.quotes"),
        (
            replace(CHOICE, options=(*CHOICE.options[:3], replace(CHOICE.options[3], text="（推广"))),
            "gate6.quotes",
        ),
        (replace(MATCHING, pairs=(Pair("××单位", "停工"),)), "gate6.mask"),
    ],
)
def test_what_must_not_be_seen_is_caught(spoilt: Item, found: str) -> None:
    assert found in [notice.id for notice in check_marks(spoilt, SOURCE)]


@pytest.mark.parametrize(("flag", "found"), [("masked", "gate6.masked-evidence"), ("seam", "gate6.seam")])
def test_evidence_across_a_mask_or_a_seam_is_caught(flag: str, found: str) -> None:
    spoilt = item(DOCUMENT, MASKED, "仓库因违规动火停产____天。", kind=Kind.FILL_BLANK, answer=(("45",),))
    marked = tuple(
        replace(sentence, **{flag: True}) if DOCUMENT.text[sentence.start :].startswith("**") else sentence
        for sentence in OUTLINE.sentences
    )
    source = replace(SOURCE, outline=replace(OUTLINE, sentences=marked))
    assert [notice.id for notice in check_marks(spoilt, source)] == [found]
