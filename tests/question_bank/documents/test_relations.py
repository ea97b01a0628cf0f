"""Members are found through their relations, never outside the file."""

from __future__ import annotations

from question_bank.documents.archive import Archive
from question_bank.documents.relations import Relation, first_of, relations
from tests.question_bank.documents.word_files import archive

RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://x/slide" Target="slides/1.xml"/>'
    '<Relationship Id="b" Type="http://x/slide" Target="/ppt/slides/2.xml"/>'
    '<Relationship Id="c" Type="http://x/image" Target="../media/1.png"/>'
    '<Relationship Id="d" Type="http://x/slide" Target="http://example.org/1.xml" TargetMode="External"/>'
    '<Relationship Id="e" Type="http://x/slide" Target="../../../etc/passwd"/>'
    "</Relationships>"
)
FILE = archive(
    {
        "ppt/_rels/p.xml.rels": RELS.encode(),
        **dict.fromkeys(("ppt/slides/1.xml", "ppt/slides/2.xml", "media/1.png"), b""),
    }
)


def test_targets_are_found_from_the_folder_of_their_part() -> None:
    with Archive(FILE) as opened:
        assert relations(opened, "ppt/p.xml") == [
            Relation("a", "slide", "ppt/slides/1.xml"),
            Relation("b", "slide", "ppt/slides/2.xml"),
            Relation("c", "image", "media/1.png"),
        ]


def test_a_part_without_relations_has_none() -> None:
    with Archive(FILE) as opened:
        assert relations(opened, "media/1.png") == []


def test_the_first_of_a_kind_is_found() -> None:
    found = [Relation("a", "slide", "1"), Relation("b", "slide", "2")]
    assert first_of(found, "slide") == "1"
    assert first_of(found, "notes") is None
