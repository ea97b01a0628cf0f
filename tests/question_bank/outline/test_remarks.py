"""What an organizer should know comes as notices with a place."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.outline.model import Node, Sentence
from question_bank.outline.numbers import Jump
from question_bank.outline.remarks import remarks
from question_bank.outline.seams import Seam, Strength
from question_bank.results import Notice, Severity


def notices(
    text: str = "",
    nodes: Sequence[Node] = (),
    sentences: Sequence[Sentence] = (),
    seam: Seam | None = None,
    jumps: Sequence[Jump] = (),
) -> list[Notice]:
    return list(remarks(text, nodes, sentences, [seam] if seam else [], jumps))


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


def test_a_heading_with_nothing_under_it_is_placed_where_it_stands() -> None:
    found = notices(nodes=[Node("一、", "责任", 1, 0, 4), Node("二、", "检查", 1, 5, 9, 10, 30)])
    assert [(notice.id, notice.place.start, notice.place.end) for notice in found] == [
        ("point-without-text", 0, 4)
    ]


def test_a_jump_names_the_numbers_around_it() -> None:
    nodes = [Node("一、", "责任", 1, 0, 4, 5, 30), Node("三、", "检查", 1, 31, 35, 36, 60)]
    between = notices(nodes=nodes, jumps=[Jump(0, 1)])[0]
    ahead = notices(nodes=nodes[1:], jumps=[Jump(None, 0)])[0]
    assert (between.id, between.place.start) == ("missing-number", 31)
    assert "“一、”跳到“三、”" in between.text()
    assert "从“三、”开始" in ahead.text()


def test_text_outside_all_points_is_told_where_it_states_facts() -> None:
    text = "今天我们召开会议。全年检查12次。各部门应当配合。一、责任"
    sentences = [Sentence(0, 9, 0, 25), Sentence(9, 17, 0, 25), Sentence(17, 25, 0, 25)]
    node = Node("一、", "责任", 1, 25, 29, 0, 25)
    assert [(n.id, n.place.start, n.place.end, n.params["count"]) for n in notices(text, [node], sentences)] == [
        ("text-without-point", 0, 25, 3)
    ]
    assert notices(text, [node], sentences[:1]) == []
    assert notices(text, [], sentences) == []


def test_of_hundreds_of_one_kind_only_the_first_are_listed() -> None:
    nodes = [Node("一、", "责任", 1, 9 * index, 9 * index + 4) for index in range(1_000)]
    found = notices(nodes=nodes)
    assert len(found) < 400
    assert (found[-1].id, found[-1].params) == ("more", {"count": 1_001 - len(found)})
