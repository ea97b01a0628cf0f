"""All nine gates together: good items pass, and every defect is caught when it is injected into one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from question_bank.documents import read_document
from question_bank.drafting import draft_questions
from question_bank.drafting.gates.source import Source, keys_of, read_source
from question_bank.drafting.validator import GATES, check_against, check_draft, check_items
from question_bank.items.model import Item, Kind
from question_bank.outline import recover_outline
from tests.question_bank.drafting.gates import warehouse
from tests.question_bank.drafting.materials import broken_gates

SAMPLES = sorted((Path(__file__).parents[3] / "quizapp" / "sample").glob("*.txt"))
Drafted = list[tuple[Item, Source]]


@pytest.fixture(scope="module")
def drafts() -> Drafted:
    found: Drafted = []
    for path in SAMPLES:
        document = read_document(path.name, path.read_bytes()).value
        outline = recover_outline(document).value
        source = read_source(document, outline)
        found += [(item, source) for item in draft_questions(document, outline).value]
    return found


def test_there_are_nine_gates_in_nine_checks() -> None:
    assert len(GATES) == 9


@pytest.mark.parametrize("item", [warehouse.BLANK, warehouse.CHOICE, warehouse.FALSE], ids=lambda item: item.kind)
def test_good_items_break_nothing(item: Item) -> None:
    assert check_draft(item, warehouse.DOCUMENT, warehouse.OUTLINE) == []


def test_items_of_many_documents_are_checked_against_their_own() -> None:
    spoilt = replace(warehouse.BLANK, id="spoilt", answer=(("31",),))
    assert spoilt.evidence is not None
    foreign = replace(spoilt, id="foreign", evidence=replace(spoilt.evidence, sha256="9" * 64))
    found = check_items([warehouse.BLANK, spoilt, foreign], [(warehouse.DOCUMENT, warehouse.OUTLINE)])
    assert set(found) == {"spoilt"}


def moved(item: Item) -> Item | None:
    assert item.evidence is not None
    return replace(item, evidence=replace(item.evidence, start=item.evidence.start + 1))


def shifted_raw(item: Item) -> Item | None:
    assert item.evidence is not None
    return replace(item, evidence=replace(item.evidence, raw_start=(item.evidence.raw_start or 0) + 1))


def key_shown(item: Item) -> Item | None:
    keys = keys_of(item)
    return replace(item, stem=f"{item.stem.rstrip('。？')}（{keys[0]}）。") if keys else None


def true_distractor(item: Item) -> Item | None:
    """Put another part of the evidence among the wrong options, or the key itself."""
    wrong = [n for n, option in enumerate(item.options) if not option.correct]
    if item.kind not in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE) or item.options[0].text[0].isdigit():
        return None
    options = list(item.options)
    options[wrong[0]] = replace(options[wrong[0]], text=keys_of(item)[0])
    return replace(item, options=tuple(options))


def doubled_option(item: Item) -> Item | None:
    if len(item.options) < 2:
        return None
    return replace(item, options=(*item.options[:-1], replace(item.options[-1], text=item.options[0].text)))


def long_option(item: Item) -> Item | None:
    if item.kind not in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE):
        return None
    longer = replace(item.options[0], text=item.options[0].text * 2)
    return replace(item, options=(longer, *item.options[1:]))


def masked(item: Item) -> Item | None:
    return replace(item, stem="**市：" + item.stem)


def unbalanced(item: Item) -> Item | None:
    return replace(item, stem=item.stem + "“")


def control_character(item: Item) -> Item | None:
    return replace(item, stem=item.stem[:4] + "\x00" + item.stem[4:])


def too_long(item: Item) -> Item | None:
    return replace(item, stem=item.stem * 9)


def pointing_back(item: Item) -> Item | None:
    return replace(item, stem="这些要求中，" + item.stem)


def altered_wording(item: Item) -> Item | None:
    if item.kind is not Kind.TRUE_FALSE:
        return None
    middle = len(item.stem) // 2
    return replace(item, stem=f"{item.stem[:middle]}永远不许{item.stem[middle:]}")


def printed_numerals(item: Item) -> Item | None:
    if item.kind is not Kind.ORDERING:
        return None
    return replace(item, options=tuple(replace(o, text=f"{n}.{o.text}") for n, o in enumerate(item.options, 1)))


DEFECTS: tuple[tuple[str, Callable[[Item], Item | None]], ...] = (
    ("gate1", moved),
    ("gate1", shifted_raw),
    ("gate2", key_shown),
    ("gate3", true_distractor),
    ("gate4", doubled_option),
    ("gate5", long_option),
    ("gate6", masked),
    ("gate6", unbalanced),
    ("gate6", control_character),
    ("gate7", too_long),
    ("gate7", pointing_back),
    ("gate8", altered_wording),
    ("gate9", printed_numerals),
)


@pytest.mark.parametrize(("gate", "inject"), DEFECTS, ids=lambda part: getattr(part, "__name__", str(part)))
def test_each_injected_defect_is_caught_in_95_of_100_drafts(
    drafts: Drafted, gate: str, inject: Callable[[Item], Item | None]
) -> None:
    spoilt = [(bad, source) for item, source in drafts if (bad := inject(item)) is not None]
    expected = {gate, "gate1"} if gate == "gate8" else {gate}
    caught = [
        bool(expected & broken_gates([notice.id for notice in check_against(bad, source)]))
        for bad, source in spoilt
    ]
    assert caught
    assert sum(caught) >= 0.95 * len(caught)
