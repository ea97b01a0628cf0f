"""Whole documents: the recovered outline is the one that stands beside the fixture."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents import read_document
from question_bank.documents.cleaning import clean_characters
from question_bank.documents.layout import lay_out
from question_bank.documents.model import Document
from question_bank.documents.tracing import Traced
from question_bank.outline import recover_outline
from question_bank.outline.model import Outline
from question_bank.results import Severity, Unreadable
from tests.question_bank.documents.word_files import abstract, level, num, paragraph, word_file
from tests.question_bank.outline.rendering import (
    FIXTURES,
    HELD_OUT,
    NAMES,
    point_lines,
    recover,
    rendered,
    sentence_lines,
)

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"


def text_of(name: str) -> str:
    return (FIXTURES / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_outline_and_its_sentences_are_the_expected_ones(name: str) -> None:
    """An expected outline may leave out the sentences and the notices."""
    expected = (FIXTURES / f"{name}.expected").read_text("utf-8")
    parts = expected.count("\n--\n") + 1
    assert "\n--\n".join(rendered(text_of(name)).split("\n--\n")[:parts]).rstrip("\n") == expected.rstrip("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", [*NAMES, *HELD_OUT])
def test_every_sentence_leads_back_to_the_raw_bytes(name: str, encoding: str) -> None:
    raw = text_of(name).replace("\n", "\r\n").encode(encoding)
    document = read_document(f"{name}.txt", raw).value
    origin = document.origin
    assert origin is not None
    codec = "utf-16-le" if encoding == "utf-16" else encoding
    for sentence in recover_outline(document).value.sentences:
        start, end = origin.span(sentence.start, sentence.end)
        traced, _ = clean_characters(Traced.of(raw[start:end].decode(codec)))
        cleaned = traced.edited(lay_out(traced.text).edits).text
        assert cleaned.replace("\n", "") == document.text[sentence.start : sentence.end]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"masked", "wrapped"}])
def test_a_word_file_gives_the_same_outline_as_the_text_file(name: str) -> None:
    text = text_of(name)
    raw = word_file("".join(paragraph(line) for line in text.split("\n")))
    document = read_document(f"{name}.docx", raw).value
    outline = recover_outline(document).value
    expected_document, expected = recover(text)
    assert list(point_lines(outline)) == list(point_lines(expected.value))
    assert list(sentence_lines(document.text, outline)) == list(
        sentence_lines(expected_document.text, expected.value)
    )


def test_automatic_numbers_and_typed_ones_give_the_same_outline() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")
    lines = [("责任", 0), ("分工", 1), ("值守", 1), ("检查", 0), ("重点", 1)]
    body = "".join(paragraph(title, num=(1, ilvl)) + paragraph("各部门要落实责任。") for title, ilvl in lines)
    document = read_document("a.docx", word_file(body, numbering=abstract(0, levels) + num(1, 0))).value
    assert list(point_lines(recover_outline(document).value)) == [
        "一、|责任",
        "  （一）|分工",
        "  （二）|值守",
        "二、|检查",
        "  （一）|重点",
    ]


def assert_consistent(document: Document, outline: Outline) -> None:
    """Points and sentences are in order, and within those above them."""
    text, nodes = document.text, outline.nodes
    for index, node in enumerate(nodes):
        assert node.parent is None or (node.parent < index and nodes[node.parent].level == node.level - 1)
        assert node.start is None or node.title in text[node.start : node.end]
        if node.body_start is not None and node.body_end is not None:
            assert node.body_start < node.body_end
            above = nodes[node.parent] if node.parent is not None else node
            assert above.body_end is None or node.body_end <= above.body_end
    spans = [(sentence.start, sentence.end) for sentence in outline.sentences]
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize("name", [*NAMES, *HELD_OUT])
def test_points_and_sentences_dont_contradict_each_other(name: str) -> None:
    document, result = recover(text_of(name))
    assert_consistent(document, result.value)


def test_notices_are_placed_and_worded() -> None:
    document, result = recover(text_of("masked"))
    seam = result.notices[0]
    assert seam.severity is Severity.INFO
    assert document.text[seam.place.start : seam.place.end] == "用消防器材，遇到紧急情况手足无措，这些问题必须引"
    assert "紧急情况▏手足无措" in seam.text()
    assert result.notices[-1].params["count"] == 5


def test_a_long_text_is_quick() -> None:
    """The goal for a million characters is two seconds; a fifth of that, with room for a busy machine."""
    text = "\n".join(text_of(name) for name in NAMES)
    text *= 200_000 // len(text) + 1
    begun = time.process_time()
    recover(text)
    assert time.process_time() - begun < 1


def seed(number: str) -> tuple[str, bytes]:
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip(f"the sample documents are not there: {SEEDS}")
    return found[0].name, found[0].read_bytes()


def test_the_article_gives_its_title_and_three_unnumbered_headings() -> None:
    document = read_document(*seed("000")).value
    outline = recover_outline(document).value
    assert outline.title.startswith("各地区各部门各单位")
    assert outline.title.endswith("（树立和践行正确政绩观）")
    assert list(point_lines(outline)) == ["|提高站位 压实责任", "|深学细悟 凝心铸魂", "|求真务实 真抓实干"]
    assert all(node.body_start is not None for node in outline.nodes)
    assert [document.text[s.start : s.end] for s in outline.sentences[:2] if s.heading][1] == "来源：人民日报"


def test_the_speech_gives_eighteen_points_half_of_them_without_text() -> None:
    document = read_document(*seed("003")).value
    result = recover_outline(document)
    nodes = result.value.nodes
    assert (len(nodes), sum(not node.has_text for node in nodes)) == (18, 9)
    assert {node.level for node in nodes} == {1, 2}
    assert [node.label for node in nodes if node.has_text] == [
        *("一、", "(一)", "二要", "三要", "三、", "一要", "二要", "三要", "四要")
    ]
    stated = [sentence for sentence in result.value.sentences if not sentence.heading]
    assert sum(sentence.seam for sentence in stated) == 4
    assert sum(sentence.masked for sentence in stated) == 10
    splice = [sentence for sentence in stated if document.text.startswith("这些领域", sentence.start)]
    assert [sentence.seam for sentence in splice] == [True]
    assert [notice.id for notice in result.notices].count("point-without-text") == 9


LABELS = "一、|（二）|3.|第一章|第二条|二要|首先，|【提纲】|同志们：|来源：|附件："
SCRAPS = st.sampled_from(
    [*LABELS.split("|"), *"“”《》。，：\n", "\n\n", "……", "**", "检查", "各部门要落实责任，做好记录。"]
)


@given(st.lists(SCRAPS, min_size=1, max_size=40))
def test_any_text_has_an_outline_without_contradictions(scraps: list[str]) -> None:
    try:
        document, result = recover("".join(scraps))
    except Unreadable:
        return
    assert_consistent(document, result.value)
    assert all(notice.text() for notice in result.notices)


@pytest.mark.parametrize(
    "scrap", ["一、检查\n", "一、检查：\n", "【提纲】一、检查。", "“检查。", "落实责任。检查仓\n", "**"]
)
def test_hostile_text_takes_no_longer_than_other_text(scrap: str) -> None:
    begun = time.process_time()
    recover(scrap * 4_000)
    assert time.process_time() - begun < 1
