"""Markdown: plain text whose marks for headings, lists, links and emphasis aren't part of what it says.

The blocks are markdown-it's (CommonMark, tables, footnotes). Every character that stays keeps its place in the
file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from question_bank.documents.markdown_inline import Inline, Kept
from question_bank.documents.model import BlockStyle
from question_bank.documents.remarks import counted
from question_bank.documents.source import Hint, Source, plausible_heading
from question_bank.documents.text import read_text
from question_bank.documents.tracing import Edit
from question_bank.results import N_

_LINE_END = re.compile(r"\r\n|\r|\n")
_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n[\w-]+[ \t]*:[^\n]*\n(?:.{0,500}\n){0,60}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_NUMBER = re.compile(r"\d{1,9}[.)][ \t]*$")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:[ \t]*")
_TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[A-Za-z!?][^<>]*>", re.DOTALL | re.IGNORECASE)
_NO_LINE_END = re.compile(r"[^\r\n]+")


def read_markdown(raw: bytes) -> Source:
    """Decode ``raw`` as text and take the marks out. Raises :class:`~question_bank.results.Unreadable`."""
    source = read_text(raw)
    reader = _Reader(source.text)
    reader.read()
    marks = tuple(_marks(source.text, reader.kept))
    notices = (
        *counted(reader.front_matter, "dropped-front-matter", N_("去掉了文首的 {count} 段文件属性。")),
        *counted(reader.inline.images, "dropped-pictures", N_("去掉了 {count} 张图片。")),
        *counted(reader.inline.note_marks, "dropped-note-marks", N_("去掉了 {count} 处脚注的序号。")),
    )
    return replace(source, marks=marks, hints=tuple(reader.hints), notices=notices)


def _marks(text: str, kept: Sequence[Kept]) -> Iterator[Edit]:
    """Yield edits that drop what isn't kept; line ends stay."""
    done = 0
    for start, end, put in [*kept, Kept(len(text), len(text))]:
        for gap in _NO_LINE_END.finditer(text, done, start):
            yield Edit(*gap.span())
        if put:
            yield Edit(start, end, put)
        done = end


