"""What the browser sends while a paper is answered."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.datastructures import FormData

from quizapp.attempts.saving import LARGEST_SEQ, PaperForm

MAX_POSITION_DIGITS = 4


class SeqInvalid(ValueError):  # noqa: N818 — it states the fact
    """The sequence number is not a whole number from 0 that a browser counts exactly."""


def read_seq(data: FormData) -> int:
    """Return the sequence number of an answer. Raises SeqInvalid."""
    text = data.get("seq")
    if not isinstance(text, str) or not (text.isascii() and text.isdecimal() and len(text) <= 16):
        raise SeqInvalid
    seq = int(text)
    if seq > LARGEST_SEQ:
        raise SeqInvalid
    return seq


def read_texts(data: FormData, name: str) -> list[str]:
    """Return the texts given under ``name``, in their order; files are not answers."""
    return [value for value in data.getlist(name) if isinstance(value, str)]


def read_paper(data: FormData) -> PaperForm:
    """Read the form of a whole paper: ``response-N``, ``seen-N``, ``flag-N``; what else there is doesn't count."""
    values = {position: read_texts(data, f"response-{position}") for position in _positions(data, "response-")}
    seen = {position: read_texts(data, f"seen-{position}")[0] for position in _positions(data, "seen-")}
    return PaperForm(values, seen, frozenset(_positions(data, "flag-")))


def _positions(data: FormData, prefix: str) -> Iterator[int]:
    for name, value in data.items():
        number = name.removeprefix(prefix)
        if number == name or not isinstance(value, str):
            continue
        if number.isascii() and number.isdecimal() and len(number) <= MAX_POSITION_DIGITS:
            yield int(number)
