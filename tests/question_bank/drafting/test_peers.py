"""Organs of one kind."""

from __future__ import annotations

import pytest

from question_bank.drafting.peers import find_peers, kind_of, short_name
from question_bank.facts.model import Claim
from tests.question_bank.drafting.materials import material_of

LINES = (
    "临河省委要求，在化工园区推行首席安全官制度并定期考评。",
    "望江省委要求，把隐患排查整治情况纳入领导班子年度述职。",
    "青澜市委要求，建立企业主要负责人安全记分管理办法。",
    "宁海省委常委会召开会议，要求组织专家服务队深入中小企业问诊把脉。",
    "青澜市教育局要求，中小学每学期开展一次安全疏散演练活动。",
)


def peers_of(name: str, *lines: str) -> list[str]:
    material = material_of(*lines)
    claim = next(f for f in material.facts if isinstance(f, Claim) and material.of(f.key).startswith(name))
    return find_peers(material, claim)


def test_peers_are_of_one_kind_in_the_document_s_order() -> None:
    assert peers_of("望江省委", *LINES) == ["临河省委", "青澜市委", "宁海省委"]


def test_an_organ_alone_of_its_kind_has_none() -> None:
    assert peers_of("青澜市教育局", *LINES) == []


def test_a_claim_that_names_its_organ_s_field_has_none() -> None:
    other = "青澜市公安局要求，对窃取个人信息的案件一律倒查管理责任。"
    betrayed = "青澜市教育局要求，全市教育系统每学期开展一次安全疏散演练。"
    assert peers_of("青澜市教育局", betrayed, other) == []


def test_the_meeting_body_is_left_out_of_the_name() -> None:
    material = material_of(LINES[3])
    claim = next(fact for fact in material.facts if isinstance(fact, Claim))
    assert material.of(short_name(material, claim)) == "宁海省委"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("临河省委", "territory"),
        ("清源区政府", "territory"),
        ("教育部党组", "ministry"),
        ("青澜市公安局", "bureau"),
    ],
)
def test_kinds_of_organ(name: str, kind: str) -> None:
    assert kind_of(name) == kind
    assert kind_of("青澜银行") == ""
