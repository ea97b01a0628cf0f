"""Every page for everybody: axe at phone and computer size, in light and dark, in normal and large type.

One walk visits every page once, as far as possible with its messages of refusal too. A page that it doesn't
visit fails here: by the routes that answer with pages, and by the templates.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Never

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from quizapp.accounts.operations import sign_in
from quizapp.db import transaction
from quizapp.models import Attempt, Quiz
from quizapp.settings import ROOT, Settings
from quizapp.web.clock import utc_now
from tests.browser.conftest import PHONE, Server
from tests.quizapp.sitemap import all_routes, method_of
from tests.quizapp.world import World, make_world

AXE = Axe()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"runOnly": TAGS, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
COMPUTER_SIZE, PHONE_SIZE, NARROWEST = (1280, 800), (390, 844), (320, 640)
LEARNERS_PAGES = ("accounts.", "attempts.", "errors.")

NOT_PAGES = {
    "attempts.state",
    "library.export_set",
    "library.import_template",
    "operations.health",
    "operations.metrics",
    "operations.ready",
    "quizzes.short_link",
    "results.report",
    "results.report_csv",
    "results.report_pdf",
    "units.template",
}
"""Routes that answer with files, JSON, plain text or a redirect."""
NO_PAGES_OF_THEIR_OWN = ("macros/", "base.html")

SMALL_TARGETS = """() => {
  const small = [];
  const wanted = 'button, .button, input, select, textarea, summary, label.option, label.choice, label.flag';
  for (const element of document.querySelectorAll(wanted)) {
    const target = ['checkbox', 'radio'].includes(element.type) ? element.closest('label') || element : element;
    const box = target.getBoundingClientRect();
    if (element.type === 'hidden' || !element.checkVisibility() || box.width * box.height < 2) continue;
    if (Math.round(box.height) < 44 || Math.round(box.width) < 44)
      small.push(`${target.outerHTML.slice(0, 80)} ${Math.round(box.width)}x${Math.round(box.height)}`);
  }
  return small;
}"""
OVERFLOWING = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter(
    (e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('.table-scroll, .site-nav'));
  return wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 80)).concat(`${root.scrollWidth} px`);
}"""
SEND = """([action, fields]) => {
  const form = Object.assign(document.createElement('form'), {method: 'post', action});
  const token = document.querySelector('meta[name=csrf-token]').content;
  for (const [name, value] of Object.entries({csrf_token: token, ...fields}))
    form.append(Object.assign(document.createElement('textarea'), {name, value}));
  document.body.append(form);
  form.submit();
}"""


@dataclass
class Walk:
    """What was found on the way, each with the page it was found on."""

    visited: set[str] = field(default_factory=set)
    templates: set[str] = field(default_factory=set)
    violations: list[str] = field(default_factory=list)
    overflows: list[str] = field(default_factory=list)
    small_targets: list[str] = field(default_factory=list)
    script_errors: list[str] = field(default_factory=list)


