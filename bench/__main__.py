"""Run the benchmarks: ``python -m bench [--smoke]``."""

from __future__ import annotations

import argparse
import json
import platform
from datetime import UTC, datetime
from pathlib import Path

from bench import library, outlines, pages
from bench.measure import Row

OUT = Path("var/bench.json")


def main() -> None:
    """Measure, print the table, write ``var/bench.json``."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.parse_args()
    found: list[Row] = []
    for family in (library, outlines, pages):
        for row in family.rows():
            found.append(row)
            print(f"{row.name:<56} {row.value:>12,.2f} {row.unit:<14} {row.note}", flush=True)
    OUT.parent.mkdir(exist_ok=True)
    machine = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "at": datetime.now(UTC).isoformat(),
    }
    OUT.write_text(json.dumps({**machine, "rows": [row.as_dict() for row in found]}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
