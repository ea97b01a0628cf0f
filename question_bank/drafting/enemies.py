"""Enemies: drafts of one fact or passage, and drafts that give away each other's key, never meet in a paper."""

from __future__ import annotations

from dataclasses import replace

from question_bank.drafting.gates.source import is_figure, keys_of, shows
from question_bank.drafting.selection import Candidate, near
from question_bank.facts.plain import plain
from question_bank.items.model import Item


def with_enemies(chosen: list[Candidate]) -> list[Item]:
    """Return the items, each with the ids of those that it must not meet; the relation is mutual."""
    items = [candidate.item for candidate in chosen]
    stems = [plain(item.stem) for item in items]
    keys = [tuple(map(plain, keys_of(item))) for item in items]
    found: list[set[str]] = [set() for _ in items]
    for one in range(len(items)):
        for other in range(one + 1, len(items)):
            told = _tells(keys[one], stems[other]) or _tells(keys[other], stems[one])
            if told or items[one].fact == items[other].fact or near(chosen[one], chosen[other]):
                found[one].add(items[other].id)
                found[other].add(items[one].id)
    return [replace(item, enemies=tuple(sorted(foes))) for item, foes in zip(items, found, strict=True)]


def _tells(keys: tuple[str, ...], stem: str) -> bool:
    """Whether a stem shows a key; single digits stand everywhere and tell nothing."""
    return any(shows(stem, key) for key in keys if not (is_figure(key) and len(key) == 1))
