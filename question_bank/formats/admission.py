"""What every reader and writer does at the end: check items, name losses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace

from question_bank.items.jsonl import content_id
from question_bank.items.kinds import check_item
from question_bank.items.model import Item
from question_bank.results import N_, Notice, Place, Result, Severity, Term

PARTS = {
    "id": Term(N_("编号")),
    "kind": Term(N_("题型")),
    "stem": Term(N_("题干")),
    "options": Term(N_("选项")),
    "answer": Term(N_("答案")),
    "pairs": Term(N_("配对")),
    "distractors": Term(N_("多余的右列")),
    "explanation": Term(N_("解析")),
    "difficulty": Term(N_("难度")),
    "tags": Term(N_("知识点")),
    "outline": Term(N_("提纲位置")),
    "max_mark": Term(N_("分值")),
    "family": Term(N_("命题方式")),
    "fact": Term(N_("考点编号")),
    "enemies": Term(N_("互斥题")),
    "ready": Term(N_("可直接使用的标记")),
    "evidence": Term(N_("原文依据")),
    "score": Term(N_("草稿评分")),
    "extra": Term(N_("附加信息")),
}


def admit(
    read: Iterable[tuple[Item, Place]], notices: Iterable[Notice] = (), numbers: Mapping[int, int] | None = None
) -> Result[list[Item]]:
    """Keep the items without errors; give an id to those without, and a new one to those whose id is taken.

    ``numbers`` gives the printed number of the question that begins on a line, where questions are numbered.
    """
    items: list[Item] = []
    found = list(notices)
    taken: set[str] = set()
    for item, place in read:
        item = item if item.id else replace(item, id=content_id(item))
        remarks = check_item(item)
        found += [_placed(remark, place, numbers) for remark in remarks]
        if any(remark.severity is Severity.ERROR for remark in remarks):
            continue
        if item.id in taken:
            message = N_("编号“{id}”前面已经用过，已换成新的编号。")
            same = Notice(Severity.WARNING, "format.same_id", message, params={"id": item.id, "field": "id"})
            found.append(_placed(same, place, numbers))
            item = replace(item, id=_fresh(item.id, taken))
        taken.add(item.id)
        items.append(item)
    if not items and not found:
        found.append(Notice(Severity.ERROR, "format.no_items", N_("文件里没有找到试题。")))
    return Result(items, tuple(found))


def _placed(notice: Notice, place: Place, numbers: Mapping[int, int] | None) -> Notice:
    """Say of which question a notice speaks: by its printed number, else by its line."""
    params: dict[str, object] = {"reason": notice, "field": notice.params.get("field", "")}
    if numbers and place.line is not None and place.line in numbers:
        message = N_("第 {number} 题：{reason}")
        params["number"] = numbers[place.line]
    else:
        message = N_("第 {line} 行：{reason}")
        params["line"] = place.line
    return Notice(notice.severity, notice.id, message, place, params)


def write_checked(
    items: Sequence[Item], write: Callable[[Sequence[Item]], bytes], read: Callable[[bytes], Result[list[Item]]]
) -> Result[bytes]:
    """Write ``items``, read them back, and name whatever didn't come back as it was.

    Items that don't come back at all are left out, each with an error that names it.
    """
    data = write(items)
    back = read(data).value if items else []
    if len(back) == len(items):
        return Result(data, tuple(_losses(items, back)))
    kept, notices = [], []
    for item in items:
        alone = read(write([item])).value
        if len(alone) == 1 and alone[0].kind is item.kind:
            kept.append(item)
        else:
            message = N_("试题“{id}”无法用这种格式保存，没有写出。")
            notices.append(Notice(Severity.ERROR, "format.not_written", message, params={"id": item.id}))
    data = write(kept)
    back = read(data).value if kept else []
    if len(back) == len(kept):
        return Result(data, (*notices, *_losses(kept, back)))
    message = N_("写出的文件重新读入后题数不符，请改用 jsonl 格式。")
    return Result(data, (*notices, Notice(Severity.ERROR, "format.unfaithful", message)))


def _losses(items: Sequence[Item], back: Sequence[Item]) -> Iterable[Notice]:
    lost: Counter[str] = Counter()
    example: dict[str, str] = {}
    for item, other in zip(items, back, strict=True):
        for name in (field.name for field in fields(Item)):
            if getattr(item, name) != getattr(other, name):
                lost[name] += 1
                example.setdefault(name, item.id)
    for name, count in lost.items():
        message = N_("有 {count} 道题的“{part}”不能用这种格式原样保存（如试题“{id}”）。")
        params = {"count": count, "part": PARTS[name], "id": example[name], "field": name}
        yield Notice(Severity.WARNING, f"format.lost.{name}", message, params=params)


def _fresh(id_: str, taken: set[str]) -> str:
    number = 2
    while f"{id_}-{number}" in taken:
        number += 1
    return f"{id_}-{number}"
