"""Who requires what, where nobody else says the same."""

from __future__ import annotations

import pytest

from question_bank.facts.claims import continues, dangles, find_claims, leans_on_speaker, spread
from question_bank.facts.model import Reading
from tests.question_bank.facts.readings import read


def claims(reading: Reading) -> list[tuple[str, str]]:
    counted = spread(reading)
    return [
        (reading.of(claim.key), reading.of(claim.body))
        for statement in reading.statements
        for claim in find_claims(reading, statement, counted)
    ]


def test_every_part_between_semicolons_is_a_claim_of_its_speaker() -> None:
    reading = read("青澜市教育局要求，校园应用一律实行备案管理并公示；收集未成年人信息必须取得监护人的同意。")
    assert claims(reading) == [
        ("青澜市教育局", "校园应用一律实行备案管理并公示"),
        ("青澜市教育局", "收集未成年人信息必须取得监护人的同意"),
    ]


def test_a_part_with_a_speaker_of_its_own_is_that_speaker_s() -> None:
    reading = read("安全监察部要牵头制定全集团统一的安全检查标准；设备管理部要在年底前完成全部线路改造工程。")
    assert [name for name, _ in claims(reading)] == ["安全监察部", "设备管理部"]


def test_a_report_after_a_demand_isn_t_demanded() -> None:
    reading = read(
        "青澜市文旅局要求，纸质登记表一律实行专柜存放、专人保管；上半年，全市共检查企业214家，责令整改39家。"
    )
    assert [body for _, body in claims(reading)] == ["纸质登记表一律实行专柜存放、专人保管"]


def test_what_everybody_says_is_nobody_s_claim() -> None:
    common = "认真学习领会关于安全生产工作的重要论述"
    reading = read(
        f"临河省委要求，{common}。", f"望江省委要求，{common}。", f"青澜省委要求，{common}，推行首席安全官制度。"
    )
    assert claims(reading) == []


def test_the_part_that_only_one_says_is_kept() -> None:
    common = "认真学习领会关于安全生产工作的重要论述"
    reading = read(f"临河省委要求，{common}。", f"望江省委要求，{common}，在化工园区推行首席安全官制度。")
    assert claims(reading) == [("望江省委", "在化工园区推行首席安全官制度")]


def test_a_leader_s_words_are_no_claim() -> None:
    reading = read("张书记强调，要在化工园区全面推行首席安全官制度。")
    assert claims(reading) == []


@pytest.mark.parametrize(
    "clause", ["在安全管理方面", "从落实责任的高度", "既查设备是否完好", "用6个月时间", "从7月1日起"]
)
def test_clauses_that_wait_for_the_next_dangle(clause: str) -> None:
    assert dangles(clause)


def test_whole_clauses_don_t_dangle_or_lean() -> None:
    assert not dangles("以务实举措推动工作落地")
    assert not continues("建立责任清单")
    assert continues("并向社会公布处罚结果")
    assert leans_on_speaker("要通报一批典型案例")
    assert not leans_on_speaker("截至6月底，共下架37款")
