"""The child of :mod:`question_bank.documents.confinement`: a file comes in, what its reader saw goes out."""

from __future__ import annotations

import importlib
import logging
import sys

from question_bank.documents.confinement import OUT_OF_MEMORY, answer_of, limit_this_process
from question_bank.results import Unreadable


def main() -> None:
    """Read standard input with the reader named first; whatever it raises ends the process."""
    name, step, total, memory = sys.argv[1:]
    limit_this_process(float(step), int(total), int(memory))
    logging.disable()
    module, _, function = name.partition(":")
    reader = getattr(importlib.import_module(module), function)
    try:
        answer = answer_of(reader(sys.stdin.buffer.read()))
    except Unreadable as refused:
        answer = answer_of(refused)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
