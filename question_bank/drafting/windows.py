"""The passage that a stem shows: short enough to read, long enough to stand alone.

A window is one or more spans of one statement. When a later part of a sentence leans on its speaker, the speaker's
name and verb are put in front; when it names no subject, the heading is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from question_bank.facts.claims import continues, dangles, leans_on_speaker
from question_bank.facts.clauses import Span, balanced, split
from question_bank.facts.model import Reading, Speaker, Statement
from question_bank.facts.speakers import DUTIES, find_speaker
from question_bank.facts.subjects import has_subject, lacks_time, points_back

SLOT = "（　　）"
LONGEST = 88
SHORTEST = 12
_WHOLE = 56
_HEADING = 26
_PLACE = re.compile("第?[一二三四五六七八九十]+(?:是|，)|(?:首先|其次|最后)，")
_INNER_QUOTES = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Window:
    """The spans that a stem shows, in reading order, and the heading in front of them (may be empty)."""

    pieces: tuple[Span, ...]
    heading: str = ""


def render(reading: Reading, window: Window, changes: Mapping[Span, str] | None = None, ending: str = "。") -> str:
    """Return the window as one sentence, with the spans in ``changes`` replaced."""
    text = f"关于“{quoted(window.heading)}”：" if window.heading else ""
    for number, piece in enumerate(window.pieces):
        shown = _changed(reading, piece, changes or {})
        if number >= 2 and not text.endswith(DUTIES):
            shown = "，" + shown.removeprefix("要" if text.endswith("要求") else "")
        text += shown
    return text.replace("\n", "").strip("，；。 ") + ending


def choose_window(
    reading: Reading, statement: Statement, key: Span, *, tight: bool = False, shown: str | None = None
) -> Window | None:
    """Return the window in which ``key`` can be asked for, or None when none stands alone.

    ``tight`` ends it with the clause that holds the key. The heading is only put in front when it doesn't show
    the wording ``shown`` (by default the key's).
    """
    end = statement.span.end - 1
    part = next((p for p in split(reading.text, Span(statement.span.start, end), "；。！") if p.holds(key)), None)
    if part is None:
        return None
    for pieces in _candidates(reading, statement, part, key, tight):
        window = _completed(reading, statement, pieces, reading.of(key) if shown is None else shown)
        if window is not None:
            return window
    return None


def claim_window(speaker: Speaker, body: Span) -> Window:
    """Return the window that shows who says what."""
    return Window((speaker.name, speaker.verb, body))


def _changed(reading: Reading, piece: Span, changes: Mapping[Span, str]) -> str:
    text = ""
    at = piece.start
    for span in sorted(changes):
        if piece.holds(span):
            text += reading.text[at : span.start] + changes[span]
            at = span.end
    return text + reading.text[at : piece.end]


def _candidates(
    reading: Reading, statement: Statement, part: Span, key: Span, tight: bool
) -> list[tuple[Span, ...]]:
    """Return what could be shown, the fullest first."""
    run = _run(reading, part, key, tight)
    speaker = find_speaker(reading.text, part) or statement.speaker
    if speaker is None or (part.start > speaker.name.start and not leans_on_speaker(reading.of(part))):
        return [(start,) for start in _starts(reading, run, key)]
    if key.start < speaker.claim_start:
        return [(run,)]
    front = (speaker.name, speaker.verb)
    if run.start > speaker.name.start:
        return [(*front, start) for start in _starts(reading, run, key)]
    claim = Span(speaker.claim_start, run.end)
    return [(run,), *((*front, start) for start in _starts(reading, claim, key))]


def _run(reading: Reading, part: Span, key: Span, tight: bool) -> Span:
    """Return the clauses of ``part`` up to the one that completes what is said about ``key``."""
    clauses = split(reading.text, part, "，")
    last = next((n for n, clause in enumerate(clauses) if clause.end >= key.end), len(clauses) - 1)
    if not tight and part.end - part.start <= _WHOLE:
        return part
    while not tight and last + 1 < len(clauses) and dangles(reading.of(clauses[last])):
        last += 1
    return Span(part.start, clauses[last].end)


def _starts(reading: Reading, run: Span, key: Span) -> list[Span]:
    """Return ``run`` and what remains of it when its first clauses are left out, down to the key's own."""
    starts = [clause for clause in split(reading.text, run, "，") if clause.start <= key.start]
    fit = [c for n, c in enumerate(starts) if n == 0 or not continues(reading.of(c))]
    return [_unnumbered(reading, Span(clause.start, run.end), key) for clause in fit]


def _unnumbered(reading: Reading, span: Span, key: Span) -> Span:
    """Leave out a printed place in a row (“三是”) at the start of ``span``."""
    printed = _PLACE.match(reading.text, span.start, key.start)
    return Span(printed.end(), span.end) if printed else span


def _completed(reading: Reading, statement: Statement, pieces: tuple[Span, ...], shown: str) -> Window | None:
    bare = Window(pieces)
    text = render(reading, bare, ending="")
    if not SHORTEST <= len(text) <= LONGEST or points_back(text) or not balanced(text):
        return None
    named = has_subject(text)
    if named and not lacks_time(text):
        return bare
    heading = heading_of(reading, statement, shown)
    if heading and len(text) + len(heading) <= LONGEST + 8:
        return Window(pieces, heading)
    return bare if named else None


def heading_of(reading: Reading, statement: Statement, shown: str = "") -> str:
    """Return the innermost heading that is short enough to show and doesn't hold ``shown``; may be empty."""
    for node in reversed(reading.outline.path(statement.node)):
        title = node.title.strip("。：；， ")
        if 2 <= len(title) <= _HEADING and not (shown and shown in title):
            return title
    return ""


def quoted(text: str) -> str:
    """Return ``text`` as it stands between quotation marks: its own become single ones."""
    return text.translate(_INNER_QUOTES)
