"""Points within a paragraph: 一是…。二是…。, 首先…。其次…。, or a text that lost its line breaks.

A reader sees points of their own where an enumeration counts from one upwards, each member begins a sentence, and
most members are a short sentence with more to say after it. A paragraph that begins with the first member holds
only points. An enumeration within one sentence (``一是…；二是…。``) is a statement, not an outline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from question_bank.outline.families import ARTICLE, FIRST_THEN, LETTER, QUESTION, SPACED, rank_of
from question_bank.outline.heading import Heading
from question_bank.outline.labelled import announces, cut
from question_bank.outline.labels import Label, find_label
from question_bank.outline.measures import stopped
from question_bank.outline.splitting import split

_HINT = re.compile(
    r"[。！？!?;；：:.\s”）)][^\S\n]*(?:[〇零一二三四五六七八九十百]{1,3}[、.．是要)）]|第|[（(][一二三四五六七八九十\d]|\d{1,2}[.．、)）]|[①-⑳]"
    r"|其[次一二三]|再次|最后)"
)
_UNDER = re.compile(r"(?<=[\u4e00-\u9fff])(?=[（(][一1][)）]|1[.．、](?!\d)|①)")
_MEMBER = re.compile(r"[；;，,、]\s*")
_NEVER = SPACED | {LETTER, QUESTION}
_LOOSE = 120
"""Families from this rank on, and those that count in words, end with their paragraph."""
_MOST_MEMBERS = 200


@dataclass(slots=True)
class _Run:
    """Labels of one family that count upwards; ``leads``: the first of them begins the paragraph."""

    family: str
    leads: bool
    members: list[int] = field(default_factory=list)


def find_inline(text: str, start: int, end: int, lead: Heading | None, block: int) -> list[Heading]:
    """Return the headings of the paragraph ``text[start:end]``; it begins with ``lead``, if with any."""
    if lead is not None and _one_sentence(text, lead, end):
        return []
    alone = [] if lead is None else [lead]
    if (lead is not None and lead.style is not None) or not _HINT.search(text, start, end):
        return alone
    labels = list(_labels(text, start, end))
    runs = _runs(labels, lead)
    stops = _stops(labels, runs, end)
    runs = [run for run in runs if _holds(text, labels, stops, run)]
    stops = _stops(labels, runs, end)
    if not stops:
        return alone
    found = []
    for run in runs:
        for member in run.members:
            heading = cut(text, labels[member], stops[member], block)
            if heading is not None:
                found.append(heading._replace(until=_until(run, end), sure=heading.sure or len(run.members) > 1))
    starts = {heading.start for heading in found}
    before = (
        [] if lead is None or lead.start in starts else [_shortened(text, lead, labels[min(stops)].start, block)]
    )
    return sorted([*before, *found], key=lambda heading: heading.start)


def _shortened(text: str, lead: Heading, stop: int, block: int) -> Heading:
    label = find_label(text, lead.start, stop)
    return (cut(text, label, stop, block) if label else None) or lead


def _one_sentence(text: str, lead: Heading, end: int) -> bool:
    """Whether the first of several members begins the paragraph, and the second stands in the same sentence."""
    begin = lead.start + len(lead.label)
    if lead.ordinal != 1 or not lead.label or lead.family == ARTICLE or not _MEMBER.search(text, begin, end):
        return False
    first = next(split(text, begin, end), (end, end))
    for count, mark in enumerate(_MEMBER.finditer(text, *first)):
        label = find_label(text, mark.end(), first[1])
        if label is not None and label.family == lead.family and label.ordinal == 2:
            return True
        if count > _MOST_MEMBERS:
            return False
    return False


def _labels(text: str, start: int, end: int) -> Iterator[Label]:
    """Yield the labels at the starts of sentences, and those that follow a heading at once."""
    for left, right in split(text, start, end):
        label = find_label(text, left, right)
        while label is not None:
            if label.family not in _NEVER:
                yield label
            under = _UNDER.search(text, label.end, right)
            title = text[label.end : under.start()] if under else ""
            label = find_label(text, under.start(), right) if under and _bare(title) else None


def _bare(title: str) -> bool:
    return 2 <= len(title) <= 24 and not any(mark in title for mark in "，,：:、；“（(")


def _runs(labels: Sequence[Label], lead: Heading | None) -> list[_Run]:
    """Return the runs of two and more labels that count from one upwards, or on from ``lead``."""
    runs: list[_Run] = []
    last: dict[str, tuple[int, _Run]] = {}
    for index, label in enumerate(labels):
        leads = lead is not None and label.start == lead.start
        ordinal, run = last.get(label.family, (0, None))
        follows = label.ordinal > ordinal if label.family == FIRST_THEN else label.ordinal == ordinal + 1
        if run is None or not follows:
            if label.ordinal != 1 and not leads:
                continue
            run = _Run(label.family, leads)
            runs.append(run)
        run.members.append(index)
        last[label.family] = (label.ordinal, run)
    return [run for run in runs if len(run.members) > 1]


def _stops(labels: Sequence[Label], runs: Sequence[_Run], end: int) -> dict[int, int]:
    """Return where each member ends: at the next one of any run."""
    within = sorted(member for run in runs for member in run.members)
    starts = [labels[member].start for member in within[1:]]
    return dict(zip(within, [*starts, end], strict=False))


def _holds(text: str, labels: Sequence[Label], stops: dict[int, int], run: _Run) -> bool:
    """Whether the members of ``run`` are points: it begins the paragraph, or most have text of their own."""
    if run.leads or run.family == ARTICLE:
        return True
    titled = sum(_titled(text, labels[member], stops[member]) for member in run.members)
    return titled * 2 > len(run.members)


def _titled(text: str, label: Label, stop: int) -> bool:
    """Whether a short first sentence is followed by more, or a bare heading by points under it."""
    left, right = next(split(text, label.end, stop), (stop, stop))
    sentence = text[left:right]
    return bool(sentence) and announces(sentence) and (right < stop or not stopped(sentence))


def _until(run: _Run, end: int) -> int | None:
    rank = rank_of(run.family)
    return end if rank is None or rank >= _LOOSE else None
