"""Gate 2."""

from __future__ import annotations

from dataclasses import replace

import pytest

from question_bank.drafting.gates.giveaways import check_giveaways
from question_bank.items.model import Item
from tests.question_bank.drafting.gates.warehouse import BLANK, CHOICE, GOOD, HEADED, SOURCE


def ids(item: Item) -> list[str]:
    return [notice.id for notice in check_giveaways(item, SOURCE)]


@pytest.mark.parametrize("item", GOOD, ids=lambda item: item.kind)
def test_good_items_pass(item: Item) -> None:
    assert ids(item) == []


def options(*texts: str) -> Item:
    kept = (
        CHOICE.options[0],
        *(replace(option, text=text) for option, text in zip(CHOICE.options[1:], texts, strict=True)),
    )
    return replace(CHOICE, options=kept)


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (replace(BLANK, stem="重大隐患要在____日内整改，30日后通报。"), "gate2.stem"),
        (replace(CHOICE, stem="自查自纠是哪个阶段的任务？（　　）"), "gate2.stem"),
        (
            replace(HEADED, stem="停工并整顿的单位要____，扣除当月工程款。", answer=(("停工并整顿改",),)),
            "gate2.stem",
        ),
        (replace(HEADED, outline=("一", "停工整顿")), "gate2.stem"),
        (options("全面自查自纠", "抽查复核", "经验推广"), "gate2.option"),
    ],
)
def test_every_giveaway_is_caught(item: Item, found: str) -> None:
    assert found in ids(item)


def test_a_figure_inside_a_longer_one_gives_nothing_away() -> None:
    assert ids(replace(BLANK, stem="共有隐患1300处，重大隐患的整改期限不超过____日。")) == []
