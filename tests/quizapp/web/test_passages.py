"""A text cut for a page: nothing is lost, and marks stand where they should."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from quizapp.web.passages import Mark, around, gap_parts, paragraphs

TEXT = "一、标题\n一要做好。坚持**精神。第二句\n末段"


@dataclass(frozen=True)
class Point:
    position: int
    level: int
    start: int | None
    end: int | None


def joined(found: list) -> str:
    return "\n".join("".join(run.text for run in paragraph.runs) for paragraph in found)


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.text("甲乙。\n", max_size=40), st.lists(spans, max_size=5), st.lists(spans, max_size=3))
def test_no_character_is_lost_whatever_overlaps(text: str, marks: list, headings: list) -> None:
    points = [Point(n, 1, *span) for n, span in enumerate(headings)]
    assert joined(paragraphs(text, points, [Mark(*span, "mask") for span in marks])) == text


@given(st.text("甲乙\n", min_size=1, max_size=40), st.lists(spans, max_size=4))
def test_every_marked_character_is_marked_and_no_other(text: str, marks: list) -> None:
    inside = {index for start, end in marks for index in range(start, end)}
    found = []
    for paragraph in paragraphs(text, marks=[Mark(*span, "mask") for span in marks]):
        at = paragraph.start
        for run in paragraph.runs:
            found += [at + offset for offset in range(len(run.text)) if "mask" in run.kinds]
            at += len(run.text)
    assert found == [index for index, character in enumerate(text) if index in inside and character != "\n"]


def test_a_paragraph_that_is_a_heading_says_so_and_one_that_begins_with_it_holds_it() -> None:
    whole, run_in, plain = paragraphs(TEXT, [Point(0, 1, 0, 4), Point(1, 2, 5, 10), Point(2, 2, None, None)])
    assert whole.heading == Point(0, 1, 0, 4)
    assert run_in.heading is None
    assert [(run.text, run.point is not None, run.first) for run in run_in.runs] == [
        ("一要做好。", True, True),
        ("坚持**精神。第二句", False, False),
    ]
    assert plain.runs[0].point is None


def test_a_heading_cut_by_a_mark_begins_once() -> None:
    (_, run_in, _) = paragraphs(TEXT, [Point(1, 2, 5, 10)], [Mark(7, 12, "evidence")])
    assert [run.first for run in run_in.runs] == [True, False, False, False]


def test_a_passage_comes_with_its_whole_paragraphs() -> None:
    start = TEXT.index("坚持")
    (paragraph,) = around(TEXT, start, start + 6)
    assert joined([paragraph]) == "一要做好。坚持**精神。第二句"
    assert [run.text for run in paragraph.runs if "evidence" in run.kinds] == ["坚持**精神"]


def test_a_passage_over_a_line_break_comes_with_both_paragraphs() -> None:
    found = around(TEXT, TEXT.index("第二句"), len(TEXT))
    assert joined(found) == "一要做好。坚持**精神。第二句\n末段"


def test_a_passage_that_ends_with_its_paragraph_comes_without_the_next() -> None:
    assert joined(around(TEXT, 0, 4)) == "一、标题"


def test_a_stem_is_cut_at_its_gaps() -> None:
    assert gap_parts("____要经___批准") == ["", "要经", "批准"]
