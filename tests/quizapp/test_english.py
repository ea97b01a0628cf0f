"""A person who chose English finds no Chinese but what other people wrote."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any

import pytest
from fastapi import FastAPI
from lxml import html
from python_calamine import CalamineWorkbook
from sqlalchemy import JSON, Connection, String, Table, select, update

from quizapp.db import open_engine, transaction
from quizapp.models import Base
from quizapp.settings import Settings
from quizapp.web.language import COOKIE
from tests.quizapp.sitemap import all_routes, method_of
from tests.quizapp.world import World, make_world
from tests.visitor import Visitor

# Words don't depend on the database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff00-\uffef]")
REFUSED_FORMS: dict[str, dict[str, str]] = {
    "accounts.store_password": {"current": "x", "new": "short", "again": "other"},
    "library.upload": {},
    "library.store_question": {"stem": ""},
    "library.store_edit": {"stem": "", "max_mark": "0"},
    "library.read_import": {},
    "library.create_set": {"title": ""},
    "quizzes.create_study_session": {"title": "", "opens_at": "x", "closes_at": ""},
    "quizzes.create_quiz": {"title": "", "minutes": "0", "cut_score": "200", "row_count": "x", "action": "save"},
    "units.add_person": {"username": "a b", "name": "", "phone": "x", "role": "learner"},
    "units.add_unit": {"code": "a b", "name": "", "parent": "x"},
    "units.store_roster": {},
}


def in_ascii(value: Any) -> Any:
    """Write each Chinese character as a letter, so that places in a text stay; messages are not content."""
    match value:
        case str():
            return re.sub(r"[^\x00-\x7f]", lambda found: "abcdefghijklmnopqrstuvwxyz"[ord(found[0]) % 26], value)
        case list():
            return [in_ascii(part) for part in value]
        case dict():
            return {name: part if name == "message" else in_ascii(part) for name, part in value.items()}
    return value


def anglicise(connection: Connection, table: Table) -> None:
    columns = [column for column in table.columns if isinstance(column.type, String | JSON)]
    keys = list(table.primary_key.columns)
    for row in connection.execute(select(*keys, *columns)).mappings().all():
        changed = {column.name: in_ascii(row[column]) for column in columns if column not in keys}
        if changed:
            where = [key == row[key] for key in keys]
            connection.execute(update(table).where(*where).values(changed))


@pytest.fixture
def world(settings: Settings) -> World:
    """Something of everything, in letters; the application has seen nothing of it before."""
    engine = open_engine(settings.database_url)
    with transaction(engine) as session:
        world = make_world(session)
    with engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            anglicise(connection, table)
    engine.dispose()
    return world


def reading(visitor: Visitor) -> Visitor:
    visitor.client.cookies.set(COOKIE, "en")
    return visitor


def chinese_of(page: str) -> list[str]:
    """Return the texts and attributes with Chinese in them, but for the way back to Chinese."""
    tree = html.fromstring(page)
    for button in tree.xpath("//button[@name='language']"):
        button.drop_tree()
    texts = [*tree.itertext(), *(value for node in tree.iter("*") for value in node.attrib.values())]
    return [text for text in texts if CHINESE.search(spelt_out(text))]


def spelt_out(text: str) -> str:
    """Return the characters that JSON in an attribute escapes."""
    return json.dumps(json.loads(text), ensure_ascii=False) if text.startswith("{") else text


def pages_of(app: FastAPI, world: World) -> dict[str, str]:
    """Return the paths of all pages, and of some in another state, by name."""
    paths = {route.name: world.path(route.path) for route in all_routes(app) if method_of(route) == "GET"}
    others = {
        "draft quiz": world.path("/quizzes/{quiz_id}/edit", quiz_id=world.draft_quiz_id),
        "publish": world.path("/quizzes/{quiz_id}/publish", quiz_id=world.draft_quiz_id),
        "result": f"/attempts/{world.handed_in}/result",
        "nobody found": "/units/people?q=nobody-is-called-this",
        "no question found": world.path("/sets/{set_id}?q=nothing-says-this"),
        "unknown": "/nothing",
    }
    return paths | others


@pytest.mark.parametrize(("role", "least"), [("nobody", 2), ("learner", 12), ("organizer", 30)])
def test_no_page_has_chinese_of_its_own(
    app: FastAPI, visitor: Visitor, world: World, role: str, least: int
) -> None:
    person = reading(visitor if role == "nobody" else visitor.signed_in(world.people[role]))
    found = {}
    for name, path in pages_of(app, world).items():
        answer = person.get(path)
        if answer.headers.get("content-type", "").startswith("text/html"):
            found[name] = chinese_of(answer.text)
    assert {name: texts for name, texts in found.items() if texts} == {}
    assert len(found) >= least


def test_no_refusal_of_a_form_has_chinese_of_its_own(app: FastAPI, visitor: Visitor, world: World) -> None:
    person = reading(visitor.signed_in(world.people["organizer"]))
    routes = {route.name: world.path(route.path) for route in all_routes(app)}
    answers = {name: person.post(routes[name], fields) for name, fields in REFUSED_FORMS.items()}
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(REFUSED_FORMS, 422)
    assert {name: found for name, answer in answers.items() if (found := chinese_of(answer.text))} == {}
    assert chinese_of(reading(visitor).post("/login", {"username": "x", "password": "x"}).text) == []


def test_what_the_paper_answers_to_its_script_is_english(visitor: Visitor, world: World) -> None:
    learner = reading(visitor.signed_in(world.people["learner"]))
    for path, fields in (
        ("/attempts/{attempt_id}/answers/1", {"response": ["1", "2"], "seq": "1"}),
        ("/attempts/{attempt_id}/answers/1", {"response": "1", "seq": "x"}),
        ("/attempts/{attempt_id}/answers/99", {"response": "1", "seq": "1"}),
        ("/attempts/{handed_in}/answers/1", {"response": "1", "seq": "1"}),
    ):
        answer = learner.put(world.path(path, handed_in=world.handed_in), fields)
        assert answer.status_code in {409, 422}
        assert not CHINESE.search(answer.json()["error"])


def test_the_reports_and_templates_are_english(visitor: Visitor, world: World) -> None:
    person = reading(visitor.signed_in(world.people["organizer"]))
    report = person.get(world.path("/quizzes/{quiz_id}/report.xlsx"))
    people = person.get(world.path("/quizzes/{quiz_id}/report.csv"))
    roster = person.get("/units/import/template.xlsx")
    for book in (report, roster):
        sheets = CalamineWorkbook.from_filelike(BytesIO(book.content))
        cells = [
            str(cell)
            for name in sheets.sheet_names
            for row in sheets.get_sheet_by_name(name).to_python()
            for cell in [name, *row]
        ]
        assert [cell for cell in cells if CHINESE.search(cell)] == []
    assert not CHINESE.search(people.text)
