"""Who never meets whom."""

from __future__ import annotations

from question_bank.drafting.enemies import with_enemies
from question_bank.drafting.selection import Candidate
from question_bank.facts.plain import grams
from question_bank.items.model import Item, Kind


def blank(id_: str, stem: str, key: str, fact: str = "") -> Candidate:
    item = Item(id=id_, kind=Kind.FILL_BLANK, stem=stem, answer=((key,),), fact=fact or id_)
    return Candidate(item, frozenset(grams(stem, 2)))


def enemies(*candidates: Candidate) -> dict[str, tuple[str, ...]]:
    return {item.id: item.enemies for item in with_enemies(list(candidates))}


def test_a_stem_that_shows_the_other_s_key_is_an_enemy_both_ways() -> None:
    one = blank("a", "年度考核对发生事故的单位实行“____”。", "一票否决")
    other = blank("b", "一票否决的单位取消____资格。", "评先")
    assert enemies(one, other) == {"a": ("b",), "b": ("a",)}


def test_two_drafts_of_one_fact_are_enemies() -> None:
    one, other = blank("a", "甲在____。", "城东", "fact"), blank("b", "库房内不得使用____。", "电暖器", "fact")
    assert enemies(one, other) == {"a": ("b",), "b": ("a",)}


def test_two_drafts_of_one_passage_are_enemies() -> None:
    one = blank("a", "仓库物品要分类存放，通道不小于____米。", "2")
    other = blank("b", "仓库物品要____存放，通道不小于二米。", "分类")
    assert enemies(one, other) == {"a": ("b",), "b": ("a",)}


def test_single_digits_give_nothing_away() -> None:
    one, other = blank("a", "培训不少于____学时。", "8"), blank("b", "食堂现有8个，都在____。", "园区")
    assert enemies(one, other) == {"a": (), "b": ()}
