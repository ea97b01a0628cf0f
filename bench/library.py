"""What the domain library costs: reading, drafting, drawing, marking."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from bench.measure import Row, peak_memory, per_call, seconds
from question_bank.documents import read_document
from question_bank.drafting import draft_questions
from question_bank.marking import find_policy, mark_item
from question_bank.outline import recover_outline
from question_bank.papers import BlueprintRow, Pool, pool_entry
from quizapp.cli.sample import DOCUMENTS
from quizapp.cli.simulation import right_response

MILLION = 1_000_000


def rows() -> Iterator[Row]:
    """Measure, a row after another."""
    texts = [path.read_text("utf-8") for path in sorted(DOCUMENTS.glob("*.txt"))]
    text = "\n\n".join(texts)
    long = ("\n\n".join(texts * (MILLION // len(text) + 1)))[:MILLION].encode()
    yield Row(
        "txt → outline and sentences, 1,000,000 characters",
        seconds(lambda: recover_outline(read_document("long.txt", long).value), runs=3),
        "s",
    )
    yield Row(
        "the same, memory at its peak",
        peak_memory(lambda: recover_outline(read_document("long.txt", long).value)),
        "MiB",
    )
    read = [read_document(f"{number}.txt", words.encode()).value for number, words in enumerate(texts)]
    outlines = [recover_outline(document).value for document in read]
    pairs = list(zip(read, outlines, strict=True))
    drafting = seconds(lambda: [draft_questions(*pair) for pair in pairs], runs=3)
    yield Row("outline → drafts, the two sample documents", len(text) / drafting, "characters/s")
    drafts = [item for pair in pairs for item in draft_questions(*pair).value]
    ready = sum(item.ready for item in drafts)
    yield Row(
        "drafts per 1,000 characters", 1000 * len(drafts) / len(text), "drafts", f"{ready}/{len(drafts)} ready"
    )
    pool = Pool(pool_entry(item) for item in drafts)
    seeds = count()
    blueprint = [BlueprintRow(count=20)]
    yield Row(
        f"draw 20 of {len(drafts)} questions",
        1e6
        * per_call(
            lambda: pool.draw(blueprint, seed=next(seeds), shuffle_questions=True, shuffle_options=True), calls=500
        ),
        "µs",
    )
    policy, answers = find_policy("exact"), [(item, right_response(item)) for item in drafts]
    yield Row(
        "mark one answer",
        1e6 * per_call(lambda: [mark_item(*answer, policy) for answer in answers], calls=20) / len(answers),
        "µs",
    )
