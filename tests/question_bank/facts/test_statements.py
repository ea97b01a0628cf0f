"""Which sentences may become questions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from question_bank.facts.statements import read_statements
from tests.question_bank.facts.readings import parse, read


def test_a_plain_sentence_is_a_statement_under_its_heading() -> None:
    reading = read("# 一、总体要求", "仓库物品要分类存放，主要通道要保持畅通。")
    (statement,) = reading.statements
    assert reading.of(statement.span) == "仓库物品要分类存放，主要通道要保持畅通。"
    assert statement.node == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "太短了。",
        "仓库物品是否要分类存放、分垛储存？",
        "**市某单位的仓库发生火灾，停产整顿。",
        "仓库物品要分类存放“分垛储存，主要通道要畅通。",
        "仓库物品要分类存放、分垛储存，主要通道",
        "主要领导周某某带队检查了两个园区的情况。",
    ],
)
def test_fragments_questions_and_spoilt_sentences_are_none(sentence: str) -> None:
    assert not read(sentence).statements


@pytest.mark.parametrize("flag", ["heading", "seam", "masked"])
def test_headings_seams_and_masks_are_left_out(flag: str) -> None:
    document, outline = parse("仓库物品要分类存放，主要通道要保持畅通。")
    marked = replace(outline.sentences[0], **{flag: True})
    assert not read_statements(document, replace(outline, sentences=(marked,))).statements


def test_half_width_marks_are_read_as_full_width_ones() -> None:
    reading = read("仓库物品要分类存放,主要通道要保持畅通。")
    assert "，" in reading.of(reading.statements[0].span)
