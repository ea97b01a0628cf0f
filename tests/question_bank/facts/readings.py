"""Documents and outlines built by hand: a line a paragraph, ``# `` before a heading."""

from __future__ import annotations

import re

from question_bank.documents.model import Block, Document
from question_bank.facts.model import Reading, Statement
from question_bank.facts.statements import read_statements
from question_bank.outline.model import Node, Outline, Sentence

_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_LABEL = re.compile(r"[一二三四五六七八九十]+、")


def parse(*lines: str, title: str = "") -> tuple[Document, Outline]:
    """Return the document and outline that ``lines`` spell out."""
    text = "\n".join(line.removeprefix("# ") for line in lines)
    nodes: list[Node] = []
    sentences: list[Sentence] = []
    blocks: list[Block] = []
    at = 0
    for line in lines:
        words = line.removeprefix("# ")
        end = at + len(words)
        blocks.append(Block(at, end))
        if line.startswith("# "):
            label = match.group() if (match := _LABEL.match(words)) else ""
            nodes.append(Node(label, words[len(label) :], 1, at, end, end, len(text)))
            sentences.append(Sentence(at, end, at, end, len(nodes) - 1, heading=True))
        else:
            sentences += [
                Sentence(at + match.start(), at + match.end(), at, end, len(nodes) - 1 if nodes else None)
                for match in _SENTENCE.finditer(words)
            ]
        at = end + 1
    return Document("材料.txt", "0" * 64, text, tuple(blocks)), Outline(title, tuple(nodes), tuple(sentences))


def read(*lines: str, title: str = "") -> Reading:
    """Return the prepared reading of ``lines``."""
    return read_statements(*parse(*lines, title=title))


def only(reading: Reading) -> Statement:
    """Return the one statement of ``reading``."""
    (statement,) = reading.statements
    return statement
