"""Who speaks in a sentence."""

from __future__ import annotations

import pytest

from question_bank.facts.clauses import Span
from question_bank.facts.speakers import find_speaker, is_organ


def heard(text: str) -> tuple[str, str, str] | None:
    speaker = find_speaker(text, Span(0, len(text)))
    if speaker is None:
        return None
    return text[slice(*speaker.name)], text[slice(*speaker.verb)], text[speaker.claim_start :]


@pytest.mark.parametrize(
    ("text", "name", "verb", "claim"),
    [
        ("青澜市教育局要求，校园应用一律备案。", "青澜市教育局", "要求", "校园应用一律备案。"),
        ("临河省委要求坚持问题导向。", "临河省委", "要求", "坚持问题导向。"),
        ("安全监察部要牵头制定标准。", "安全监察部", "要", "牵头制定标准。"),
        ("青澜市公安局召开会议，部署工作，要求严查快处。", "青澜市公安局", "要求", "严查快处。"),
        (
            "临河省委党的建设工作领导小组召开会议，强调压实责任。",
            "临河省委党的建设工作领导小组",
            "强调",
            "压实责任。",
        ),
        ("青澜市住房和城乡建设局表示，开展检查。", "青澜市住房和城乡建设局", "表示", "开展检查。"),
    ],
)
def test_an_organ_before_a_verb_of_saying_speaks(text: str, name: str, verb: str, claim: str) -> None:
    assert heard(text) == (name, verb, claim)


@pytest.mark.parametrize(
    "text",
    [
        "各单位要压实责任，抓好落实。",
        "领导干部要带头学习，作出表样。",
        "仓库物品要分类存放。",
        "全部要整改到位，不留死角。",
    ],
)
def test_everybody_and_nobody_are_no_speakers(text: str) -> None:
    assert heard(text) is None


@pytest.mark.parametrize("text", ["张书记强调，要压实责任。", "党中央决定，开展学习教育。"])
def test_leaders_are_marked_as_persons(text: str) -> None:
    speaker = find_speaker(text, Span(0, len(text)))
    assert speaker is not None
    assert speaker.person


def test_names_of_organs_have_no_particles() -> None:
    assert is_organ("青澜市文化和旅游局")
    assert not is_organ("领导的办公室")
    assert not is_organ("各级党委")
