"""``question-bank compare``: what changed from one version of a document to the next."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from question_bank.cli.reporting import INPUT_HAS_ERRORS, read_bytes, report
from question_bank.documents import read_document
from question_bank.documents.model import Document
from question_bank.results import N_, Unreadable
from question_bank.revisions import Alignment, Extent, Fate, Passage, align, changes_in

_SIGNS = {Fate.MOVED: ">", Fate.CHANGED: "~", Fate.GONE: "-", Fate.NEW: "+"}


def compare(
    old: Annotated[Path, typer.Argument(help="旧版文件")],
    new: Annotated[Path, typer.Argument(help="新版文件")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """比较同一份材料的两个版本:哪些话改动、新增、删去、移动了。行首 ~ 改动,+ 新增,- 删去,> 移动。"""
    alignment = align(_read(old).text, _read(new).text)
    if as_json:
        sys.stdout.write(json.dumps(as_data(alignment), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in as_lines(alignment))


def _read(path: Path) -> Document:
    try:
        return read_document(path.name, read_bytes(path)).value
    except Unreadable as refusal:
        report(path, [refusal.notice])
        raise typer.Exit(INPUT_HAS_ERRORS) from refusal


def as_lines(alignment: Alignment) -> Iterator[str]:
    """Yield a line for each passage that isn't kept, and one with the counts."""
    for passage in alignment.passages:
        if passage.fate is not Fate.KEPT:
            yield f"{_SIGNS[passage.fate]} {_shown(alignment, passage)}"
    counts = Counter(passage.fate for passage in alignment.passages)
    summary = N_("未变 {kept} 句，移动 {moved} 句，改动 {changed} 句，新增 {new} 句，删去 {gone} 句")
    yield summary.format(**{fate.value: counts[fate] for fate in Fate})


def _shown(alignment: Alignment, passage: Passage) -> str:
    """Return the text of a passage; what changed in it as ``[-old-]`` and ``{+new+}``."""
    if passage.old is None or passage.fate is Fate.MOVED:
        return _text(alignment.new, passage.new)
    if passage.new is None:
        return _text(alignment.old, passage.old)
    parts, at = [], passage.old.start
    for change in changes_in(alignment, passage):
        gone, added = _text(alignment.old, change.old), _text(alignment.new, change.new)
        parts.append(alignment.old[at : change.old.start])
        parts.append((f"[-{gone}-]" if gone else "") + (f"{{+{added}+}}" if added else ""))
        at = change.old.end
    return "".join([*parts, alignment.old[at : passage.old.end]]).replace("\n", " ")


def as_data(alignment: Alignment) -> dict[str, object]:
    """Return the JSON form; offsets count characters of the two clean texts, which are given too."""
    counts = Counter(passage.fate.value for passage in alignment.passages)
    return {
        "old": alignment.old,
        "new": alignment.new,
        "counts": {fate.value: counts[fate.value] for fate in Fate},
        "passages": [_passage(alignment, passage) for passage in alignment.passages],
    }


def _passage(alignment: Alignment, passage: Passage) -> dict[str, object]:
    data: dict[str, object] = {"fate": passage.fate.value, "old": passage.old, "new": passage.new}
    if passage.fate is Fate.CHANGED:
        data["changes"] = [{"old": change.old, "new": change.new} for change in changes_in(alignment, passage)]
    return data


def _text(text: str, extent: Extent | None) -> str:
    return text[extent.start : extent.end] if extent else ""
