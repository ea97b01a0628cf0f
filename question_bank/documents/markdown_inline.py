"""Which characters of a Markdown paragraph are its text, and which are marks.

markdown-it tells what a paragraph says, not where it says so. Its inline rules are therefore watched at work: each
rule that takes characters in is noted with the place where it did.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\](?!\()")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_WIDE_EMPHASIS = re.compile(r"(?<![*_])(\*\*|__)(?=[^\s*_])[^*_\n]{1,200}?(?<=\S)\1(?![*_])")
"""CommonMark looks for blanks around marks, and Chinese has none: it leaves these in the text."""
_Rule = Callable[[StateInline, bool], bool]


class Kept(NamedTuple):
    """Characters ``start:end`` of a paragraph stay, or become the one character ``put``."""

    start: int
    end: int
    put: str = ""


def _ends(mark: re.Match[str]) -> tuple[int, int, int, int]:
    return mark.start(), mark.start() + 1, mark.end() - 2, mark.end() - 1


class Inline:
    """Tells text from marks; counts the pictures and the marks of footnotes that it leaves out."""

    def __init__(self) -> None:
        self.images = self.note_marks = 0
        self._kept: list[Kept] = []
        self._delimiters: list[tuple[Token, int]] = []
        self._length = 0
        """Of the paragraph; what a picture would be called is parsed in between, is shorter, and is not text."""
        self._parser = MarkdownIt("commonmark")
        rules = self._parser.inline.ruler
        for name, rule in list(zip(rules.get_active_rules(), rules.getRules(""), strict=True)):
            rules.at(name, partial(self._watched, name, rule))
        rules.before("link", "footnote_mark", self._footnote_mark)
        rules.push("literal", self._literal)
        self._parser.inline.ruler2.disable("fragments_join")

    def kept(self, content: str, references: dict[str, object]) -> list[Kept]:
        """Return the spans of ``content`` that are text, in order; ``references`` are the link definitions."""
        self._kept, self._delimiters, self._length = [], [], len(content)
        self._parser.inline.parse(content, self._parser, {"references": references}, [])
        wide = {at for mark in _WIDE_EMPHASIS.finditer(content) for at in _ends(mark)}
        left = [at for token, at in self._delimiters if token.type == "text" and token.content]
        unused = [Kept(at, at + 1) for at in left if at not in wide]
        return sorted(self._kept + unused)

    def _watched(self, name: str, rule: _Rule, state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and not silent and len(state.src) == self._length:
            self._note(name, state.src, start, state.pos, state.tokens[before:])
        return done

    def _note(self, name: str, text: str, start: int, end: int, tokens: list[Token]) -> None:
        if name in {"text", "newline"}:
            self._kept.append(Kept(start, end))
        elif name == "escape":
            literal = tokens[-1].type == "text_special" and tokens[-1].content == tokens[-1].markup
            self._kept.append(Kept(start if literal else start + 1, end))
        elif name == "entity":
            one = len(tokens[-1].content) == 1
            self._kept.append(Kept(start, end, tokens[-1].content if one else ""))
        elif name == "emphasis":
            self._delimiters += [(token, end - place) for place, token in enumerate(reversed(tokens), 1)][
                : end - start
            ]
        elif name == "backticks":
            fence = len(tokens[-1].markup) if tokens and tokens[-1].type == "code_inline" else 0
            self._kept.append(Kept(start + fence, end - fence))
        elif name == "autolink":
            self._kept.append(Kept(start + 1, end - 1))
        elif name == "html_inline" and _LINE_BREAK.fullmatch(text, start, end):
            self._kept.append(Kept(start, end, "\n"))
        self.images += name == "image"

    def _footnote_mark(self, state: StateInline, silent: bool) -> bool:
        found = _FOOTNOTE_MARK.match(state.src, state.pos, state.posMax)
        if found is None:
            return False
        self.note_marks += not silent
        state.pos = found.end()
        return True

    def _literal(self, state: StateInline, silent: bool) -> bool:
        """Take one character that no rule wanted."""
        if not silent and len(state.src) == self._length:
            self._kept.append(Kept(state.pos, state.pos + 1))
        state.pos += 1
        return True
