"""Formats: one file a format, each ``read(bytes) -> Result[list[Item]]`` and ``write(items) -> Result[bytes]``.

Readers refuse what they can't take by name and line, and keep the rest; writers read back what they wrote
and name whatever didn't survive.
"""

from question_bank.formats.registry import FORMATS, PLANNED, Format, UnknownFormat, find_format, format_of
from question_bank.formats.xlsx import template

__all__ = ["FORMATS", "PLANNED", "Format", "UnknownFormat", "find_format", "format_of", "template"]
