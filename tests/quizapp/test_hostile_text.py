"""Whatever people write stays text: on pages, in searches, in files for spreadsheet programs."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from httpx2 import Response
from lxml import html
from starlette.testclient import TestClient

from tests.conftest import Store
from tests.quizapp.hostile import FORMULAS, MARKUP, write_everywhere
from tests.quizapp.sitemap import all_routes, method_of
from tests.quizapp.world import World, make_world
from tests.visitor import Visitor

only_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
"""It is the stricter of the two about texts."""

TYPED = ("\0", f"{MARKUP}' OR 1=1--%_\\", "x" * 30_000, "9" * 30, "NaN", "1e999999", "9999-12-31T23:59", "²")
ADDRESSES = ("%00", "%27", "%25", "0", "-1", "9" * 30, "%F0%9F%98%80", "%D9%A1", "%ED%A0%80", "..%2f..")
NEVER_SUBMITTED = re.compile("/(logout|preferences|password|disable|submit|login)$")


@pytest.fixture
def world(store: Store) -> World:
    with store() as session:
        return make_world(session)


def unbreakable(visitor: Visitor, world: World, role: str) -> Visitor:
    """Return a browser of this person that gets 500 for what the application doesn't catch."""
    person = visitor.signed_in(world.people[role])
    cookies = dict(person.client.cookies)
    person.client = TestClient(visitor.app, follow_redirects=False, raise_server_exceptions=False, cookies=cookies)
    return person


def pages(app: FastAPI, person: Visitor, world: World) -> Iterator[tuple[str, Response]]:
    """Yield every page that the person gets, with its route's name; those about quizzes for a draft too."""
    for route in all_routes(app):
        if method_of(route) != "GET":
            continue
        variants = [{}, {"quiz_id": world.draft_quiz_id}] if "{quiz_id}" in route.path else [{}]
        if "{attempt_id}" in route.path:
            variants.append({"attempt_id": world.handed_in})
        for ids in variants:
            answer = person.get(world.path(route.path, **ids))
            if answer.status_code == 200 and "text/html" in answer.headers["content-type"]:
                yield route.name, answer


def acting(page: html.HtmlElement) -> list[Any]:
    """Return what of a page could act that isn't ours."""
    return [
        *page.xpath("//img | //script[not(starts-with(@src, '/static/'))] | //style | //iframe | //base"),
        *page.xpath("//@style | //@*[starts-with(name(), 'on')] | //@hx-on"),
        *page.xpath("//@href[starts-with(normalize-space(.), 'javascript:')]"),
    ]


@pytest.mark.parametrize("role", ["organizer", "learner"])
def test_markup_shows_as_it_was_written_on_every_page(
    app: FastAPI, visitor: Visitor, store: Store, world: World, role: str
) -> None:
    with store() as session:
        write_everywhere(session, MARKUP)
    person = visitor.signed_in(world.people[role])
    seen = set()
    for name, answer in pages(app, person, world):
        page = html.fromstring(answer.text)
        assert acting(page) == [], name
        shown = [page.text_content(), *page.xpath("//main//@value | //main//@aria-label | //title/text()")]
        seen |= {name} if any(MARKUP in text for text in shown) else set()
    # The person's own name is in the head of every page that has one.
    assert len(seen) >= {"organizer": 30, "learner": 7}[role]


@only_postgresql
@pytest.mark.parametrize("role", ["organizer", "learner"])
def test_no_form_breaks_on_what_nobody_would_type(app: FastAPI, visitor: Visitor, world: World, role: str) -> None:
    person = unbreakable(visitor, world, role)
    token, sent, broken = person.csrf_token(), set(), []
    for _, answer in list(pages(app, person, world)):
        for form in html.fromstring(answer.text).forms:
            action = form.action or answer.url.path
            if (form.get("method") or "").lower() != "post" or NEVER_SUBMITTED.search(action) or action in sent:
                continue
            sent.add(action)
            fields: dict[str, list[str]] = {}
            for name, value in form.form_values():
                fields.setdefault(name, []).append(value)
            names = {field.get("name") for field in form.xpath(".//input | .//select | .//textarea")}
            for name in names - {None, "csrf_token"}:
                for text in TYPED:
                    data = {**fields, name: [text], "csrf_token": token}
                    data.pop("file", None)
                    reply = person.client.post(action, data=data)
                    if reply.status_code >= 500 or "<img" in reply.text:
                        broken.append((action, name, text[:20], reply.status_code))
    assert broken == []
    assert len(sent) >= {"organizer": 15, "learner": 2}[role]


def parameters(dependant: Dependant) -> Iterator[tuple[str, str]]:
    """Yield what an address takes: ``query`` or ``path``, and the name."""
    yield from (("query", field.alias) for field in dependant.query_params)
    yield from (("path", field.alias) for field in dependant.path_params)
    for inner in dependant.dependencies:
        yield from parameters(inner)


@only_postgresql
def test_no_address_breaks(app: FastAPI, visitor: Visitor, world: World) -> None:
    person = unbreakable(visitor, world, "organizer")
    broken, tried = [], set()
    for route in all_routes(app):
        if method_of(route) != "GET":
            continue
        for place, name in parameters(route.dependant):
            tried.add((route.name, place, name))
            for text in ADDRESSES if place == "path" else TYPED:
                path = world.path(route.path, **({name: text} if place == "path" else {}))
                answer = person.client.get(path, params={name: text} if place == "query" else None)
                if answer.status_code >= 500 or "<img" in answer.text:
                    broken.append((path[:100], name, text[:20], answer.status_code))
    assert broken == []
    assert ("library.question_set", "query", "q") in tried
    assert ("quizzes.short_link", "path", "code") in tried


def formulas_of(content: bytes) -> list[str]:
    """Return the cells of a CSV file that a spreadsheet program would run."""
    rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    cells = [cell for row in rows for cell in row]
    return [
        cell
        for cell in cells
        if not re.fullmatch(r"-?\d+(\.\d+)?", cell)
        and (unicodedata.normalize("NFKC", cell.strip())[:1] in {*"=+-@"} or cell[:1] in {"\t", "\r"})
    ]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_downloaded_table_holds_a_formula(visitor: Visitor, store: Store, text: str) -> None:
    with store() as session:
        world = make_world(session)
        write_everywhere(session, text, first=True)
    person = visitor.signed_in(world.people["organizer"])
    for path in ("/quizzes/{quiz_id}/report", "/sets/{set_id}/export"):
        content = person.get(world.path(f"{path}.csv")).content
        assert text.strip("\t\r") in content.decode("utf-8-sig"), path
        assert formulas_of(content) == [], path
        workbook = ZipFile(BytesIO(person.get(world.path(f"{path}.xlsx")).content))
        sheets = [workbook.read(name).decode() for name in workbook.namelist() if "worksheets/sheet" in name]
        assert sheets
        assert not any(tag in sheet for sheet in sheets for tag in ("<f>", "<f ", "<hyperlink")), path
