"""The formats there are, found by name or by file name. A new one is a file beside this one, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from question_bank.formats import aiken, csv, gift, jsonl, text, xlsx
from question_bank.items.model import Item
from question_bank.results import N_, Notice, Result, Severity

PLANNED = ("moodle-xml", "qti21", "qti22", "qti30", "docx")
"""Names that are promised and not there yet."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format. ``read`` raises :class:`question_bank.results.Unreadable`; ``title`` is a gettext id."""

    name: str
    title: str
    extensions: tuple[str, ...]
    read: Callable[[bytes], Result[list[Item]]]
    write: Callable[[Sequence[Item]], Result[bytes]]


class UnknownFormat(LookupError):  # noqa: N818 — it states the fact
    """No format has this name or extension; ``notice`` names those there are."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.text())
        self.notice = notice


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        entry.name: entry
        for entry in (
            Format("jsonl", N_("JSON Lines（无损）"), (".jsonl", ".ndjson"), jsonl.read, jsonl.write),
            Format("xlsx", N_("Excel 工作簿"), (".xlsx", ".xlsm"), xlsx.read, xlsx.write),
            Format("csv", N_("CSV 表格"), (".csv", ".tsv"), csv.read, csv.write),
            Format("text", N_("文本题集"), (".txt", ".text", ".md"), text.read, text.write),
            Format("gift", N_("GIFT（Moodle）"), (".gift",), gift.read, gift.write),
            Format("aiken", N_("Aiken（Moodle）"), (".aiken",), aiken.read, aiken.write),
        )
    }
)


def find_format(name: str) -> Format:
    """Return the format called ``name``; raise :class:`UnknownFormat` with those there are."""
    found = FORMATS.get(name.casefold())
    if found is not None:
        return found
    params = {"name": name, "known": tuple(FORMATS)}
    if name.casefold() in PLANNED:
        message = N_("还不支持 {name} 格式。目前支持：{known}。")
        raise UnknownFormat(Notice(Severity.ERROR, "format.planned", message, params=params))
    message = N_("不认识的格式“{name}”。目前支持：{known}。")
    raise UnknownFormat(Notice(Severity.ERROR, "format.unknown", message, params=params))


def format_of(file_name: str) -> Format:
    """Return the format that the extension of ``file_name`` tells; raise :class:`UnknownFormat`."""
    extension = PurePath(file_name).suffix.casefold()
    for entry in FORMATS.values():
        if extension in entry.extensions:
            return entry
    return find_format(extension.removeprefix(".") or file_name)
