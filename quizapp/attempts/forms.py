"""What the browser sends while a paper is answered."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from quizapp.attempts.saving import LARGEST_SEQ, PaperForm

MAX_POSITION_DIGITS = 4
LARGEST_ANSWER = 128 * 1024
MOST_FIELDS = 200


class SeqInvalid(ValueError):  # noqa: N818 — it states the fact
    """The sequence number is not a whole number from 0 that a browser counts exactly."""


async def read_answer(request: Request) -> FormData | None:
    """Return the fields of a request that brings an answer; None when they are more than any answer may be.

    Of a form as browsers send it by default this costs a tenth of ``request.form()``.
    """
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        try:
            return await request.form(max_fields=MOST_FIELDS, max_files=0, max_part_size=LARGEST_ANSWER)
        except HTTPException:
            return None
    chunks: list[bytes] = []
    length = 0
    async for chunk in request.stream():
        length += len(chunk)
        if length <= LARGEST_ANSWER:
            chunks.append(chunk)
    if length > LARGEST_ANSWER:
        return None
    try:
        text = b"".join(chunks).decode("latin-1")
        return FormData([*parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)])
    except ValueError:
        return None


def field_of(data: FormData | None, name: str) -> str:
    """Return the text given under ``name``, empty when there is none."""
    value = None if data is None else data.get(name)
    return value if isinstance(value, str) else ""


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
