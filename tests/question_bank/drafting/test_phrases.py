"""The lexicon."""

from __future__ import annotations

from question_bank.drafting.phrases import groups, groups_of, holds


def test_no_group_repeats_a_phrase_and_every_group_can_serve() -> None:
    for group in groups():
        assert len(set(group.phrases)) == len(group.phrases) >= 4, group.name


def test_a_list_belongs_where_half_of_its_elements_stand() -> None:
    assert [group.name for group in groups_of(("根本性", "全局性", "某某性"))] == ["性"]
    assert holds(("根本性", "全局性"))
    assert not holds(("线路老化", "违规充电", "根本性"))


def test_else_what_the_list_is_called_decides() -> None:
    assert [group.name for group in groups_of(("甲乙丙丁", "戊己庚辛"), "阶段")] == ["进程"]
    assert groups_of(("甲乙丙丁", "戊己庚辛"), "隐患") == []
