"""How well outlines are recovered, and what long documents and revisions cost.

Accuracy is measured on the hand-checked fixtures of the tests; ``held_out`` are those that no rule was made on.
A point counts as found when label and title are the expected ones, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.measure import Row, peak_memory, per_call, seconds
from bench.word import word_file
from question_bank.documents import read_document
from question_bank.outline import recover_outline
from question_bank.outline.labels import find_label
from question_bank.outline.model import Outline
from question_bank.revisions import align, relocate
from question_bank.revisions.passages import find_passages

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "question_bank" / "outline" / "fixtures"
SEEDS = ROOT.parent / "shared" / "seeds"
_PAGES = 200
_HEADINGS = 100_000


class Point(NamedTuple):
    """A point as the fixtures write it: its level, and label and title."""

    level: int
    name: str


class Found(NamedTuple):
    """Counts over documents: expected points, recovered points, those in common, those also at the right level."""

    expected: int
    recovered: int
    common: int
    levels: int


def rows() -> Iterator[Row]:
    """Measure, a row after another."""
    yield from _accuracy("outlines of the fixtures", FIXTURES)
    yield from _accuracy("outlines of held-out documents", FIXTURES / "held_out")
    yield from _seeds()
    sentences = _sentences()
    raw = word_file(sentences, pages=_PAGES)
    yield Row(
        f"docx → outline and sentences, {_PAGES} pages",
        seconds(lambda: recover_outline(read_document("long.docx", raw).value), runs=3),
        "s",
        f"{len(read_document('long.docx', raw).value.text):,} characters",
    )
    headings = ("一、检查。\n各部门。\n" * _HEADINGS).encode()
    yield Row(
        f"txt of {_HEADINGS:,} headings → outline",
        seconds(lambda: recover_outline(read_document("headings.txt", headings).value), runs=1),
        "s",
    )
    yield _growth(sentences)
    yield from _revisions(sentences)


def _accuracy(name: str, folder: Path) -> Iterator[Row]:
    found = [measure(path) for path in sorted(folder.glob("*.txt"))]
    if not found:
        return
    total = Found(*(sum(counts) for counts in zip(*found, strict=True)))
    note = f"{total.expected} points in {len(found)} documents"
    yield Row(f"{name}: recall", 100 * total.common / total.expected, "%", note)
    yield Row(f"{name}: precision", 100 * total.common / total.recovered, "%", f"{total.recovered} recovered")
    yield Row(f"{name}: levels", 100 * total.levels / total.common, "%", f"{total.levels}/{total.common}")


def measure(path: Path) -> Found:
    """Compare the outline of a fixture with the expected one beside it."""
    expected = expected_points(path.with_suffix(".expected").read_text("utf-8"))
    recovered = recovered_points(recover_outline(read_document(path.name, path.read_bytes()).value).value)
    names = [point.name for point in expected]
    blocks = SequenceMatcher(
        None, names, [point.name for point in recovered], autojunk=False
    ).get_matching_blocks()
    pairs = [(expected[a + step], recovered[b + step]) for a, b, size in blocks for step in range(size)]
    return Found(len(expected), len(recovered), len(pairs), sum(wanted == got for wanted, got in pairs))


def expected_points(text: str) -> list[Point]:
    """Read the points of an expected outline: two blanks further in for each level."""
    lines = [line for line in text.split("\n--\n")[1].splitlines() if line.strip()]
    return [Point((len(line) - len(line.lstrip())) // 2 + 1, line.strip().removesuffix(" ∅")) for line in lines]


def recovered_points(outline: Outline) -> list[Point]:
    """Return the points of ``outline`` in the same form."""
    return [Point(node.level, f"{node.label}|{node.title}") for node in outline.nodes]


def _seeds() -> Iterator[Row]:
    for path in sorted(SEEDS.glob("*.txt")):
        outline = recover_outline(read_document(path.name, path.read_bytes()).value).value
        absent = sum(not node.has_text for node in outline.nodes)
        yield Row(f"points of {path.stem[:3]}", len(outline.nodes), "points", f"{absent} of them without text")


def _sentences() -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted(FIXTURES.glob("*.txt"))]
    found = [text[start:end] for text in texts for start, end in find_passages(text)]
    return [each for each in found if each[-1] == "。" and each[0] != "【" and find_label(each) is None]


def _growth(sentences: Sequence[str]) -> Row:
    """Ten times the text must not take more than about ten times the memory."""
    text = "\n".join(list(sentences) * 60)
    small, large = text[:100_000].encode(), text[:1_000_000].encode()
    little = peak_memory(lambda: recover_outline(read_document("a.txt", small).value))
    much = peak_memory(lambda: recover_outline(read_document("a.txt", large).value))
    note = f"{little:.1f} → {much:.1f} MiB for 100,000 → 1,000,000 characters"
    return Row("memory for ten times the text", much / little, "times", note)


def _revisions(sentences: Sequence[str]) -> Iterator[Row]:
    old, new = revised(sentences, pages=_PAGES, seed=1)
    alignment = align(old, new)
    yield Row(f"two versions of {_PAGES} pages aligned", seconds(lambda: align(old, new), runs=3), "s")
    quotes = [passage.old for passage in alignment.by_old if passage.old][::20]
    yield Row(
        "a quote relocated",
        1e6 * per_call(lambda: [relocate(alignment, *quote) for quote in quotes], calls=3) / len(quotes),
        "µs",
    )


def revised(sentences: Sequence[str], *, pages: int, seed: int) -> tuple[str, str]:
    """Return two versions of a text: a tenth of the sentences deleted, changed or added, a section moved."""
    random = Random(seed)
    old = [f"{number}号要求：{sentences[number % len(sentences)]}" for number in range(pages * 1_000 // 34)]
    new = []
    for sentence in old:
        chance = random.random()
        if chance > 0.03:
            new.append(sentence if chance > 0.07 else sentence.replace("应当", "必须")[:-1] + "，并做好记录。")
        if chance > 0.97:
            new.append(f"新增{random.randrange(10**6)}号要求。")
    third = len(new) // 3
    new = [*new[: third - 40], *new[third : 2 * third], *new[third - 40 : third], *new[2 * third :]]
    return "\n".join(old), "\n".join(new)
