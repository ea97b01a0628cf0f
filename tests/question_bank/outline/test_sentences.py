"""Sentences know whether they state something, and where they stand."""

from __future__ import annotations

from question_bank.documents import read_document
from question_bank.outline import recover_outline
from tests.question_bank.documents.word_files import table, word_file
from tests.question_bank.outline.rendering import recover

TEXT = "各部门要在月底前完成检查。"


def test_each_sentence_knows_its_paragraph() -> None:
    document, result = recover(f"一、责任\n{TEXT}{TEXT}")
    sentence = result.value.sentences[-1]
    assert document.text[sentence.paragraph_start : sentence.paragraph_end] == TEXT * 2


def test_the_text_before_the_first_point_belongs_to_none() -> None:
    _, result = recover(f"{TEXT}\n一、责任\n{TEXT}")
    assert [sentence.node for sentence in result.value.sentences] == [None, 0, 0]


def test_numbers_within_a_paragraph_arent_part_of_its_sentences() -> None:
    document, result = recover(f"一、责任\n分工如下。1.{TEXT}（2）{TEXT}一是{TEXT}")
    assert [document.text[s.start : s.end] for s in result.value.sentences[2:]] == [TEXT, TEXT, f"一是{TEXT}"]


def test_cells_state_something_only_where_they_are_sentences() -> None:
    document = read_document("a.docx", word_file(table(("部门", "要求"), ("保卫科", TEXT)))).value
    sentences = recover_outline(document).value.sentences
    assert [document.text[s.start : s.end] for s in sentences] == ["部门", "要求", "保卫科", TEXT]
    assert [sentence.heading for sentence in sentences] == [True, True, True, False]


def test_title_salutation_and_closing_state_nothing() -> None:
    document, result = recover(f"检查动员讲话\n同志们：\n{TEXT}\n谢谢大家！")
    assert [document.text[s.start : s.end] for s in result.value.sentences if not s.heading] == [TEXT]
