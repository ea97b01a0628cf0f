"""Nothing on a page is outside the catalogues, and the English one is whole."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader
from jinja2.nodes import TemplateData

from quizapp.settings import ROOT
from quizapp.web.language import LOCALE

CHINESE = re.compile(r"[\u3400-\u9fff，。！？；：（）、“”《》]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*(?::[^}]*)?\}")
FOLDERS = ("quizapp", "question_bank", "templates")
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None}
TEMPLATES = sorted(
    path.relative_to(ROOT / "templates").as_posix() for path in (ROOT / "templates").rglob("*.html")
)


def messages() -> set[str]:
    """Extract them as ``make catalogue`` does."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    options = {mapping["pattern"]: {"trimmed": mapping.get("trimmed", "")} for mapping in mappings}
    found: set[str] = set()
    for folder in FOLDERS:
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, methods, options, keywords=KEYWORDS
        ):
            found.add(message if isinstance(message, str) else message[0])
    return found


def forms(text: str | Sequence[str]) -> tuple[str, ...]:
    """Return the singular and the plural; a text without plural is its only form."""
    return (text,) if isinstance(text, str) else tuple(text)


def catalogue() -> list[Message]:
    with (LOCALE / "en" / "LC_MESSAGES" / "quizapp.po").open("rb") as file:
        return [message for message in read_po(file, locale="en") if message.id]


def english() -> dict[str, tuple[str, ...]]:
    """Return the translations, in all their forms, by the message's first form."""
    return {forms(message.id)[0]: forms(message.string) for message in catalogue()}


def calls_with_literals() -> Iterator[str]:
    for folder in ("quizapp", "question_bank"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                    yield from (
                        part.value
                        for part in node.args[:1]
                        if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    )


def test_nothing_marked_in_the_code_escapes_the_extraction() -> None:
    """Babel doesn't look into f-strings on every version of Python."""
    assert set(calls_with_literals()) - messages() == set()


def test_every_message_has_an_english_translation() -> None:
    translated = {message for message, texts in english().items() if all(texts)}
    assert messages() - translated == set()


def test_the_english_catalogue_holds_nothing_that_is_gone() -> None:
    assert set(english()) - messages() == set()


def test_translations_keep_the_placeholders() -> None:
    wrong = {
        text: message
        for message, texts in english().items()
        for text in filter(None, texts)
        if set(PLACEHOLDER.findall(message)) != set(PLACEHOLDER.findall(text))
    }
    assert wrong == {}


def test_translations_have_no_loose_percent_sign() -> None:
    """A page fills its messages in with ``%``, where a sign of its own is written twice."""
    loose = {
        text
        for message, texts in english().items()
        for text in texts
        if "%(" in message and re.search(r"%(?!\()", text.replace("%%", ""))
    }
    assert loose == set()


def test_translations_are_english() -> None:
    texts = {text for texts in english().values() for text in texts}
    assert {text for text in texts if re.search(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]", text)} == set()


def test_translations_fit_between_the_quotes_of_an_attribute() -> None:
    """Texts of ``trans`` blocks aren't escaped, so a straight double quote would end the attribute."""
    texts = {text for message, texts in english().items() for text in texts if "<" not in message}
    assert {text for text in texts if '"' in text} == set()


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
