"""Gate 7."""

from __future__ import annotations

from dataclasses import replace

import pytest

from question_bank.drafting.gates.standing import check_standing
from question_bank.items.model import Item
from tests.question_bank.drafting.gates.warehouse import BLANK, CHOICE, GOOD, HEADED, SOURCE


@pytest.mark.parametrize(
    "good", [good for good in GOOD if good.kind not in ("ordering", "matching")], ids=lambda item: item.kind
)
def test_good_items_pass(good: Item) -> None:
    assert list(check_standing(good, SOURCE)) == []


@pytest.mark.parametrize(
    ("spoilt", "found"),
    [
        (replace(BLANK, stem="不超过____日"), "gate7.length"),
        (replace(BLANK, stem="重大隐患的整改期限" * 13 + "不超过____日。"), "gate7.length"),
        (replace(BLANK, stem="这些隐患的整改期限不超过____日。"), "gate7.points-back"),
        (replace(BLANK, stem="对重大隐患要挂牌督办，期限不超过____日。"), "gate7.subject"),
        (replace(HEADED, stem=HEADED.stem.replace("隐患整改", "消防宣传")), "gate7.heading"),
    ],
)
def test_a_stem_that_can_t_stand_alone_is_caught(spoilt: Item, found: str) -> None:
    assert found in [notice.id for notice in check_standing(spoilt, SOURCE)]


def test_the_key_may_be_the_subject() -> None:
    organ = replace(
        CHOICE, stem="（　　）要求，推行首席安全官制度。", options=(replace(CHOICE.options[0], text="临河省委"),)
    )
    assert list(check_standing(organ, SOURCE)) == []
