"""Sentences under an edited outline."""

from __future__ import annotations

import pytest

from question_bank.outline.editing import Edit, EditKind, edited
from question_bank.outline.model import Outline
from question_bank.outline.regrouping import regrouped
from tests.question_bank.outline.rendering import FIXTURES, NAMES, recover
from tests.question_bank.outline.test_editing import PLAN


def after(text: str, outline: Outline, *edits: Edit) -> Outline:
    nodes = outline.nodes
    for edit in edits:
        nodes = edited(text, nodes, edit).nodes
    return regrouped(outline, nodes)


def titles(text: str, outline: Outline) -> dict[str, str | None]:
    """Return the title of the point that each statement stands under."""
    return {
        text[sentence.start : sentence.end]: None if sentence.node is None else outline.nodes[sentence.node].title
        for sentence in outline.sentences
        if not sentence.heading
    }


@pytest.mark.parametrize("name", NAMES)
def test_without_an_edit_nothing_changes(name: str) -> None:
    _, result = recover((FIXTURES / f"{name}.txt").read_text("utf-8"))
    assert regrouped(result.value, result.value.nodes) == result.value


def test_sentences_follow_their_point() -> None:
    document, result = recover(PLAN)
    outline = after(document.text, result.value, Edit(EditKind.PROMOTE, 1), Edit(EditKind.RENAME, 2, "夜间值守"))
    assert titles(document.text, outline)["值守要到人。"] == "夜间值守"


def test_a_removed_heading_is_a_sentence_of_the_point_before_it() -> None:
    text = PLAN.replace("（二）值守\n", "（二）值守人员每两小时巡查一次。\n")
    document, result = recover(text)
    before = titles(document.text, result.value)
    outline = after(document.text, result.value, Edit(EditKind.REMOVE, 2))
    now = titles(document.text, outline)
    assert now["值守要到人。"] == "分工"
    assert now.keys() - before.keys() == {"（二）值守人员每两小时巡查一次。"}


def test_a_merged_heading_still_states_nothing() -> None:
    document, result = recover(PLAN)
    outline = after(document.text, result.value, Edit(EditKind.MERGE, 2))
    assert titles(document.text, outline).keys() == titles(document.text, result.value).keys()
    assert titles(document.text, outline)["值守要到人。"] == "分工；值守"


def test_a_line_that_becomes_a_heading_states_nothing() -> None:
    document, result = recover(PLAN)
    start = document.text.index("检查要登记")
    outline = after(document.text, result.value, Edit(EditKind.ADD, start=start))
    assert "检查要登记。" not in titles(document.text, outline)


def test_text_of_a_lost_point_gets_a_point_only_when_one_is_added_for_it() -> None:
    document, result = recover((FIXTURES / "lost_middle.txt").read_text("utf-8"))
    lost = [s for s in result.value.sentences if s.node is None and not s.heading and not s.seam]
    assert lost
    renamed = after(document.text, result.value, Edit(EditKind.RENAME, 0, "新题"))
    assert [s for s in renamed.sentences if s.node is None and not s.heading and not s.seam] == lost
