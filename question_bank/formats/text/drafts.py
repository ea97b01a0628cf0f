"""Drafts of questions to items, or the reason why one is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from question_bank.formats.answers import Unclear, unclear, with_answer, with_gaps
from question_bank.formats.table import guess_kind
from question_bank.formats.text.keys import Key, Keys
from question_bank.formats.text.lines import take_mark
from question_bank.formats.text.splitting import Draft, declared_kind
from question_bank.formats.words import find_difficulty, find_mark, find_truth
from question_bank.items.jsonl import option_id
from question_bank.items.model import Item, Kind, Option
from question_bank.results import N_, Notice, Place, Severity

_CHOICES = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE)
_INLINE_ANSWER = re.compile(r"[（(]\s*([A-ZＡ-Ｚ](?:[、,，\s]*[A-ZＡ-Ｚ])*|√|×|✓|✗|✔|✘|对|错|正确|错误)\s*[)）]")
_FINAL_MARK = re.compile(r"\s*([√×✓✗✔✘])\s*$")
_EMPTY_END = re.compile(r"\s*[（(][\s\u3000]*[)）]\s*([。.]?)\s*$")


def drafts_to_items(drafts: list[Draft], keys: Keys, notices: list[Notice]) -> Iterator[tuple[Item, Place]]:
    """Yield the items; a draft that can't be read is a notice with its number, line and reason."""
    notices += keys.notices
    answers = _Answers(drafts, keys)
    for draft in drafts:
        place = Place(line=draft.line)
        try:
            yield _item(draft, answers.of(draft)), place
        except Unclear as refusal:
            message = N_("第 {number} 题：{reason}")
            params = {"number": draft.number, "reason": refusal.notice, "field": refusal.notice.params["field"]}
            notices.append(Notice(Severity.ERROR, refusal.notice.id, message, place, params))


def _item(draft: Draft, key: Key | None) -> Item:
    kind, lines = declared_kind(draft)
    mark, stem = take_mark("\n".join(lines).strip())
    answer, explanation = _answer(draft, key)
    if answer is None:
        stem, answer = _inline_answer(stem, draft.options, kind)
    answer = answer or ""
    kind = kind or guess_kind(with_gaps(stem) if not draft.options else stem, draft.options, _letters(answer))
    rest = ""
    if kind is not Kind.SHORT_ANSWER:
        answer, _, rest = answer.partition("\n")
    words = draft.fields.get("difficulty", [])
    heading_mark = draft.heading.mark if draft.heading else None
    own_mark = find_mark("".join(draft.fields.get("mark", [])))
    item = Item(
        id="",
        kind=kind,
        stem=_stem(stem, kind),
        options=tuple(Option(option_id(number), text) for number, text in enumerate(draft.options)),
        explanation="\n".join(part for part in (rest, explanation) if part),
        difficulty=find_difficulty(" ".join(words)) if words else None,
        tags=tuple(tag for tag in re.split(r"[；;、，,]\s*", "；".join(draft.fields.get("tags", []))) if tag),
        max_mark=own_mark or mark or heading_mark or Decimal(1),
        extra={"source": "\n".join(draft.fields["source"])} if draft.fields.get("source") else None,
    )
    return with_answer(item, answer)


def _answer(draft: Draft, key: Key | None) -> tuple[str | None, str]:
    """Return the answer (None where there is no answer line) and the explanation."""
    explanation = "\n".join(draft.fields.get("explanation", [])).strip()
    if draft.answers > 1:
        raise unclear("answer.several", N_("有 {count} 行答案，可能漏了题号。"), count=draft.answers)
    if draft.answers:
        return "\n".join(draft.fields["answer"]).strip(), explanation
    if key:
        return key.answer, explanation or key.explanation
    return None, explanation


def _inline_answer(stem: str, options: list[str], kind: Kind | None) -> tuple[str, str | None]:
    """Take the answer out of the stem: ``（ B ）`` among options, ``（√）`` or a final √ for a statement."""
    for match in reversed(list(_INLINE_ANSWER.finditer(stem))):
        is_truth = find_truth(match[1]) is not None and not options and kind in (None, Kind.TRUE_FALSE)
        if is_truth or (options and not re.search("[对错√×✓✗✔✘]", match[1])):
            return f"{stem[: match.start()]}（  ）{stem[match.end() :]}", match[1]
    final = _FINAL_MARK.search(stem)
    if final and not options and kind in (None, Kind.TRUE_FALSE):
        return stem[: final.start()], final[1]
    if kind is Kind.SHORT_ANSWER:
        return stem, None
    raise unclear("answer.missing", N_("没有写答案。"))


def _stem(stem: str, kind: Kind) -> str:
    if kind is Kind.FILL_BLANK:
        return with_gaps(stem)
    return _EMPTY_END.sub(r"\1", stem) if kind is Kind.TRUE_FALSE else stem


def _letters(answer: str) -> str:
    """Return ``answer`` when it is letters and separators, so that words in it don't count as letters."""
    return answer if re.fullmatch(r"[A-ZＡ-Ｚa-z\s、,，;；和]+|.{1,6}", answer) else "A"


class _Answers:
    """The answers of a file's blocks, by section where both restart alike, else by number, else by kind."""

    def __init__(self, drafts: list[Draft], keys: Keys) -> None:
        self._groups = [(heading, _by_number(group)) for heading, group in keys.groups if group]
        sections = list(dict.fromkeys(draft.section for draft in drafts))
        self._sections = {section: number for number, section in enumerate(sections)}
        self._by_section = len(self._groups) == len(sections)
        self._by_number = len({draft.number for draft in drafts}) == len(drafts)

    def of(self, draft: Draft) -> Key | None:
        """Return the draft's answer, None when it has its own or the blocks have none."""
        if draft.answers or not self._groups:
            return None
        kind = draft.heading.kind if draft.heading else None
        if self._by_section:
            groups = [self._groups[self._sections[draft.section]][1]]
        elif self._by_number:
            groups = [group for _, group in self._groups]
        else:
            groups = [group for heading, group in self._groups if heading and heading.kind is kind]
        found = [key for group in groups for key in group.get(draft.number, ())]
        if len(found) > 1:
            raise unclear("answer.several", N_("答案区里有 {count} 个这个题号的答案。"), count=len(found))
        return found[0] if found else None


def _by_number(group: list[Key]) -> dict[int, list[Key]]:
    found: dict[int, list[Key]] = {}
    for key in group:
        found.setdefault(key.number, []).append(key)
    return found
