"""What an organizer should know about a recovered outline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from question_bank.outline.model import Node, Sentence
from question_bank.outline.numbers import Jump
from question_bank.outline.seams import Seam, Strength
from question_bank.results import N_, Notice, Place, Severity

_SHOWN = 12
_MOST = 300
_FACT = re.compile(r"\d(?!\d*年)|应当|必须|不得|严禁|禁止|是指|包括|负责|分为|以上|以下")


def remarks(
    text: str, nodes: Sequence[Node], sentences: Sequence[Sentence], seams: Sequence[Seam], jumps: Sequence[Jump]
) -> Iterator[Notice]:
    """Yield a notice for each point without text, text without a point, jump and seam, and one for all masks."""
    yield from _capped(_without_text(nodes))
    yield from _capped(_lost_number(nodes, jump) for jump in jumps)
    if nodes:
        yield from _capped(_without_point(text, sentences))
    yield from _capped(_seam(text, seam) for seam in seams)
    masked = [sentence for sentence in sentences if sentence.masked and not sentence.heading]
    if masked:
        yield Notice(
            Severity.INFO,
            "masked",
            N_("有 {count} 句话隐去了人名、地名或文字，可以照常阅读，但不会用来出题。"),
            Place(start=masked[0].start, end=masked[0].end),
            {"count": len(masked)},
        )


def _capped(notices: Iterable[Notice]) -> Iterator[Notice]:
    """Yield the first notices, and one that tells how many more there are: nobody reads hundreds."""
    rest = 0
    for count, notice in enumerate(notices):
        if count < _MOST:
            yield notice
        else:
            rest += 1
    if rest:
        yield Notice(
            Severity.WARNING, "more", N_("同样的情况还有 {count} 处，不再一一列出。"), params={"count": rest}
        )


def _without_text(nodes: Sequence[Node]) -> Iterator[Notice]:
    """A point that only the listing names is placed where its text is missing: after the last that has some."""
    at = 0
    for node in nodes:
        if node.end is not None:
            at = node.body_end or node.end
            place, message = (
                Place(start=node.start, end=node.end),
                N_("这一点只有标题，下面没有正文：{label}{title}"),
            )
        else:
            place, message = Place(start=at, end=at), N_("提纲里的这一点在正文中没有找到：{label}{title}")
        if not node.has_text:
            params = {"label": node.label, "title": node.title}
            yield Notice(Severity.WARNING, "point-without-text", message, place, params)


def _lost_number(nodes: Sequence[Node], jump: Jump) -> Notice:
    node = nodes[jump.after]
    place = Place(start=node.start, end=node.end)
    if jump.before is None:
        message = N_("编号从“{after}”开始，前面可能缺了内容，请对照原件。")
        return Notice(Severity.WARNING, "missing-number", message, place, {"after": node.label})
    message = N_("编号从“{before}”跳到“{after}”，中间可能缺了内容，请对照原件。")
    params = {"before": nodes[jump.before].label, "after": node.label}
    return Notice(Severity.WARNING, "missing-number", message, place, params)


def _without_point(text: str, sentences: Sequence[Sentence]) -> Iterator[Notice]:
    """Yield a notice for each stretch of text outside all points that states facts."""
    stated = (sentence for sentence in sentences if not sentence.heading)
    for homeless, group in groupby(stated, key=lambda sentence: sentence.node is None):
        stretch = list(group)
        facts = [sentence for sentence in stretch if _FACT.search(text, sentence.start, sentence.end)]
        if not homeless or not facts:
            continue
        start, end = stretch[0].start, stretch[-1].end
        yield Notice(
            Severity.INFO,
            "text-without-point",
            N_("“{quote}”起的 {count} 句话不在任何一点下面，其中有可以出题的内容。"),
            Place(start=start, end=end),
            {"quote": text[start : min(start + _SHOWN, end)], "count": len(stretch)},
        )


def _seam(text: str, seam: Seam) -> Notice:
    before = text[max(seam.offset - _SHOWN, 0) : seam.offset].rpartition("\n")[2]
    after = text[seam.offset : seam.offset + _SHOWN].partition("\n")[0]
    if not after:
        message = N_("“{quote}”这里话没有说完，后面可能缺了内容，请对照原件。")
    elif seam.strength is Strength.LOST:
        message = N_("“{quote}”这里上下文接不上，中间可能缺了内容，请对照原件。")
    else:
        message = N_("“{quote}”这里原文在句子中间断行，已经接上；这句话不会用来出题，请看一看是否通顺。")
    quote = f"{before}▏{after}" if after else before
    place = Place(start=seam.offset - len(before), end=seam.offset + len(after))
    severity = Severity.WARNING if seam.strength is Strength.LOST else Severity.INFO
    return Notice(severity, "seam", message, place, {"quote": quote})
