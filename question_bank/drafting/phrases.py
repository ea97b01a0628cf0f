"""Groups of parallel phrases, and what their lists are called; see ``phrases.txt``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that can stand in for each other; ``heads`` are the nouns that name such a list."""

    name: str
    heads: tuple[str, ...]
    phrases: tuple[str, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Return every group of the lexicon, in the order of the file."""
    text = files("question_bank.drafting").joinpath("phrases.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(_group(line) for line in lines)


def groups_of(elements: tuple[str, ...], head: str = "") -> list[Group]:
    """Return the groups that a list belongs to: by its own elements first, else by what it is called."""
    by_element = [group for group in groups() if _members(group, elements) * 2 >= len(elements)]
    return by_element or [group for group in groups() if head and head.endswith(group.heads)]


def holds(elements: tuple[str, ...]) -> bool:
    """Whether a group of the lexicon holds at least half of ``elements``."""
    return any(_members(group, elements) * 2 >= len(elements) for group in groups())


def _members(group: Group, elements: tuple[str, ...]) -> int:
    return sum(element in group.phrases for element in elements)


def _group(line: str) -> Group:
    name, heads, phrases = (part.strip() for part in line.split("|"))
    return Group(name, tuple(heads.split()), tuple(phrases.split()))
