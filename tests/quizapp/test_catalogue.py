"""Nothing on a page is outside the catalogues, and the English one is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader
from jinja2.nodes import TemplateData

from quizapp.settings import ROOT
from quizapp.web.language import LOCALE

CHINESE = re.compile(r"[\u3400-\u9fff，。！？；：（）、“”《》]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
TEMPLATES = sorted(
    path.relative_to(ROOT / "templates").as_posix() for path in (ROOT / "templates").rglob("*.html")
)


def messages() -> set[str]:
    found: set[str] = set()
    for folder in ("quizapp", "question_bank", "templates"):
        options = {"**.html": {"trimmed": "true"}}
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, METHODS, options, keywords=KEYWORDS
        ):
            found.add(message if isinstance(message, str) else message[0])
    return found


def english() -> dict[str, str]:
    with (LOCALE / "en" / "LC_MESSAGES" / "quizapp.po").open("rb") as file:
        catalogue = read_po(file)
    return {
        (message.id if isinstance(message.id, str) else message.id[0]): (
            message.string if isinstance(message.string, str) else message.string[0]
        )
        for message in catalogue
        if message.id
    }


def test_every_message_has_an_english_translation() -> None:
    catalogue = english()
    assert {message for message in messages() if not catalogue.get(message)} == set()


def test_the_english_catalogue_holds_nothing_that_is_gone() -> None:
    assert set(english()) - messages() == set()


def test_translations_keep_the_placeholders() -> None:
    wrong = {
        message: text
        for message, text in english().items()
        if sorted(set(PLACEHOLDER.findall(message))) != sorted(set(PLACEHOLDER.findall(text)))
    }
    assert wrong == {}


def test_translations_are_english() -> None:
    assert {text for text in english().values() if re.search(r"[\u3400-\u9fff]", text)} == set()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_no_text_outside_the_catalogues(name: str) -> None:
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"), extensions=["jinja2.ext.i18n"], autoescape=True
    )
    tree = environment.parse((ROOT / "templates" / name).read_text("utf-8"))
    loose = [node.data.strip() for node in tree.find_all(TemplateData) if CHINESE.search(node.data)]
    assert loose == []


def test_scripts_have_no_text_of_their_own() -> None:
    """Scripts take their words from the page, where the catalogues are."""
    loose = {
        path.name
        for path in Path(ROOT / "quizapp" / "static").glob("*.js")
        if CHINESE.search(re.sub(r"//.*|/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL))
    }
    assert loose == set()
