"""Whole documents: what is drafted, how it is ordered, and that nothing breaks a gate."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from question_bank.documents import read_document
from question_bank.documents.model import Document
from question_bank.drafting import check_draft, draft_questions
from question_bank.formats import find_format
from question_bank.items.kinds import check_item
from question_bank.items.model import Item, Kind
from question_bank.outline import recover_outline
from question_bank.outline.model import Outline
from question_bank.results import Severity

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "quizapp" / "sample").glob("*.txt"))
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
KINDS = {Kind.FILL_BLANK, Kind.TRUE_FALSE, Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE}


def read(path: Path) -> tuple[Document, Outline]:
    document = read_document(path.name, path.read_bytes()).value
    return document, recover_outline(document).value


def drafts(path: Path, *, seed: int = 0) -> list[Item]:
    return draft_questions(*read(path), seed=seed).value


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> tuple[Path, list[Item]]:
    return request.param, drafts(request.param)


def test_four_kinds_and_twenty_drafts_at_least(sample: tuple[Path, list[Item]]) -> None:
    counts = Counter(item.kind for item in sample[1])
    assert set(counts) >= KINDS
    assert counts.total() >= 20


def test_every_point_with_text_of_its_own_is_covered(sample: tuple[Path, list[Item]]) -> None:
    _, outline = read(sample[0])
    leaves = [
        n for i, n in enumerate(outline.nodes) if n.has_text and not any(c.parent == i for c in outline.nodes)
    ]
    asked = {item.outline for item in sample[1]}
    assert leaves
    for node in leaves:
        path = outline.path(outline.nodes.index(node))
        assert tuple(point.label.rstrip("、") or point.title for point in path) in asked


def test_nothing_shown_breaks_a_gate_or_the_rules_of_its_kind(sample: tuple[Path, list[Item]]) -> None:
    document, outline = read(sample[0])
    for item in sample[1]:
        assert check_draft(item, document, outline) == []
        assert [n for n in check_item(item) if n.severity is Severity.ERROR] == []


def test_true_and_false_are_even(sample: tuple[Path, list[Item]]) -> None:
    answers = Counter(item.answer for item in sample[1] if item.kind is Kind.TRUE_FALSE)
    assert abs(answers[True] - answers[False]) <= 1


def test_the_best_come_first_and_ready_ones_score_well(sample: tuple[Path, list[Item]]) -> None:
    scores = [item.score or 0.0 for item in sample[1]]
    assert scores == sorted(scores, reverse=True)
    assert min(item.score or 0.0 for item in sample[1] if item.ready) > 0.7
    assert {item.kind for item in sample[1] if item.ready} >= KINDS


def test_ids_are_unique_and_enemies_mutual(sample: tuple[Path, list[Item]]) -> None:
    by_id = {item.id: item for item in sample[1]}
    assert len(by_id) == len(sample[1])
    for item in sample[1]:
        assert item.id not in item.enemies
        assert all(item.id in by_id[enemy].enemies for enemy in item.enemies)


def test_two_drafts_of_one_fact_are_enemies(sample: tuple[Path, list[Item]]) -> None:
    for one, other in combinations(sample[1], 2):
        if one.fact == other.fact:
            assert other.id in one.enemies
            assert one.kind is not other.kind


def test_the_same_input_and_seed_give_the_same_bytes(sample: tuple[Path, list[Item]]) -> None:
    write = find_format("jsonl").write
    assert write(drafts(sample[0])).value == write(sample[1]).value


def test_another_seed_gives_other_distractors(sample: tuple[Path, list[Item]]) -> None:
    def options(items: list[Item]) -> set[tuple[str, ...]]:
        return {tuple(option.text for option in item.options) for item in items}

    assert options(drafts(sample[0], seed=1)) != options(sample[1])


def test_drafts_survive_their_file(sample: tuple[Path, list[Item]]) -> None:
    jsonl = find_format("jsonl")
    assert jsonl.read(jsonl.write(sample[1]).value).value == sample[1]


@pytest.mark.skipif(not SEEDS, reason="the seed documents (../shared/seeds) aren't here")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_seed_documents_give_four_kinds_and_twenty_drafts(path: Path) -> None:
    items = drafts(path)
    counts = Counter(item.kind for item in items)
    assert set(counts) >= KINDS
    assert counts.total() >= 20
    assert all(check_draft(item, *read(path)) == [] for item in items)


def test_a_document_without_statements_gives_nothing() -> None:
    document = read_document("空.txt", "通知".encode()).value
    assert draft_questions(document, recover_outline(document).value).value == []
