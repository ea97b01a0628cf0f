"""Between the form of a question and an item."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import FormData

from question_bank.items.kinds import check_item
from question_bank.items.model import Item, Kind, Option
from quizapp.library.editing import MAX_ROWS, ROWS, blank_values, form_values, outline_labels, read_question
from quizapp.models import DocumentVersion
from tests.conftest import Store
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.shelf import SENTENCES, choice, evidence, version_of

CHOICE = Item(
    "q1",
    Kind.MULTIPLE_CHOICE,
    "哪些属于消防设施？",
    (Option("a", "灭火器", correct=True), Option("b", "消火栓", correct=True), Option("c", "电暖器")),
    max_mark=Decimal("2.5"),
    explanation="见第二部分。",
    fact="f1",
    tags=("消防",),
)
BLANK = Item("q2", Kind.FILL_BLANK, "____要经____批准。", answer=(("动火作业", "动火"), ("三级",)))
TRUTH = Item("q3", Kind.TRUE_FALSE, "主通道的宽度不小于2米。", answer=True)


def filled(item: Item, **changed: str | list[str]) -> FormData:
    """Return what a browser sends for the form that shows ``item``, with some fields changed."""
    values = {**form_values(item, None), **changed}
    fields = [(name, str(value)) for name, value in values.items() if name not in {"options", "correct"}]
    fields += [("option", row.text) for row in values["options"]]
    ticked = changed.get("correct", [str(n) for n, row in enumerate(values["options"]) if row.correct])
    return FormData([*fields, *(("correct", row) for row in ticked)])


@pytest.fixture
def version(store: Store, library: Library) -> DocumentVersion:
    with store(reading=True) as session:
        found = version_of(session, library.stored)
        assert found.raw
        return found


@pytest.mark.parametrize("item", [CHOICE, BLANK, TRUTH])
def test_a_form_sent_back_unchanged_gives_the_same_item(item: Item) -> None:
    assert read_question(filled(item), item.kind, before=item).item == item


texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=30)


@given(st.lists(texts, min_size=2, max_size=8, unique=True), st.data())
def test_any_options_survive_the_form(options: list[str], data: st.DataObject) -> None:
    key = data.draw(st.integers(0, len(options) - 1))
    made = tuple(Option("abcdefgh"[n], text, correct=n == key) for n, text in enumerate(options))
    item = replace(CHOICE, kind=Kind.SINGLE_CHOICE, options=made)
    assert read_question(filled(item), item.kind, before=item).item == item


def test_empty_rows_are_left_out_and_the_key_stays_with_its_text() -> None:
    fields = [
        ("stem", "选哪个？"),
        ("option", ""),
        ("option", "甲"),
        ("option", ""),
        ("option", "乙"),
        ("correct", "3"),
    ]
    item = read_question(FormData(fields), Kind.SINGLE_CHOICE).item
    assert [(option.id, option.text, option.correct) for option in item.options] == [
        ("a", "甲", False),
        ("b", "乙", True),
    ]


def test_a_written_question_gets_an_id_from_what_it_asks() -> None:
    first, again = (read_question(filled(replace(TRUTH, id="")), Kind.TRUE_FALSE).item for _ in range(2))
    assert first.id
    assert first.id == again.id


@pytest.mark.parametrize(
    ("item", "changed", "field"),
    [
        (CHOICE, {"stem": "  "}, "stem"),
        (CHOICE, {"correct": []}, "options"),
        (CHOICE, {"max_mark": "0"}, "max_mark"),
        (CHOICE, {"max_mark": "许多"}, "max_mark"),
        (BLANK, {"answer": "只有一行"}, "answer"),
        (BLANK, {"stem": "没有空"}, "stem"),
        (TRUTH, {"truth": ""}, "answer"),
        (TRUTH, {"stem": "甲" * 20_001}, "stem"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_input_is_kept(
    item: Item, changed: dict, field: str
) -> None:
    draft = read_question(filled(item, **changed), item.kind, before=item)
    assert draft.item is None
    assert field in draft.errors
    assert draft.typed["stem"] == str(changed.get("stem", item.stem))


def test_an_option_met_twice_is_told_at_its_row() -> None:
    fields = [("stem", "选哪个？"), ("option", "甲"), ("option", ""), ("option", "甲"), ("correct", "0")]
    assert list(read_question(FormData(fields), Kind.SINGLE_CHOICE).errors) == ["option-3"]


def test_more_rows_than_an_item_may_have_are_not_read() -> None:
    fields = [("stem", "选哪个？"), ("correct", "0"), *(("option", f"选项{n}") for n in range(500))]
    assert len(read_question(FormData(fields), Kind.SINGLE_CHOICE).item.options) == MAX_ROWS


def test_the_evidence_stays_when_its_sentence_does(version: DocumentVersion) -> None:
    item = replace(TRUTH, evidence=evidence(version.text, SENTENCES[1]))
    changed = read_question(filled(item, stem="通道宽度应不小于2米。"), item.kind, before=item, version=version)
    assert changed.item.evidence == item.evidence


def test_another_sentence_is_found_in_the_text_and_in_the_file(version: DocumentVersion) -> None:
    item = replace(TRUTH, evidence=evidence(version.text, SENTENCES[1]))
    found = read_question(filled(item, quote=SENTENCES[0]), item.kind, before=item, version=version).item.evidence
    assert version.text[found.start : found.end] == SENTENCES[0] == found.quote
    assert version.raw[found.raw_start : found.raw_end].decode() == SENTENCES[0]
    assert found.sha256 == version.sha256


def test_a_sentence_that_stands_twice_is_taken_from_the_chosen_point(version: DocumentVersion) -> None:
    data = filled(TRUTH, quote="二、抓好三项重点工作", point="3")
    found = read_question(data, TRUTH.kind, version=version)
    assert found.node_position == 3
    assert found.item.evidence.start == version.text.index("二、抓好三项重点工作")
    body = version.nodes[5].body_start
    repeated = read_question(filled(TRUTH, quote="米", point="5"), TRUTH.kind, version=version)
    assert repeated.item.evidence.start >= body


def test_a_sentence_that_is_not_in_the_document_is_refused(version: DocumentVersion) -> None:
    draft = read_question(filled(TRUTH, quote="资料里没有的话。"), TRUTH.kind, version=version)
    assert list(draft.errors) == ["quote"]


def test_the_outline_path_follows_the_chosen_point(version: DocumentVersion) -> None:
    assert read_question(filled(TRUTH, point="4"), TRUTH.kind, version=version).item.outline == ("二", "一要")
    assert read_question(filled(TRUTH, point="99"), TRUTH.kind, version=version).node_position is None
    assert outline_labels(version.nodes, 1) == ("一", "(一)")


def test_what_drafting_knew_of_a_question_survives_an_edit() -> None:
    item = read_question(filled(CHOICE, stem="哪些算消防设施？"), CHOICE.kind, before=CHOICE).item
    assert (item.id, item.fact, item.tags) == ("q1", "f1", ("消防",))


def test_an_empty_form_has_rows_to_fill_in_and_makes_no_item() -> None:
    values = blank_values(Kind.SINGLE_CHOICE, "3")
    assert (len(values["options"]), values["point"], values["max_mark"]) == (ROWS, "3", "1")
    assert read_question(FormData([]), Kind.SINGLE_CHOICE).item is None


def test_a_choice_draft_of_the_shelf_is_whole() -> None:
    assert not [notice for notice in check_item(choice(SENTENCES[0], 1)) if notice.severity == "error"]
