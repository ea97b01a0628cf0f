"""What an organizer should know about a recovered outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from question_bank.outline.model import Node, Sentence
from question_bank.outline.seams import Seam, Strength
from question_bank.results import N_, Notice, Place, Severity

_SHOWN = 12


def remarks(
    text: str, nodes: Sequence[Node], sentences: Sequence[Sentence], seams: Sequence[Seam]
) -> Iterator[Notice]:
    """Yield a notice for each point without text and each seam, and one for all masked sentences."""
    yield from _without_text(nodes)
    for seam in seams:
        yield _seam(text, seam)
    masked = [sentence for sentence in sentences if sentence.masked and not sentence.heading]
    if masked:
        yield Notice(
            Severity.INFO,
            "masked",
            N_("有 {count} 句话隐去了人名、地名或文字，可以照常阅读，但不会用来出题。"),
            Place(start=masked[0].start, end=masked[0].end),
            {"count": len(masked)},
        )


def _without_text(nodes: Sequence[Node]) -> Iterator[Notice]:
    """Each such point is placed where its text is missing: after the last point above it that has some."""
    at = 0
    for node in nodes:
        if node.end is not None:
            at = node.body_end or node.end
            continue
        yield Notice(
            Severity.WARNING,
            "point-without-text",
            N_("提纲里的这一点在正文中没有找到：{label}{title}"),
            Place(start=at, end=at),
            {"label": node.label, "title": node.title},
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
