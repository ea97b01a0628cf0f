"""Gate 8."""

from __future__ import annotations

from dataclasses import replace

import pytest

from question_bank.drafting.gates.alterations import check_alterations
from question_bank.items.model import Item, Kind
from tests.question_bank.drafting.gates.warehouse import (
    CLAIM,
    DOCUMENT,
    FALSE,
    GIVEN_AWAY,
    GOOD,
    LIMIT,
    OATH,
    SOURCE,
)
from tests.question_bank.drafting.materials import item


@pytest.mark.parametrize("good", GOOD, ids=lambda item: item.kind)
def test_good_items_pass(good: Item) -> None:
    assert list(check_alterations(good, SOURCE)) == []


def untrue(quote: str, stem: str) -> Item:
    return item(DOCUMENT, quote, stem, kind=Kind.TRUE_FALSE, answer=False)


@pytest.mark.parametrize(
    ("spoilt", "found"),
    [
        (untrue(OATH, OATH.replace("6", "9")), "gate8.protected"),
        (untrue(OATH, OATH.replace("会议", "总书记").replace("6", "9")), "gate8.protected"),
        (untrue(LIMIT, LIMIT), "gate8.stated"),
        (replace(FALSE, stem=LIMIT.replace("当场", "择期")), "gate8.wording"),
        (replace(GIVEN_AWAY, stem=CLAIM.replace("推行", "取消")), "gate8.wording"),
        (untrue(OATH, "会议强调，坚决做到“3个维护”，用6个月时间抓好整改。"), "gate8.formula"),
    ],
)
def test_forbidden_alterations_are_caught(spoilt: Item, found: str) -> None:
    assert found in [notice.id for notice in check_alterations(spoilt, SOURCE)]


def test_true_statements_alter_nothing() -> None:
    assert list(check_alterations(replace(FALSE, answer=True), SOURCE)) == []
