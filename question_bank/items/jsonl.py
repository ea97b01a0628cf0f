"""The JSON form of items and responses: lossless, evidence and versions included."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from decimal import Decimal

from question_bank.items.kinds import KINDS
from question_bank.items.model import Evidence, Item, Kind, Option, Pair, Response
from question_bank.items.numeric import from_decimal, to_decimal
from question_bank.items.rules import WrongShape, problem, remark, texts
from question_bank.items.shapes import Fields, boolean, integer, mapping, mappings, real, text
from question_bank.results import N_, Place, Result

_FIELDS = frozenset(field.name for field in dataclass_fields(Item))


def item_to_json(item: Item) -> dict[str, object]:
    """Return ``item`` as a JSON object; ``pairs`` and the like only where the item has them."""
    data: dict[str, object] = {
        "id": item.id,
        "kind": item.kind.value,
        "stem": item.stem,
        "options": [_option_to_json(option) for option in item.options],
        "answer": KINDS[item.kind].answer_to_json(item.answer),
    }
    if item.pairs or item.distractors:
        data["pairs"] = [{"left": pair.left, "right": pair.right} for pair in item.pairs]
        data["distractors"] = list(item.distractors)
    data |= {
        "explanation": item.explanation,
        "difficulty": item.difficulty,
        "tags": list(item.tags),
        "outline": list(item.outline),
        "max_mark": from_decimal(item.max_mark),
        "family": item.family,
        "fact": item.fact,
        "enemies": list(item.enemies),
        "ready": item.ready,
        "evidence": _evidence_to_json(item.evidence) if item.evidence else None,
    }
    if item.score is not None:
        data["score"] = item.score
    if item.extra is not None:
        data["extra"] = dict(item.extra)
    return data


def item_from_json(data: object, place: Place = Place()) -> Result[Item | None]:  # noqa: B008 — immutable
    """Read an item from a JSON object; None when a field has not the shape it should have.

    Only shapes are looked at: whether the item makes sense is for :func:`question_bank.items.kinds.check_item`.
    An item without an id gets one from its content.
    """
    if not isinstance(data, dict):
        return Result(None, (replace(problem("json.object", N_("这一行不是一个 JSON 对象。"), ""), place=place),))
    fields = Fields(data)
    kind = fields.take("kind", _kind, None)
    if kind is None and not fields.notices:
        fields.notices.append(problem("json.kind", N_("缺少题型字段“kind”。"), "kind"))
    item = _read_item(fields, kind) if kind else None
    refused = bool(fields.notices)
    notices = [replace(notice, place=place) for notice in fields.notices]
    notices += [
        replace(remark("json.unknown", N_("不认识的字段“{name}”，已忽略。"), str(name), name=name), place=place)
        for name in data
        if name not in _FIELDS
    ]
    if item is None or refused:
        return Result(None, tuple(notices))
    return Result(item if item.id else replace(item, id=content_id(item)), tuple(notices))


def content_id(item: Item) -> str:
    """Return an id that depends only on what the question asks and on its key."""
    content = json.dumps(
        [
            item.kind.value,
            item.stem,
            [[option.text, option.correct] for option in item.options],
            KINDS[item.kind].answer_to_json(item.answer),
            [[pair.left, pair.right] for pair in item.pairs],
            list(item.distractors),
        ],
        ensure_ascii=True,
        separators=(",", ":"),
    )
    return "q" + hashlib.sha256(content.encode()).hexdigest()[:15]


def response_to_json(response: Response) -> object:
    """Return a response as JSON can hold it."""
    if isinstance(response, Decimal):
        return from_decimal(response)
    if isinstance(response, tuple):
        return [part if isinstance(part, str) else list(part) for part in response]
    return response


def response_from_json(item: Item, value: object) -> Result[Response]:
    """Read a response to ``item``; None with a notice when it has not the shape that the kind wants."""
    if value is None:
        return Result(None)
    try:
        return Result(KINDS[item.kind].response_from_json(value))
    except WrongShape:
        return Result(None, (problem("response.shape", N_("答案的形式与这道题不符。"), "response"),))


def _kind(value: object) -> Kind | None:
    return Kind(text(value))


def _real(value: object) -> float | None:
    return real(value)


def _read_item(fields: Fields, kind: Kind) -> Item:
    return Item(
        id=fields.take("id", text, ""),
        kind=kind,
        stem=fields.take("stem", text, ""),
        options=fields.take("options", _options, ()),
        answer=fields.take("answer", KINDS[kind].answer_from_json, None),
        pairs=fields.take("pairs", _pairs, ()),
        distractors=fields.take("distractors", texts, ()),
        explanation=fields.take("explanation", text, ""),
        difficulty=fields.take("difficulty", _real, None),
        tags=fields.take("tags", texts, ()),
        outline=fields.take("outline", texts, ()),
        max_mark=fields.take("max_mark", to_decimal, Decimal(1)),
        family=fields.take("family", text, ""),
        fact=fields.take("fact", text, ""),
        enemies=fields.take("enemies", texts, ()),
        ready=fields.take("ready", boolean, False),
        evidence=fields.take("evidence", _evidence, None),
        score=fields.take("score", _real, None),
        extra=fields.take("extra", _extra, None),
    )


def _option_to_json(option: Option) -> dict[str, object]:
    data: dict[str, object] = {"id": option.id, "text": option.text, "correct": option.correct}
    if option.weight is not None:
        data["weight"] = from_decimal(option.weight)
    return data


def _evidence_to_json(evidence: Evidence) -> dict[str, object]:
    data: dict[str, object] = {
        "document": evidence.document,
        "sha256": evidence.sha256,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }
    if evidence.raw_start is not None:
        data["raw_start"] = evidence.raw_start
    if evidence.raw_end is not None:
        data["raw_end"] = evidence.raw_end
    return data


def _options(value: object) -> tuple[Option, ...]:
    return tuple(
        Option(
            id=text(part.get("id", option_id(number))),
            text=text(part.get("text")),
            correct=boolean(part.get("correct", False)),
            weight=None if part.get("weight") is None else to_decimal(part["weight"]),
        )
        for number, part in enumerate(mappings(value))
    )


def option_id(number: int) -> str:
    """Return the customary id of the option at ``number``, from 0: a, b, c …"""
    return chr(ord("a") + number) if number < 26 else f"o{number + 1}"


def _pairs(value: object) -> tuple[Pair, ...]:
    return tuple(Pair(text(part.get("left")), text(part.get("right"))) for part in mappings(value))


def _extra(value: object) -> Mapping[str, object] | None:
    return mapping(value)


def _evidence(value: object) -> Evidence | None:
    data = mapping(value)
    return Evidence(
        document=text(data.get("document", "")),
        sha256=text(data.get("sha256", "")),
        start=integer(data.get("start")),
        end=integer(data.get("end")),
        quote=text(data.get("quote")),
        raw_start=None if data.get("raw_start") is None else integer(data["raw_start"]),
        raw_end=None if data.get("raw_end") is None else integer(data["raw_end"]),
    )
