"""What the reader noticed about a document, for people: sentences in their language, and marks in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from question_bank.outline.masks import masks
from question_bank.results import Severity
from quizapp.models import DocumentVersion
from quizapp.web.language import gettext
from quizapp.web.passages import Mark


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark about the text; ``important`` ones need the organizer's eye."""

    text: str
    important: bool


def remarks_of(version: DocumentVersion) -> list[Remark]:
    """Return the remarks, the important ones first; points without text are shown in the outline instead."""
    remarks = [_remark(**notice) for notice in version.notices if notice["id"] != "point-without-text"]
    return sorted(remarks, key=lambda remark: not remark.important)


def _remark(message: str, params: Mapping[str, object], severity: str, **_rest: object) -> Remark:
    return Remark(gettext(message).format(**params), severity != Severity.INFO)


def marks_of(version: DocumentVersion) -> list[Mark]:
    """Return the seams and the masks in the text."""
    seams = [
        Mark(notice["start"], notice["end"], "seam")
        for notice in version.notices
        if notice["id"] == "seam" and notice["start"] is not None and notice["end"] is not None
    ]
    return [*seams, *(Mark(start, end, "mask") for start, end in masks(version.text))]
