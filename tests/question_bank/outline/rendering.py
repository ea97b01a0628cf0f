"""Writes recovered outlines the way the expected ones beside the fixtures are written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from question_bank.documents import read_document
from question_bank.documents.model import Document
from question_bank.outline import recover_outline
from question_bank.outline.model import Outline
from question_bank.results import Result

FIXTURES = Path(__file__).with_name("fixtures")
NAMES = sorted(path.stem for path in FIXTURES.glob("*.txt"))
HELD_OUT = sorted(f"held_out/{path.stem}" for path in FIXTURES.glob("held_out/*.txt"))


def read(text: str, name: str = "a.txt") -> Document:
    """Return ``text`` as a document."""
    return read_document(name, text.encode()).value


def recover(text: str, name: str = "a.txt") -> tuple[Document, Result[Outline]]:
    """Return ``text`` as a document, and its outline."""
    document = read(text, name)
    return document, recover_outline(document)


def points(text: str, name: str = "a.txt") -> list[str]:
    """Return the points of ``text``, a line each."""
    return list(point_lines(recover(text, name)[1].value))


def point_lines(outline: Outline) -> Iterator[str]:
    """Yield label and title of each point, two blanks further in for each level; ``∅``: it has no text."""
    for node in outline.nodes:
        absent = "" if node.has_text else " ∅"
        yield f"{'  ' * (node.level - 1)}{node.label}|{node.title}{absent}"


def sentence_lines(text: str, outline: Outline) -> Iterator[str]:
    """Yield flags, point and text of each sentence.

    The flags: h not a statement, s across a seam, m masked.
    """
    for sentence in outline.sentences:
        flags = "".join(
            letter if flag else "-"
            for letter, flag in (("h", sentence.heading), ("s", sentence.seam), ("m", sentence.masked))
        )
        path = "/".join(node.label or node.title for node in outline.path(sentence.node))
        yield f"{flags} [{path}] {text[sentence.start : sentence.end]}"


def rendered(text: str, name: str = "a.txt") -> str:
    """Return title, points, sentences and the notices' ids of ``text``."""
    document, result = recover(text, name)
    outline = result.value
    parts = [
        [f"= {outline.title}"],
        list(point_lines(outline)),
        list(sentence_lines(document.text, outline)),
        [notice.id for notice in result.notices],
    ]
    return "\n--\n".join("\n".join(part) for part in parts) + "\n"
