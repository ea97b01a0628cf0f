"""Units over HTTP: who sees which, and what adding one does."""

from __future__ import annotations

import pytest
from lxml import html
from sqlalchemy import select

from quizapp.models import AuditEvent, Unit
from tests.conftest import NOW, Store
from tests.factories import make_unit, make_user
from tests.quizapp.units.conftest import Town
from tests.visitor import Visitor, text_of


def actions(store: Store) -> list[str]:
    with store(reading=True) as session:
        return list(session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)))


def tree(page: html.HtmlElement) -> dict[str, tuple[str, str]]:
    return {
        row.get("data-unit"): (row.get("data-own"), row.get("data-total"))
        for row in page.xpath("//tr[@data-unit]")
    }


def test_the_tree_counts_people_up_to_the_top_of_the_reach(admin: Visitor, organizer: Visitor) -> None:
    assert tree(admin.page("/units")) == {"HQ": ("1", "4"), "B1": ("1", "2"), "B1S": ("1", "1"), "B2": ("1", "1")}
    assert tree(organizer.page("/units")) == {"B1": ("1", "2"), "B1S": ("1", "1")}


def test_disabled_people_are_not_counted(admin: Visitor, store: Store, town: Town) -> None:
    with store() as session:
        session.merge(town.stranger).disabled_at = NOW
    assert tree(admin.page("/units"))["B2"] == ("0", "0")


@pytest.mark.parametrize(
    "path", ["/units", "/units/people", "/units/new", "/units/import", "/units/import/template.xlsx"]
)
def test_learners_have_no_business_here(visitor: Visitor, town: Town, path: str) -> None:
    assert visitor.signed_in(town.learner).get(path).status_code == 403


def test_what_is_out_of_reach_looks_like_what_does_not_exist(organizer: Visitor, town: Town) -> None:
    for path in ("/units/{}", "/units/{}/people/new"):
        for unit in (town.head.id, town.sibling.id, 99_999):
            assert organizer.get(path.format(unit)).status_code == 404
            assert organizer.post(f"/units/{unit}/people/new", {"username": "x", "name": "x"}).status_code == 404
    for person in (town.stranger.id, town.admin.id, 99_999):
        assert organizer.get(f"/units/people/{person}").status_code == 404
        for action in ("disable", "enable", "password"):
            assert organizer.post(f"/units/people/{person}/{action}").status_code == 404


def test_a_unit_shows_its_people_with_masked_phones(organizer: Visitor, town: Town) -> None:
    page = organizer.page(f"/units/{town.section.id}")
    row = text_of(page.xpath("//tr[@data-person='learner']")[0])
    assert "李明" in row
    assert "138****1234" in row
    assert "13800001234" not in html.tostring(page, encoding="unicode")


def test_names_are_shown_as_they_are_written(organizer: Visitor, store: Store, town: Town) -> None:
    with store() as session:
        session.merge(town.learner).name = "<script>alert(1)</script>{{7*7}}"
    assert (
        organizer.page(f"/units/{town.section.id}").xpath("//tr//a")[0].text == "<script>alert(1)</script>{{7*7}}"
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("一", {"a_b"}),
        ("A_B", {"a_b"}),
        ("_", {"a_b"}),
        ("%", {"c%d"}),
        ("' OR 1=1--", set()),
        ("\x00", {"a_b", "c%d", "organizer"}),
    ],
)
def test_searching_takes_the_text_literally(
    organizer: Visitor, store: Store, town: Town, wanted: str, found: set[str]
) -> None:
    with store() as session:
        make_user(session, town.branch, username="a_b", name="张一")
        make_user(session, town.branch, username="c%d", name="张二")
        make_user(session, town.sibling, username="a_%", name="张一一")
    answer = organizer.get(f"/units/{town.branch.id}", params={"q": wanted})
    page = html.fromstring(answer.text)
    assert {row.get("data-person") for row in page.xpath("//tr[@data-person]")} == found


def test_htmx_gets_the_table_alone(organizer: Visitor, town: Town) -> None:
    for path in (f"/units/{town.branch.id}?q=org", "/units/people?q=org"):
        fragment = organizer.get(path, htmx=True).text
        assert fragment.lstrip().startswith('<div id="people">')
        assert "organizer" in fragment


def test_long_lists_come_in_pages(organizer: Visitor, store: Store, town: Town) -> None:
    with store() as session:
        for number in range(60):
            make_user(session, town.section, username=f"many{number:02d}")
    path = f"/units/{town.section.id}?q=many"
    assert len(organizer.page(path).xpath("//tr[@data-person]")) == 50
    second = organizer.page(f"{path}&page=2")
    assert second.xpath("//tr/@data-person") == [f"many{number}" for number in range(50, 60)]
    for odd in ("0", "-1", "x", "99999999999999"):
        assert organizer.get(f"{path}&page={odd}").status_code == 200


def test_adding_a_unit_places_it_under_its_parent(organizer: Visitor, store: Store, town: Town) -> None:
    answer = organizer.post("/units/new", {"code": "B1X", "name": "新班组", "parent": str(town.section.id)})
    with store(reading=True) as session:
        unit = session.scalars(select(Unit).where(Unit.code == "B1X")).one()
    assert answer.headers["location"] == f"/units/{unit.id}"
    assert (unit.parent_id, unit.path) == (town.section.id, f"{town.section.path}{unit.id}/")
    assert actions(store) == ["add_unit"]


def test_only_an_admin_adds_a_unit_at_the_top(organizer: Visitor, admin: Visitor, store: Store) -> None:
    refused = organizer.post("/units/new", {"code": "TOP", "name": "顶"})
    assert (refused.status_code, "请选择上级单位" in refused.text) == (422, True)
    assert admin.post("/units/new", {"code": "TOP", "name": "顶"}).status_code == 303
    assert actions(store) == ["add_unit"]


def test_a_unit_needs_a_parent_in_reach(organizer: Visitor, store: Store, town: Town) -> None:
    for parent in (town.sibling.id, town.head.id, 99_999):
        assert organizer.post("/units/new", {"code": "N", "name": "n", "parent": str(parent)}).status_code == 404
    assert actions(store) == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"code": "B2", "name": "重"}, "这个单位编码已经有了"),
        ({"code": "", "name": "无"}, "请填写这一项"),
        ({"code": "a b", "name": "空格"}, "不能有空格"),
        ({"code": "N", "name": "长" * 201}, "太长"),
        ({"code": "11010519491231002X", "name": "号"}, "身份证"),
    ],
)
def test_a_refused_unit_comes_back_with_what_was_typed(
    admin: Visitor, store: Store, fields: dict[str, str], message: str
) -> None:
    answer = admin.post("/units/new", fields)
    assert answer.status_code == 422
    assert message in answer.text
    assert html.fromstring(answer.text).xpath("//input[@name='name']/@value") == [fields["name"]]
    assert actions(store) == []


def test_a_unit_too_deep_is_refused(admin: Visitor, store: Store, town: Town) -> None:
    with store() as session:
        unit = session.merge(town.head)
        for _ in range(19):
            unit = make_unit(session, parent=unit)
    answer = admin.post("/units/new", {"code": "DEEP", "name": "深", "parent": str(unit.id)})
    assert (answer.status_code, "不能再加下级" in answer.text) == (422, True)
