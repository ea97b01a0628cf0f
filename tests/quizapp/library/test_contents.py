"""What a set holds, filtered and page by page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from question_bank.items.model import Item, Kind
from quizapp.library import contents as contents_module
from quizapp.library.contents import Filter, contents_of, points_of, whole_contents
from quizapp.library.operations import accept_ready, add_question, add_questions, collect
from quizapp.models import QuestionSet
from tests.conftest import NOW, Store
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.shelf import SENTENCES, choice, drafts_of, put_on_shelf, version_of


@pytest.fixture
def home(store: Store, library: Library) -> QuestionSet:
    """The document's set with its three drafts, and two questions written by hand."""
    with store() as session:
        version = version_of(session, library.stored)
        accept_ready(session, version, by=library.organizer, at=NOW, everything=True)
        written = (
            Item("w1", Kind.TRUE_FALSE, "完成率达到100%_全部。", answer=True),
            choice(SENTENCES[0], 8, explanation=""),
        )
        for item in written:
            add_question(session, library.stored.question_set, item, by=library.organizer, at=NOW)
        return library.stored.question_set


def stems(store: Store, question_set: QuestionSet, wanted: Filter) -> list[str]:
    with store(reading=True) as session:
        points = points_of(session, question_set)
        return [question.current.stem for question in contents_of(session, question_set, wanted, points).questions]


def test_questions_come_in_the_order_of_the_document_written_ones_first(store: Store, home: QuestionSet) -> None:
    assert [stem[:5] for stem in stems(store, home, Filter())] == [
        "完成率达到",
        "第 8 道",
        "第 3 道",
        "第 1 道",
        "第 2 道",
    ]


def test_a_kind_is_filtered(store: Store, home: QuestionSet) -> None:
    assert stems(store, home, Filter(kind="true_false")) == ["完成率达到100%_全部。"]
    assert len(stems(store, home, Filter(kind="no such kind"))) == 5


@pytest.mark.parametrize(
    ("words", "found"), [("%", 1), ("_", 1), ("100%_", 1), ("道题", 4), ("' OR 1=1--", 0), ("\\", 0)]
)
def test_words_are_searched_literally(store: Store, home: QuestionSet, words: str, found: int) -> None:
    assert len(stems(store, home, Filter(words=words))) == found


def test_a_point_holds_what_is_asked_at_it_and_below(store: Store, library: Library, home: QuestionSet) -> None:
    with store(reading=True) as session:
        points = {point.text: point for point in points_of(session, home)}
    assert {text: point.count for text, point in points.items()} == {
        "一、充分认识仓库安全的意义": 1,
        "(一)仓库安全是生产经营的基础": 1,
        "二、抓好三项重点工作": 2,
        "一要管好电源": 1,
        "二要管好通道": 1,
    }
    assert len(stems(store, home, Filter(point=points["二、抓好三项重点工作"].key))) == 2
    assert stems(store, home, Filter(point=points["一要管好电源"].key)) == ["第 1 道题问的是什么？"]


def test_points_of_several_documents_carry_their_titles(store: Store, library: Library, home: QuestionSet) -> None:
    with store() as session:
        other = put_on_shelf(session, library.unit, library.organizer)
        version = version_of(session, other)
        accept_ready(session, version, by=library.organizer, at=NOW)
        collect(session, home, [question for question in drafts_of(session, other) if question.ready])
        texts = [point.text for point in points_of(session, home)]
    assert texts.count("仓库安全：一要管好电源") == 2


def test_a_large_set_comes_in_pages(
    store: Store, library: Library, home: QuestionSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents_module, "PAGE", 2)
    with store(reading=True) as session:
        last = contents_of(session, home, Filter(), [], page=99)
    assert (len(last.questions), last.found, last.page, last.pages, last.first) == (1, 5, 3, 3, 5)


def test_the_whole_set_is_read_at_once(store: Store, library: Library, home: QuestionSet) -> None:
    with store() as session:
        items = [replace(choice(SENTENCES[0], n), id=f"n{n}") for n in range(60)]
        add_questions(session, home, items, by=library.organizer, at=NOW)
        assert len(whole_contents(session, home)) == 65