class Walker:
    """Visits pages as somebody, and examines each."""

    def __init__(self, browser: Browser, server: Server, world: World, walk: Walk, role: str) -> None:
        self.server, self.world, self.walk = server, world, walk
        self.context = browser.new_context(**{**PHONE, "base_url": server.url, "reduced_motion": "reduce"})
        self.context.set_default_timeout(20_000)
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.walk.script_errors.append(f"{self.page.url}: {error}"))
        self.page.on("console", self._note)
        if role != "nobody":
            now = utc_now()
            with transaction(server.app.state.engine) as session:
                token = sign_in(session, world.people[role], at=now, days=1)
            self.context.add_cookies([{"name": "session", "value": token, "url": server.url}])

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.walk.script_errors.append(f"{self.page.url}: {message.text}")

    def see(self, name: str, path: str = "", /, **ids: Any) -> None:
        """Open the page of the route ``name``, or ``path``, and examine it."""
        routes = {route.name: route.path for route in all_routes(self.server.app)}
        self.page.goto(path or self.world.path(routes[name], **ids))
        self.examine(name)

    def send(self, name: str, action: str, /, **fields: str) -> None:
        """Send a form to ``action`` from the page that is open, and examine the answer."""
        with self.page.expect_navigation():
            self.page.evaluate(SEND, [action, fields])
        self.examine(name)

    def upload(self, name: str, path: str, file: dict[str, Any]) -> None:
        """Upload a file on the page at ``path``, and examine the answer."""
        self.page.goto(path)
        self.page.locator("main input[type=file]").set_input_files(file)  # type: ignore[arg-type]
        with self.page.expect_navigation():
            self.page.locator("main form[data-upload] button").click()
        self.examine(name)

    def examine(self, name: str) -> None:
        """Look at the open page in all its sizes and colours."""
        page, walk = self.page, self.walk
        walk.visited.add(name)
        page.evaluate(AXE.axe_script)
        page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
        self._set(PHONE_SIZE, "light", large=False)
        self._run_axe(name, "phone, light", ALL_RULES)
        self._set(PHONE_SIZE, "dark", large=False)
        self._run_axe(name, "phone, dark", COLOURS)
        for large in (False, True):
            self._set(NARROWEST, "light", large=large)
            note = f"{name} {'large' if large else 'normal'}: "
            walk.overflows += [note + found for found in page.evaluate(OVERFLOWING)]
            if name.startswith(LEARNERS_PAGES):
                walk.small_targets += [note + found for found in page.evaluate(SMALL_TARGETS)]
        page.evaluate("document.querySelectorAll('.account-menu').forEach((d) => { d.open = true; })")
        self._set(COMPUTER_SIZE, "dark", large=True)
        self._run_axe(name, "computer, dark, large type", ALL_RULES)

    def _set(self, size: tuple[int, int], colours: str, *, large: bool) -> None:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
        self.page.evaluate("(on) => document.documentElement.classList.toggle('large-type', on)", large)

    def _run_axe(self, name: str, how: str, options: dict[str, Any]) -> None:
        found = self.page.evaluate("(options) => axe.run(document, options)", options)
        for violation in found["violations"]:
            for node in violation["nodes"]:
                said = " ".join(node["failureSummary"].split())
                self.walk.violations.append(f"{name} ({how}) {violation['id']}: {node['html'][:120]} {said[:200]}")


