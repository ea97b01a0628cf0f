"""Question files: what an uploaded one holds, and sets as files to take away."""

from __future__ import annotations

from collections.abc import Iterable

from question_bank.formats import FORMATS, UnknownFormat, format_of
from question_bank.formats.registry import Format
from question_bank.items.model import Item
from question_bank.results import Notice, Result, Severity, Unreadable
from quizapp.library.editing import stored_item
from quizapp.models import QuestionVersion
from quizapp.web.language import N_, gettext

OFFERED = ("xlsx", "jsonl", "csv", "text")
_DOCUMENTS_TOO = frozenset({"text"})


def question_format(name: str, raw: bytes) -> Format | None:
    """Return the format of a question file; None for a study document, which may have the same extension."""
    try:
        found = format_of(name)
    except UnknownFormat:
        return None
    if found.name in _DOCUMENTS_TOO and not _holds_questions(found, raw):
        return None
    return found


def _holds_questions(found: Format, raw: bytes) -> bool:
    try:
        return bool(found.read(raw).value)
    except Unreadable:
        return False


def read_questions(name: str, raw: bytes) -> Result[list[Item]]:
    """Read a question file: the questions without errors, and every problem by its line.

    Raises :class:`~question_bank.results.Unreadable`, also for a format that isn't known.
    """
    try:
        return format_of(name).read(raw)
    except UnknownFormat as unknown:
        raise Unreadable(unknown.notice) from unknown


def problems(result: Result[list[Item]]) -> list[str]:
    """Return what kept questions of a file from being taken, by line, in the language of the request."""
    errors = [notice for notice in result.notices if notice.severity is Severity.ERROR]
    return [_sentence(notice) for notice in sorted(errors, key=lambda notice: notice.place.line or 0)]


def _sentence(notice: Notice) -> str:
    """Return a notice that says where it belongs, as those about whole questions do by themselves."""
    text = notice.text(gettext)
    if notice.place.line is None or not {"line", "number"}.isdisjoint(notice.params):
        return text
    return gettext(N_("第 {line} 行：{reason}")).format(line=notice.place.line, reason=text)


def write_questions(versions: Iterable[QuestionVersion], format_: Format) -> Result[bytes]:
    """Return the questions as a file, and what of them the format can't hold."""
    return format_.write([stored_item(version) for version in versions])


def offered_format(extension: str) -> Format | None:
    """Return the format that is offered for download under ``extension``, such as ``xlsx``."""
    return next((FORMATS[name] for name in OFFERED if FORMATS[name].extensions[0] == f".{extension}"), None)
