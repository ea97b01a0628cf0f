"""JSON Lines: an item a line, lossless."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from question_bank.formats.admission import admit
from question_bank.formats.decoding import decode
from question_bank.items.jsonl import item_from_json, item_to_json
from question_bank.items.model import Item
from question_bank.results import N_, Notice, Place, Result, Severity


def read(data: bytes) -> Result[list[Item]]:
    """Read items; a line that is no item is a notice with its line."""
    notices: list[Notice] = []
    return admit(list(_items(decode(data), notices)), notices)


def write(items: Sequence[Item]) -> Result[bytes]:
    """Write items with all they hold."""
    lines = (json.dumps(item_to_json(item), ensure_ascii=False, separators=(", ", ": ")) + "\n" for item in items)
    return Result("".join(lines).encode())


def json_lines(text: str, notices: list[Notice]) -> Iterator[tuple[Place, object]]:
    """Yield the value of every line that isn't blank; a line that is no JSON becomes a notice."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = Place(line=number)
        try:
            yield place, json.loads(line)
        except json.JSONDecodeError as error:
            message = N_("这一行不是合格的 JSON：{reason}（第 {column} 个字符）")
            params = {"reason": error.msg, "column": error.colno}
            notices.append(Notice(Severity.ERROR, "json.syntax", message, place, params))
        except (RecursionError, ValueError):
            notices.append(Notice(Severity.ERROR, "json.size", N_("这一行的 JSON 嵌套太深，或者数太大。"), place))


def _items(text: str, notices: list[Notice]) -> Iterator[tuple[Item, Place]]:
    for place, value in json_lines(text, notices):
        result = item_from_json(value, place)
        notices.extend(result.notices)
        if result.value is not None:
            yield result.value, place
