"""Following a stem through its evidence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from question_bank.drafting.gates.alignment import align

EVIDENCE = "青澜市网信办召开会议，要求各部门建立负责人制度，在5月31日前报送名单。"


def test_the_evidence_itself_is_one_piece() -> None:
    assert align(EVIDENCE, EVIDENCE).pieces == 1
    assert align(EVIDENCE, EVIDENCE).strange == ()


def test_leaving_words_out_makes_pieces_and_nothing_strange() -> None:
    aligned = align("青澜市网信办要求，在5月31日前报送名单。", EVIDENCE)
    assert (aligned.pieces, aligned.strange) == (3, ())


def test_a_changed_figure_is_strange_as_a_whole() -> None:
    assert align(EVIDENCE.replace("31日", "30日"), EVIDENCE).strange == ((25, "30"),)


def test_changed_words_are_strange() -> None:
    ((_, words),) = align(EVIDENCE.replace("负责人", "保密员"), EVIDENCE).strange
    assert words == "保密员"


@given(st.text(alphabet="查改防治甲乙1。，", max_size=20), st.text(alphabet="查改防治甲乙1。，", max_size=20))
def test_any_two_texts_align(stem: str, evidence: str) -> None:
    assert align(stem, evidence).pieces <= max(1, len(stem))