class _Reader:
    """Walks the blocks, and keeps what they say, each span with its place in the file."""

    def __init__(self, text: str) -> None:
        self.kept: list[Kept] = []
        self.hints: list[Hint] = [Hint(0, BlockStyle.BODY)]
        self.inline = Inline()
        matter = _FRONT_MATTER.match(text)
        self.front_matter = int(matter is not None)
        self._text = text
        blank = _NO_LINE_END.sub(lambda line: " " * len(line[0]), matter[0]) if matter else ""
        self._parsed = blank + text[len(blank) :]
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]
        self._env: dict[str, dict[str, object]] = {"references": {}}
        self._depth = 0
        self._number = False
        self._row: list[Kept] | None = None

    def read(self) -> None:
        """Fill ``kept`` and ``hints``."""
        parser = MarkdownIt("commonmark").enable("table").disable("inline")
        parser.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "blockquote", "list"]})
        tokens = parser.parse(self._parsed, self._env)
        for before, token in pairwise([Token("", "", 0), *tokens]):
            self._block(before, token)

    def _block(self, before: Token, token: Token) -> None:
        if token.type in {"bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"}:
            self._depth += token.nesting
        elif token.type == "list_item_open":
            self._number = bool(token.info)
        elif token.type == "tr_open":
            self._row = []
        elif token.type == "tr_close":
            self._end_row()
        elif token.type == "inline" and token.map:
            self._paragraph(before, token, *token.map)
        elif token.type in {"fence", "code_block", "html_block"} and token.map:
            self._verbatim(token, *token.map)

    def _paragraph(self, before: Token, token: Token, first: int, last: int) -> None:
        if self._row is not None:
            self._cell(token.content, first)
            return
        places = list(self._places(token.content, first, last))
        if not places:
            return
        spans = self.inline.kept(token.content, self._env["references"])
        style, level = self._style(before, token.content)
        start = places[0][1]
        if self._number and style is BlockStyle.LIST:
            number = _NUMBER.search(self._text, self._starts[first], start)
            start = number.start() if number else start
        self._number = False
        self.hints.append(Hint(start, style, level))
        if start < places[0][1]:
            self.kept.append(Kept(start, places[0][1]))
        self.kept += _placed(spans, places)

    def _style(self, before: Token, content: str) -> tuple[BlockStyle, int | None]:
        if before.type == "heading_open" and plausible_heading(content):
            return BlockStyle.HEADING, int(before.tag[1:])
        if before.meta.get("note"):
            return BlockStyle.NOTE, None
        return (BlockStyle.LIST, self._depth) if self._depth else (BlockStyle.BODY, None)

    def _places(self, content: str, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """Yield where the lines of ``content`` stand: offset in it, offset in the file, length."""
        at = 0
        for line, row in zip(content.split("\n"), range(first, last), strict=False):
            bare = line.strip(" \t")
            place = self._parsed.find(bare, self._starts[row], self._ends[row]) if bare else -1
            if place >= 0:
                yield at + line.index(bare), place, len(bare)
            at += len(line) + 1

    def _cell(self, content: str, row: int) -> None:
        after = self._row[-1].end if self._row else self._starts[row]
        written = content.replace("|", "\\|")
        place = self._text.find(written, after, self._ends[row]) if content else -1
        if self._row is not None and place >= 0:
            self._row += _placed(self.inline.kept(written, self._env["references"]), [(0, place, len(written))])

    def _end_row(self) -> None:
        """Keep the cells of a row, with a tab for what stands between two of them."""
        row, self._row = self._row or [], None
        if not row:
            return
        self.hints.append(Hint(row[0].start, BlockStyle.TABLE))
        for cell, after in pairwise([*row, None]):
            if cell is None:
                break
            self.kept.append(cell)
            if after is not None and "|" in self._text[cell.end : after.start]:
                self.kept.append(Kept(cell.end, after.start, "\t"))

    def _verbatim(self, token: Token, first: int, last: int) -> None:
        """Keep the lines of code as they are, and those of HTML without its tags."""
        if token.type == "fence":
            closed = last - first > 1 and self._line(last - 1).strip().startswith(token.markup)
            first, last = first + 1, last - closed
        if first >= last:
            return
        start, end = self._starts[first], self._ends[last - 1]
        self.hints.append(Hint(start, BlockStyle.BODY))
        tags = _TAG.finditer(self._text, start, end) if token.type == "html_block" else ()
        edges = [start, *(edge for tag in tags for edge in tag.span()), end]
        self.kept += [
            Kept(left, right) for left, right in zip(edges[::2], edges[1::2], strict=True) if left < right
        ]

    def _line(self, row: int) -> str:
        return self._text[self._starts[row] : self._ends[row]]


def _placed(spans: Sequence[Kept], places: Sequence[tuple[int, int, int]]) -> Iterator[Kept]:
    """Yield ``spans`` of a paragraph as spans of the file; its lines stand at ``places``."""
    index = 0
    for start, end, put in spans:
        while index + 1 < len(places) and places[index + 1][0] <= start:
            index += 1
        at = index
        while at < len(places) and places[at][0] < end:
            offset, place, length = places[at]
            left, right = max(start, offset), min(end, offset + length)
            if left < right:
                yield Kept(place + left - offset, place + right - offset, put)
            at += 1


def _footnote(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: ARG001 — theirs
    """Read the text of a footnote, which CommonMark would take for the definition of a link."""
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    found = None if state.is_code_block(first) else _FOOTNOTE.match(state.src, start, end)
    if found is None or found.end() == end:
        return False
    if not silent:
        state.line = first + 1
        token = state.push("paragraph_open", "p", 1)
        token.meta = {"note": True}
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = state.src[found.end() : end].strip(), [first, first + 1], []
        state.push("paragraph_close", "p", -1)
    return True
