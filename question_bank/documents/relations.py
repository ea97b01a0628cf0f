"""How the members of an Office file relate to each other (ECMA-376 part 2, 9.3)."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from question_bank.documents.archive import Archive


class Relation(NamedTuple):
    """A member named ``target``, known to another by ``id``; ``kind`` is the last word of the relation's type."""

    id: str
    kind: str
    target: str


def relations(archive: Archive, part: str) -> list[Relation]:
    """Return the members that ``part`` relates to; links to the outside aren't followed, nor named."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive:
        return []
    found: list[Relation] = []
    for relation in archive.tree(rels).iterchildren(tag=etree.Element):
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if relation.get("TargetMode") != "External" and target in archive:
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            found.append(Relation(relation.get("Id", ""), kind, target))
    return found


def first_of(found: Sequence[Relation], kind: str) -> str | None:
    """Return the first member related as ``kind``, or None."""
    return next((relation.target for relation in found if relation.kind == kind), None)
