"""Writing and editing questions, over HTTP."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from question_bank.items.model import Item, Kind, Option
from quizapp.library.operations import accept_question, add_question
from quizapp.library.queries import question_in_reach
from quizapp.models import Question, QuestionVersion, SetQuestion
from tests.conftest import NOW, Store
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.routes.pages import alike, page_of
from tests.quizapp.library.shelf import SENTENCES
from tests.visitor import Visitor, text_of

CHOICE = {
    "stem": "库房内不得使用什么？",
    "option": ["电热水壶", "灭火器", "", ""],
    "correct": "0",
    "max_mark": "2",
}


def question(store: Store, library: Library, number: int = 0) -> Question:
    with store(reading=True) as session:
        found = question_in_reach(session, library.organizer, library.drafts[number].id)
        assert found is not None
        return found


def newest(store: Store) -> QuestionVersion:
    with store(reading=True) as session:
        return session.scalars(select(QuestionVersion).order_by(QuestionVersion.id.desc())).first()


def test_the_form_holds_the_question_and_the_passage(organizer: Visitor, library: Library) -> None:
    page = organizer.page(f"/questions/{library.drafts[0].id}/edit")
    assert page.xpath("//textarea[@name='stem']/text()")[0].strip() == "第 1 道题问的是什么？"
    assert page.xpath("//input[@name='option']/@value")[:4] == ["绿区", "红区", "黄区", ""]
    assert page.xpath("//input[@name='correct'][@checked]/@value") == ["0"]
    assert page.xpath("//aside//mark/text()") == [SENTENCES[0]]
    assert page.xpath("//select[@name='point']/option[@selected]/@value") == ["4"]
    assert "保存并采用" in text_of(page)


def test_saving_a_draft_makes_a_version_accepts_it_and_goes_on(
    organizer: Visitor, store: Store, library: Library
) -> None:
    before = question(store, library).current
    fields = {**CHOICE, "quote": SENTENCES[0], "point": "4"}
    answer = organizer.post(f"/questions/{library.drafts[0].id}/edit", fields)
    assert answer.status_code == 303
    page = organizer.page(answer.headers["location"])
    assert "第 3 道" in text_of(page.xpath("//p[@class='question__stem']")[0])
    after = question(store, library)
    assert (after.state, after.current.number, after.current.stem) == ("accepted", 2, CHOICE["stem"])
    assert after.current.item["evidence"] == before.item["evidence"]
    assert after.current.item["max_mark"] == 2
    with store(reading=True) as session:
        assert session.get(QuestionVersion, before.id).stem == "第 1 道题问的是什么？"


def test_saving_an_accepted_question_leads_back_to_its_set(
    organizer: Visitor, store: Store, library: Library
) -> None:
    with store() as session:
        waiting = question_in_reach(session, library.organizer, library.drafts[0].id)
        accept_question(session, waiting, by=library.organizer, at=NOW)
    answer = organizer.post(f"/questions/{library.drafts[0].id}/edit", CHOICE)
    assert answer.headers["location"] == f"/sets/{library.stored.question_set.id}"
    assert question(store, library).current.item["evidence"] is None


def test_an_error_stands_beside_its_field_and_nothing_is_stored(
    organizer: Visitor, store: Store, library: Library
) -> None:
    fields = {**CHOICE, "stem": "新的题干？", "option": ["电热水壶", "电热水壶", "灭火器"], "quote": "没有这句话"}
    answer = organizer.post(f"/questions/{library.drafts[0].id}/edit", fields)
    assert answer.status_code == 422
    page = page_of(answer)
    assert "相同" in text_of(page.xpath("//*[@id='option-2-error']")[0])
    assert "资料里没有这句话" in text_of(page.xpath("//*[@id='quote-error']")[0])
    assert page.xpath("//input[@name='option']/@value")[:3] == ["电热水壶", "电热水壶", "灭火器"]
    assert page.xpath("//textarea[@name='stem']/text()")[0].strip() == "新的题干？"
    for link in page.xpath("//div[@id='error-summary']//a/@href"):
        assert page.xpath(f"//*[@id='{link.removeprefix('#')}']"), link
    assert question(store, library).current.number == 1


@pytest.mark.parametrize(
    ("kind", "fields", "answer"),
    [
        ("single_choice", CHOICE, None),
        ("multiple_choice", {**CHOICE, "option": ["电热水壶", "电暖器", "灭火器"], "correct": ["0", "1"]}, None),
        ("true_false", {"stem": "主通道宽2米。", "truth": "false", "max_mark": "1"}, False),
        (
            "fill_blank",
            {"stem": "间距不小于___米，宽度不小于__米。", "answer": "0.5|零点五\r\n2", "max_mark": "1"},
            [["0.5", "零点五"], ["2"]],
        ),
    ],
)
def test_a_hand_written_question_lands_in_the_set(
    organizer: Visitor, store: Store, library: Library, kind: str, fields: dict, answer: object
) -> None:
    path = f"/sets/{library.stored.question_set.id}/questions/new?kind={kind}"
    assert organizer.page(path).xpath("//nav[@class='tabs']/a[@aria-current]/@href") == [path]
    done = organizer.post(path, {**fields, "point": "5", "quote": SENTENCES[1]})
    assert done.headers["location"] == f"/sets/{library.stored.question_set.id}"
    words = newest(store)
    assert (words.kind, words.item["answer"], words.outline) == (kind, answer, "二/二要")
    assert words.item["evidence"]["quote"] == SENTENCES[1]
    with store(reading=True) as session:
        assert session.get(SetQuestion, (library.stored.question_set.id, words.question_id))
        made = session.get(Question, words.question_id)
        assert (made.state, made.node_position) == ("accepted", 5)


@pytest.mark.parametrize("kind", ["single_choice", "multiple_choice", "true_false", "fill_blank"])
def test_an_empty_form_comes_back_with_what_is_missing(
    organizer: Visitor, library: Library, store: Store, kind: str
) -> None:
    before = newest(store).id
    answer = organizer.post(f"/sets/{library.stored.question_set.id}/questions/new?kind={kind}", {})
    assert answer.status_code == 422
    assert page_of(answer).xpath("//*[@id='stem-error']")
    assert newest(store).id == before


def test_the_point_to_ask_about_is_chosen_already(organizer: Visitor, library: Library) -> None:
    page = organizer.page(f"/sets/{library.stored.question_set.id}/questions/new?point=5")
    assert page.xpath("//select[@name='point']/option[@selected]/@value") == ["5"]
    assert not page.xpath("//select[@name='point']/option[@value='2']"), (
        "a point without text can't be asked about"
    )


def test_other_kinds_are_shown_and_not_edited(organizer: Visitor, store: Store, library: Library) -> None:
    steps = Item("o1", Kind.ORDERING, "先后顺序是什么？", (Option("a", "关阀门"), Option("b", "开窗")))
    with store() as session:
        made = add_question(session, library.stored.question_set, steps, by=library.organizer, at=NOW)
    page = organizer.page(f"/questions/{made.id}/edit")
    assert "暂时不能在网页上修改" in text_of(page)
    assert [text_of(li) for li in page.xpath("//ol[@class='ordered']/li")] == ["关阀门", "开窗"]
    assert organizer.post(f"/questions/{made.id}/edit", CHOICE).status_code == 404
    organizer.page(f"/sets/{library.stored.question_set.id}/questions/new?kind=ordering", status=404)
    organizer.page(f"/sets/{library.stored.question_set.id}/questions/new?kind=nonsense", status=404)


def test_fields_that_a_form_does_not_have_change_nothing(
    organizer: Visitor, store: Store, library: Library
) -> None:
    extra = {"state": "retired", "unit_id": "1", "created_by": "1", "id": "7", "ready": "1"}
    organizer.post(f"/sets/{library.stored.question_set.id}/questions/new", {**CHOICE, **extra})
    with store(reading=True) as session:
        made = session.get(Question, newest(store).question_id)
        assert (made.state, made.unit_id, made.created_by, made.ready) == (
            "accepted",
            library.unit.id,
            library.organizer.id,
            False,
        )


def test_markup_in_a_question_shows_literally(organizer: Visitor, library: Library) -> None:
    organizer.post(
        f"/sets/{library.stored.question_set.id}/questions/new",
        {**CHOICE, "stem": "<img src=x onerror=alert(1)>？", "explanation": "{{7*7}}"},
    )
    text = organizer.get(f"/sets/{library.stored.question_set.id}").text
    assert "<img" not in text
    assert "{{7*7}}" in text


def test_strangers_neither_see_nor_change_a_question(stranger: Visitor, library: Library, store: Store) -> None:
    path = f"/questions/{library.drafts[0].id}/edit"
    assert alike(stranger.get(path), stranger.get("/questions/999999/edit"))
    assert stranger.post(path, CHOICE).status_code == 404
    new = f"/sets/{library.stored.question_set.id}/questions/new"
    assert stranger.get(new).status_code == stranger.post(new, CHOICE).status_code == 404
    assert question(store, library).current.number == 1
