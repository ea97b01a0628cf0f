"""Answers given in a block after the questions: ``1-5 ABCDE``, ``1.A 2.B``, ``21. 灭火器``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from question_bank.formats.text.lines import Heading, as_start, split_tags
from question_bank.results import N_, Notice, Place, Severity

_WORD = r"(?:[A-Z]+|√|×|✓|✗|✔|✘|对|错|正确|错误)"
_DASH = r"[-—–~～至]"
_RANGE = re.compile(
    rf"(\d{{1,4}})\s*{_DASH}+\s*(\d{{1,4}})\s*题?\s*[.、．:：]?\s*({_WORD}(?:[\s,，、;；]*{_WORD})*)[\s,，、;；。]*"
)
_PAIR = re.compile(rf"(\d{{1,4}})\s*[.、．:：)）]?\s*({_WORD})(?:[\s,，、;；。]+|(?=\d)|$)")


@dataclass(slots=True)
class Key:
    """One answer of a block, with the explanation beside it."""

    number: int
    answer: str
    line: int
    explanation: str = ""


@dataclass(slots=True)
class Keys:
    """The answers of a file's blocks, in groups as their numbers restart."""

    groups: list[tuple[Heading | None, list[Key]]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def begin(self, heading: Heading | None) -> None:
        """Begin a new group."""
        if not self.groups or self.groups[-1][1] or heading:
            self.groups.append((heading, []))

    def take_empty_heading(self) -> Heading | None:
        """Take back a heading without answers: questions follow it, not answers."""
        if self.groups and not self.groups[-1][1]:
            return self.groups.pop()[0]
        return None

    def add(self, line: str, number: int) -> None:
        """Read one line of a block; what isn't an answer continues the explanation before it."""
        lead, tags = split_tags(line)
        if is_key_line(lead):
            self._add_ranges(lead, number)
            self._add_pairs(_RANGE.sub(" ", lead), number)
        elif start := as_start(lead or line):
            answer = dict(tags).get("answer", start.rest if lead else "")
            self._append(Key(start.number, answer, number, dict(tags).get("explanation", "")))
            return
        elif lead and self._last():
            last = self._last()
            if last:
                last.explanation = f"{last.explanation}\n{lead}".strip()
        last = self._last()
        if last and tags:
            values = dict(tags)
            last.answer = last.answer or values.get("answer", "")
            last.explanation = last.explanation or values.get("explanation", "")

    def _last(self) -> Key | None:
        return self.groups[-1][1][-1] if self.groups and self.groups[-1][1] else None

    def _append(self, key: Key) -> None:
        last = self._last()
        if not self.groups or (last and key.number <= last.number):
            self.groups.append((None, []))
        self.groups[-1][1].append(key)

    def _add_ranges(self, line: str, number: int) -> None:
        for match in _RANGE.finditer(line):
            first, last = int(match[1]), int(match[2])
            words = re.findall(_WORD, match[3])
            letters = [letter for word in words for letter in (word if word.isascii() else [word])]
            count = last - first + 1
            answers = words if len(words) == count else letters if len(letters) == count else None
            if answers is None:
                message = N_("答案“{range}”应有 {count} 个，这里有 {found} 个，没有采用。")
                params = {"range": f"{first}-{last}", "count": count, "found": len(letters)}
                self.notices.append(Notice(Severity.ERROR, "key.range", message, Place(line=number), params))
                continue
            for offset, answer in enumerate(answers):
                self._append(Key(first + offset, answer, number))

    def _add_pairs(self, line: str, number: int) -> None:
        for match in _PAIR.finditer(line):
            self._append(Key(int(match[1]), match[2], number))


def is_range_line(line: str) -> bool:
    """Return whether ``line`` is made of ``1-5 ABCDE`` only."""
    return bool(line) and not _RANGE.sub("", line).strip()


def is_key_line(line: str) -> bool:
    """Return whether ``line`` is made of ``1-5 ABCDE`` and ``6.A`` only."""
    return bool(line) and not _PAIR.sub("", _RANGE.sub("", line)).strip()
