"""Broken places are found, and those that surely read on left alone."""

from __future__ import annotations

import pytest

from question_bank.outline.roles import assign_roles
from question_bank.outline.seams import Strength, find_seams
from question_bank.outline.sentences import find_sentences
from tests.question_bank.outline.rendering import read

BEFORE = "各部门要落实责任，做好记录。"


def strengths(text: str) -> list[Strength]:
    document = read(text)
    roles = assign_roles(document)
    return [seam.strength for seam in find_seams(document, roles, find_sentences(document, roles, []))]


@pytest.mark.parametrize(
    ("first", "second", "strength"),
    [
        ("值班人员要认真检查消", "防设施，做好登记。", Strength.READS_ON),
        ("值班人员要认真检查，", "每天做好登记。", Strength.READS_ON),
        ("值班人员要认真检查仓库", "阀门，做好登记。", Strength.DOUBTFUL),
        ("这些", "领域的重要经验和重要方法。", Strength.LOST),
    ],
)
def test_a_joined_break_is_as_strong_as_its_evidence(first: str, second: str, strength: Strength) -> None:
    assert strengths(f"{BEFORE}{first}\n{second}") == [strength]


def test_a_paragraph_that_stops_in_mid_sentence_is_a_seam() -> None:
    assert strengths(f"{BEFORE}值班人员要\n一、检查\n{BEFORE}") == [Strength.LOST]
    assert strengths(f"{BEFORE}要把责任和 ……") == [Strength.LOST]


def test_a_paragraph_that_ends_is_none() -> None:
    assert strengths(f"{BEFORE}\n{BEFORE}“好。”\n要点如下：\n{BEFORE}") == []
