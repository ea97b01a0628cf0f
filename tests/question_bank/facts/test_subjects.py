"""Whether a passage stands alone."""

from __future__ import annotations

import pytest

from question_bank.facts.subjects import has_subject, lacks_time, points_back, speaks_of_itself


@pytest.mark.parametrize(
    "text",
    [
        "仓库物品要分类存放。",
        "今年上半年，远禾集团组织3轮检查。",
        "新入职人员的岗前培训不少于8学时。",
        "整改是检验成效的重要标准。",
        "检查要紧盯疏散通道。",
        "各园区每半年组织1次演练。",
        "11月9日是全国消防日。",
        "微型消防站实行值班制度。",
    ],
)
def test_what_names_its_subject_first(text: str) -> None:
    assert has_subject(text)


@pytest.mark.parametrize(
    "text",
    [
        "坚持问题导向，立查立改。",
        "要深化作风建设，持续整治顽疾。",
        "对重大隐患要挂牌督办，限期整改。",
        "原原本本学、联系实际学，入脑入心。",
        "广泛收集意见，主动接受监督。",
        "力争全面完成任务，推动见效。",
    ],
)
def test_what_doesn_t(text: str) -> None:
    assert not has_subject(text)


def test_pointers_to_an_earlier_sentence_are_seen() -> None:
    assert points_back("这些问题要逐一整改。")
    assert points_back("各单位要按照上述要求整改。")
    assert not points_back("各单位要按照方案整改。")


def test_the_speaker_s_own_place_and_day_are_seen() -> None:
    assert speaks_of_itself("近年来我市创建示范单位10个。")
    assert speaks_of_itself("本报今起推出专栏。")
    assert not speaks_of_itself("青澜市创建示范单位10个。")


def test_a_result_without_a_time_lacks_it_and_a_limit_doesn_t() -> None:
    assert lacks_time("农村贫困人口减少1232人")
    assert not lacks_time("去年，贫困人口减少1232人")
    assert not lacks_time("覆盖率要达到98%以上")
