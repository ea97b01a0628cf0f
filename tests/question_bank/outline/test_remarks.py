"""What an organizer should know comes as notices with a place."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.outline.model import Node, Sentence
from question_bank.outline.remarks import remarks
from question_bank.outline.seams import Seam, Strength
from question_bank.results import Notice, Severity


def notices(
    text: str = "",
    nodes: Sequence[Node] = (),
    sentences: Sequence[Sentence] = (),
    seam: Seam | None = None,
) -> list[Notice]:
    return list(remarks(text, nodes, sentences, [seam] if seam else []))


def test_a_point_without_text_is_placed_after_the_last_that_has_some() -> None:
    found = notices(nodes=[Node("一、", "责任", 1, 0, 4, 5, 30), Node("二、", "检查", 1)])
    assert [(notice.id, notice.severity, notice.place.start) for notice in found] == [
        ("point-without-text", Severity.WARNING, 30)
    ]
    assert found[0].params == {"label": "二、", "title": "检查"}
    assert "二、检查" in found[0].text()


def test_a_doubtful_seam_is_less_than_a_lost_passage() -> None:
    text = "甲乙丙丁"
    doubtful, lost, end = (
        notices(text, seam=Seam(2, Strength.DOUBTFUL))[0],
        notices(text, seam=Seam(2, Strength.LOST))[0],
        notices(text, seam=Seam(4, Strength.LOST))[0],
    )
    assert (doubtful.severity, lost.severity) == (Severity.INFO, Severity.WARNING)
    assert (lost.params["quote"], end.params["quote"]) == ("甲乙▏丙丁", "甲乙丙丁")
    assert len({doubtful.message, lost.message, end.message}) == 3


def test_a_seams_quote_stays_within_its_paragraph() -> None:
    assert notices("上段\n甲乙\n下段", seam=Seam(5, Strength.LOST))[0].params["quote"] == "甲乙"


def test_masked_sentences_are_counted_once() -> None:
    masked = [
        Sentence(0, 2, 0, 9, masked=True),
        Sentence(3, 5, 0, 9, masked=True, heading=True),
        Sentence(6, 9, 0, 9),
    ]
    found = notices(sentences=masked)
    assert [(notice.id, notice.params) for notice in found] == [("masked", {"count": 1})]
    assert notices(sentences=masked[1:]) == []
