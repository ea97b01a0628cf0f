"""A question set's lines to drafts of questions: what belongs to which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from question_bank.formats.text.keys import Keys, is_key_line, is_range_line
from question_bank.formats.text.lines import (
    Heading,
    Start,
    as_heading,
    as_start,
    as_type_line,
    is_key_heading,
    is_page_number,
    split_tags,
    take_type,
)
from question_bank.formats.text.options import inline_options, letter_of, split_options
from question_bank.items.model import Kind

_LARGEST_GAP = 20
_WIDE = re.compile("[\u3000\xa0]")
_SPACES = re.compile(r"\s{9,}")
"""Longer runs say nothing more, and would make patterns slow."""


@dataclass(slots=True)
class Draft:
    """One question as it stands in the file, in pieces; ``section`` counts restarts of the numbering."""

    number: int
    line: int
    heading: Heading | None
    section: int
    stem: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    open: str = "stem"
    answers: int = 0

    @property
    def complete(self) -> bool:
        """Whether it has got options or an answer, so that something new may begin."""
        return bool(self.options or self.answers)


class Splitter:
    """Goes through the lines once, looking ahead where a line alone doesn't tell what it is."""

    def __init__(self, text: str) -> None:
        self.lines = [_SPACES.sub(" " * 8, _WIDE.sub(" ", line)).strip() for line in text.split("\n")]
        self.drafts: list[Draft] = []
        self.keys = Keys()
        starts = [start for start in map(as_start, self.lines) if start]
        self._bracketed = all(start.bracketed for start in starts)
        self._numbered = bool(starts)
        self._heading: Heading | None = None
        self._section = 0
        self._current: Draft | None = None
        self._in_key = False
        self._after_blank = True

    def split(self) -> list[Draft]:
        """Return the drafts; answer blocks are in ``keys``."""
        for index, line in enumerate(self.lines):
            if line:
                self._take(index, line)
            self._after_blank = not line
        return self.drafts

    def _take(self, index: int, line: str) -> None:
        if self._take_key(index, line):
            return
        if heading := as_heading(line):
            self._heading, self._current = heading, None
            self._section += 1
        elif kind := as_type_line(line):
            self._heading = Heading(kind, None)
        elif is_key_heading(line) and self._current:
            self._add_fields(self._current, [("answer", "")])
        elif self._is_stray_page_number(line):
            return
        elif start := self._start(index, line):
            self._open(index, start)
        elif self._current:
            self._continue(index, line)

    def _take_key(self, index: int, line: str) -> bool:
        """Take a line of an answer block, and return whether it was one."""
        if self._in_key and not self._begins_question(index, line):
            heading = as_heading(line)
            if heading:
                self.keys.begin(heading)
            else:
                self.keys.add(line, index + 1)
            return True
        if self._in_key:
            self._in_key = False
            self._heading = self.keys.take_empty_heading() or self._heading
        if is_range_line(line):
            self.keys.add(line, index + 1)
            return True
        if is_key_heading(line) and self._block_follows(index):
            self._in_key, self._current = True, None
            self.keys.begin(None)
            return True
        return False

    def _open(self, index: int, start: Start) -> None:
        if self._current is None and self.drafts and self.drafts[-1].section == self._section:
            self._section += start.number <= self.drafts[-1].number
        elif self._current and start.number <= self._current.number:
            self._section += 1
        self._current = Draft(start.number, index + 1, self._heading, self._section)
        self.drafts.append(self._current)
        self._content(start.rest)

    def _start(self, index: int, line: str) -> Start | None:
        """Return the beginning of a question that ``line`` is, in its surroundings."""
        start, current = as_start(line), self._current
        if start is None or start.bracketed != self._bracketed:
            return self._unnumbered(index, line) if not self._numbered else None
        if current is None:
            return None if start.decimal and len(start.rest) < 12 else start
        expected = start.number == current.number + 1
        if start.decimal and not (expected and (current.complete or start.rest[4:5] == "年")):
            return None
        if current.open == "explanation":
            return start if expected and self._looks_like_question(index, start) else None
        if start.number == 1 and current.number > 1 and current.complete:
            return start
        ahead = current.number < start.number <= current.number + _LARGEST_GAP
        return start if expected or (ahead and current.complete) else None

    def _unnumbered(self, index: int, line: str) -> Start | None:
        """Where nothing has a number, a question begins after the blank line behind another's answer."""
        current = self._current
        if current is not None and not (current.answers and self._after_blank):
            return None
        lead, tags = split_tags(line)
        if not lead or (tags and not take_type(lead)[0]) or letter_of(line) == "A":
            return None
        rest = Start(len(self.drafts) + 1, line)
        return rest if current or self._looks_like_question(index, rest) else None

    def _begins_question(self, index: int, line: str) -> bool:
        """Return whether a line within a block of answers begins a question: options stand below it."""
        start = as_start(line)
        if start is None or start.bracketed != self._bracketed or is_key_line(line):
            return False
        return any(letter_of(following) == "A" for following in self._following(index)[:2])

    def _looks_like_question(self, index: int, start: Start) -> bool:
        """Return whether options, an answer or a place for one stand before the next number."""
        if inline_options(start.rest) or any(mark in start.rest for mark in ("____", "（ ", "( ", "（）", "()")):
            return True
        for line in self.lines[index + 1 :]:
            following = as_start(line)
            if following and self._rivals(start, following):
                return False
            if as_heading(line):
                return False
            if line and (letter_of(line) == "A" or any(field == "answer" for field, _ in split_tags(line)[1])):
                return True
        return any(field == "answer" for field, _ in split_tags(start.rest)[1])

    def _rivals(self, start: Start, following: Start) -> bool:
        """Return whether ``following`` is more likely the question of this number, or the one after it."""
        same_style = following.bracketed == self._bracketed and not following.decimal
        return same_style and following.number in (start.number, start.number + 1)

    def _block_follows(self, index: int) -> bool:
        following = self._following(index)
        if not following:
            return False
        first = following[0]
        if is_key_line(first) or as_heading(first):
            return True
        answered = any(draft.answers for draft in self.drafts)
        return not answered and as_start(first) is not None

    def _is_stray_page_number(self, line: str) -> bool:
        current = self._current
        if not is_page_number(line) or current is None:
            return False
        waiting = current.open == "answer" and not any(current.fields["answer"])
        return current.complete and not waiting

    def _following(self, index: int) -> list[str]:
        """Return the next few lines that aren't blank."""
        return [line for line in self.lines[index + 1 : index + 12] if line]

    def _continue(self, index: int, line: str) -> None:
        current = self._current
        if current is None:
            return
        if current.open in ("stem", "options"):
            found = split_options(line, len(current.options), self._following(index))
            if found:
                self._add_options(found)
                return
        self._content(line)

    def _content(self, text: str) -> None:
        """Give ``text`` to the open part, and what its tags say to theirs."""
        current = self._current
        if current is None:
            return
        lead, tags = split_tags(text)
        if lead:
            self._add_text(current, lead)
        self._add_fields(current, tags)

    def _add_text(self, current: Draft, text: str) -> None:
        if current.open == "stem":
            inline = None if current.options else inline_options(text)
            current.stem.append(inline[0] if inline else text)
            if inline:
                self._add_options(inline[1])
        elif current.open == "options":
            current.options[-1] += text
        else:
            current.fields[current.open].append(text)

    def _add_options(self, texts: Sequence[str]) -> None:
        current = self._current
        if current is None:
            return
        *whole, last = texts
        current.options += whole
        lead, tags = split_tags(last)
        current.options.append(lead)
        current.open = "options"
        self._add_fields(current, tags)

    @staticmethod
    def _add_fields(current: Draft, tags: Sequence[tuple[str, str]]) -> None:
        for name, value in tags:
            current.answers += name == "answer"
            current.fields.setdefault(name, []).append(value)
            current.open = name


def declared_kind(draft: Draft) -> tuple[Kind | None, list[str]]:
    """Return the kind that a tag or the heading gives, and the stem without the tag."""
    stem = list(draft.stem)
    if stem:
        kind, stem[0] = take_type(stem[0])
        if kind is None:
            kind, stem[-1] = take_type(stem[-1])
        if kind:
            return kind, stem
    return (draft.heading.kind if draft.heading else None), stem