@pytest.fixture(scope="module")
def module_server(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("walk")
    shutil.copy(sqlite_template, folder / "quizapp.db")
    server = Server(
        Settings(
            env="test",
            database_url=f"sqlite:///{folder / 'quizapp.db'}",
            secret_key="test-secret",
            var=folder / "var",
            finalise_every_seconds=3600,
            max_upload_bytes=200_000,
        )
    )

    @server.app.get("/broken/500", response_model=None)
    def broken() -> Never:
        raise RuntimeError

    @server.app.get("/broken/503", response_model=None)
    def busy() -> Never:
        raise OperationalError("SELECT 1", {}, Exception("busy"))

    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def walk(browser: Browser, module_server: Server) -> Walk:
    """Walk through everything."""
    server, walk = module_server, Walk()
    environment = server.app.state.pages
    known = environment.get_template

    def noted(name: str, *arguments: Any, **more: Any) -> Any:
        walk.templates.add(name)
        return known(name, *arguments, **more)

    environment.get_template = noted
    with transaction(server.app.state.engine) as session:
        world = make_world(session, at=utc_now())
    for role, visit in (("nobody", as_nobody), ("organizer", as_organizer), ("learner", as_learner)):
        walker = Walker(browser, server, world, walk, role)
        visit(walker)
        walker.context.close()
    return walk


def as_nobody(walker: Walker) -> None:
    walker.see("accounts.login")
    walker.send("accounts.login refused", "/login", username="li", password="")
    walker.send("errors.401", "/password")
    walker.see("errors.404", "/nowhere")
    walker.send("errors.csrf", "/login", csrf_token="0")
    walker.send("errors.413", "/preferences", next="x" * 200_001)
    walker.see("errors.400", "/logout")
    walker.see("errors.500", "/broken/500")
    walker.see("errors.503", "/broken/503")


def as_organizer(walker: Walker) -> None:
    world, draft = walker.world, {"quiz_id": walker.world.draft_quiz_id}
    for name in ("documents", "document", "outline", "outline_lines", "review", "accept_ready", "edit"):
        walker.see(f"library.{name}")
    for name in ("sets", "question_set"):
        walker.see(f"library.{name}")
    walker.send(
        "library.outline refused", world.path("/documents/{document_id}/outline"), action="rename", node="0"
    )
    walker.see(
        "library.review decided",
        world.path("/documents/{document_id}/review?question=") + str(world.accepted_question_id),
    )
    walker.see("library.new_question")
    for kind in ("multiple_choice", "true_false", "fill_blank"):
        walker.see(f"library.new_question {kind}", world.path("/sets/{set_id}/questions/new?kind=") + kind)
    walker.send("library.new_question refused", world.path("/sets/{set_id}/questions/new"), stem="")
    walker.send("library.edit refused", world.path("/questions/{question_id}/edit"), stem="")
    walker.send("library.sets refused", "/sets", title="")
    walker.upload("library.documents refused", "/documents", a_file("空.txt", ""))
    walker.see("library.import_questions")
    imports = world.path("/sets/{set_id}/import")
    bad, good = (
        '{"kind": "true_false", "stem": ""}',
        '{"kind": "true_false", "stem": "通道宽2米。", "answer": true}',
    )
    walker.upload("library.import_questions refused", imports, a_file("题.jsonl", f"{bad}\n{good}"))

    for name in ("study_sessions", "study_session", "new_study_session", "edit_study_session", "new_quiz"):
        walker.see(f"quizzes.{name}")
    walker.send("quizzes.new_study_session refused", "/study-sessions/new", title="")
    walker.see("quizzes.edit", **draft)
    walker.send("quizzes.edit refused", world.path("/quizzes/{quiz_id}/edit", **draft), title="", row_count="99")
    for name in ("preview", "publish"):
        walker.see(f"quizzes.{name}", **draft)
    walker.see("quizzes.edit published", world.path("/quizzes/{quiz_id}/edit"))
    walker.see("quizzes.share")
    for name in ("completion", "missing", "people", "questions"):
        walker.see(f"results.{name}")

    for name in ("units", "unit", "people", "person", "new_person", "new_unit", "import_people"):
        walker.see(f"units.{name}")
    walker.send("units.new_unit refused", "/units/new", code="")
    walker.send("units.new_person refused", world.path("/units/{unit_id}/people/new"), username="=x")
    walker.send("units.password", world.path("/units/{unit_id}/people/new"), username="newcomer", name="新人")
    titles = "单位编码,用户名,姓名\n"
    walker.upload("units.import_people refused", "/units/import", a_file("名单.csv", f"{titles}NO,li,李明\n"))
    walker.upload("units.imported", "/units/import", a_file("名单.csv", f"{titles}HQ-1,fang,方圆\n"))


def as_learner(walker: Walker) -> None:
    world, paper = walker.world, walker.world.path("/attempts/{attempt_id}")
    walker.see("errors.403", "/documents")
    for name in ("home", "read", "quiz", "paper", "check"):
        walker.see(f"attempts.{name}")
    walker.see("attempts.unfinished", f"{paper}/result")
    walker.see("attempts.result", attempt_id=world.handed_in)
    walker.see("accounts.change_password")
    walker.send("accounts.change_password refused", "/password", current="x", new="1", again="2")
    everything = {f"response-{position}": "很多" for position in range(1, 9)}
    walker.send("attempts.paper refused", f"{paper}/answers", **everything)
    for content, when in (("score", "submitted"), ("answers", "closed"), ("nothing", "submitted")):
        change(walker, Quiz, review_content=content, review_time=when)
        walker.see(f"attempts.result {content} {when}", f"/attempts/{world.handed_in}/result")
    change(walker, Attempt, deadline=utc_now() - timedelta(minutes=5))
    walker.see("attempts.paper closed", paper)
    walker.send("attempts.late", f"{paper}/answers", **everything)
    change(walker, Quiz, closes_at=utc_now() - timedelta(minutes=5))
    walker.send("attempts.quiz refused", world.path("/quizzes/{quiz_id}/attempts"))


def a_file(name: str, text: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def change(walker: Walker, table: type[Quiz | Attempt], **columns: Any) -> None:
    with transaction(walker.server.app.state.engine) as session:
        session.execute(update(table).values(**columns))


def test_every_page_is_visited(walk: Walk, module_server: Server) -> None:
    routes = {route.name for route in all_routes(module_server.app) if method_of(route) == "GET"}
    assert routes - NOT_PAGES - walk.visited - {"broken", "busy"} == set()
    assert routes >= NOT_PAGES
    folder = ROOT / "templates"
    templates = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    whole = {name for name in templates if '{% extends "base.html" %}' in (folder / name).read_text("utf-8")}
    assert whole - walk.templates == set()


def test_axe_finds_nothing(walk: Walk) -> None:
    assert not walk.violations, "\n".join(walk.violations)


def test_no_page_scrolls_sideways_at_320_pixels(walk: Walk) -> None:
    assert not walk.overflows, "\n".join(walk.overflows)


def test_a_finger_hits_everything_on_learners_pages(walk: Walk) -> None:
    assert not walk.small_targets, "\n".join(walk.small_targets)


def test_no_script_fails_and_nothing_breaks_the_content_security_policy(walk: Walk) -> None:
    assert not walk.script_errors, "\n".join(walk.script_errors)
