"""What each organ requires or proposes, where no other passage of the document says the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from question_bank.facts.clauses import Span, split
from question_bank.facts.model import Claim, FactKind, Reading, Statement, fact_id
from question_bank.facts.plain import grams, wording
from question_bank.facts.speakers import find_speaker

_GRAM = 4
_SHARED = 0.3
_LONGEST_SHARED = 6
_LENGTHS = range(14, 66)
_LEADER = re.compile("总书记|主席|总理|习近平|党中央|中共中央")
_CONTINUES = re.compile("并|且|而|但|从而|以便|使|让|也|还|又|同时|其|这|该|上述|同|与|或|则|为|都|均|即|不断")
_REPORTS = re.compile(r"今年|去年|上半年|下半年|目前|截至|近年来|至今|.{0,8}以来|\d+[年月]|共")
_DANGLES = re.compile(
    "^(?:以(?!实|务|更|高)|在|从|对|按照|围绕|针对|通过|随着|结合|根据|为|把)"
    ".*(?:方面|中|上|下|时|前|后|高度|角度|重点|问题|方式|要求)$"
    "|^(?:既|不仅|虽|如果|只有|一旦)|(?:从|自)\\d+[年月].*起$|^(?:用|利用).*时间$"
)


def spread(reading: Reading) -> Counter[str]:
    """Count in how many statements each four-character piece of wording occurs."""
    counted: Counter[str] = Counter()
    for statement in reading.statements:
        counted.update(grams(reading.of(statement.span), _GRAM))
    return counted


def find_claims(reading: Reading, statement: Statement, counted: Counter[str]) -> list[Claim]:
    """Return at most one claim for each part of the statement between semicolons."""
    found = []
    for part in split(reading.text, statement.span, "；。！"):
        speaker = find_speaker(reading.text, part) or statement.speaker
        if speaker is None or speaker.person:
            continue
        own = part.start <= speaker.name.start
        if not own and not leans_on_speaker(reading.of(part)):
            continue
        start = speaker.claim_start if own else part.start
        body = _own_words(reading, _runs(reading.text, Span(start, part.end)), counted)
        if body:
            name = Span(*speaker.name)
            identity = fact_id(FactKind.CLAIM, reading.of(name), reading.of(body))
            found.append(Claim(identity, FactKind.CLAIM, statement, name, speaker, body))
    return found


def leans_on_speaker(part: str) -> bool:
    """Whether a later part of a sentence is still what its speaker demands, not a report of its own."""
    return not _REPORTS.match(part)


def dangles(clause: str) -> bool:
    """Whether a clause leaves its reader waiting for the next one."""
    return bool(_DANGLES.search(clause))


def continues(clause: str) -> bool:
    """Whether a clause leans on the one before it."""
    return bool(_CONTINUES.match(clause))


def _runs(text: str, span: Span) -> Iterable[Span]:
    """Yield the runs of whole clauses that can be read alone, the longest first from each start."""
    clauses = split(text, span, "，：")
    for first, opening in enumerate(clauses):
        if first and continues(text[opening.start : opening.end]):
            continue
        for last in range(len(clauses) - 1, first - 1, -1):
            following = clauses[last + 1] if last + 1 < len(clauses) else None
            if following and continues(text[following.start : following.end]):
                continue
            if not dangles(text[clauses[last].start : clauses[last].end]):
                yield Span(opening.start, clauses[last].end)


def _own_words(reading: Reading, runs: Iterable[Span], counted: Counter[str]) -> Span | None:
    """Return the first run that is long enough and that hardly anybody else in the document says."""
    for run in runs:
        bare = wording(reading.of(run))
        if len(bare) not in _LENGTHS or _LEADER.search(bare):
            continue
        common = [counted[bare[i : i + _GRAM]] > 1 for i in range(len(bare) - _GRAM + 1)]
        if sum(common) <= _SHARED * len(common) and _longest_run(common) <= _LONGEST_SHARED:
            return run
    return None


def _longest_run(flags: list[bool]) -> int:
    longest = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        longest = max(longest, run)
    return longest
