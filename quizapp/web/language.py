"""The language of a request, and the gettext catalogues.

Message ids are the Chinese texts themselves; another language has a catalogue, read straight from its
``.po`` file, so that nothing needs compiling.
"""

from __future__ import annotations

import gettext as stdlib_gettext
from contextvars import ContextVar
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

LANGUAGES = {"zh-CN": "中文", "en": "English"}
COOKIE = "language"
LOCALE = Path(__file__).resolve().parent.parent / "locale"

current_language: ContextVar[str] = ContextVar("current_language", default="zh-CN")


def N_(message: str) -> str:  # noqa: N802 — gettext's customary marker
    """Mark ``message`` for extraction, and return it unchanged."""
    return message


@cache
def translations(language: str) -> stdlib_gettext.NullTranslations:
    """Return the catalogue of ``language``; the source language needs none."""
    path = LOCALE / language.replace("-", "_") / "LC_MESSAGES" / "quizapp.po"
    if not path.exists():
        return stdlib_gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language.replace("-", "_"))
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def gettext(message: str) -> str:
    """Translate ``message`` into the language of the request."""
    return translations(current_language.get()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate the form of a message that fits ``n`` into the language of the request."""
    return translations(current_language.get()).ngettext(singular, plural, n)


def choose_language(cookie: str | None, accept: str, default: str) -> str:
    """Return the cookie's language, else the first of ``Accept-Language`` that there is, else ``default``."""
    if cookie in LANGUAGES:
        return cookie
    for part in accept.split(","):
        tag = part.split(";")[0].strip().lower()
        for language in LANGUAGES:
            if tag and (tag == language.lower() or tag.split("-")[0] == language.split("-")[0].lower()):
                return language
    return default


def local_time(value: datetime | None, timezone: str, pattern: str = "") -> str:
    """Format a UTC time for people: ``11月21日 09:00``, with the year when ``pattern`` asks for it."""
    if value is None:
        return ""
    language = current_language.get()
    if not pattern:
        pattern = "M月d日 HH:mm" if language == "zh-CN" else "d MMM HH:mm"
    return format_datetime(value, pattern, tzinfo=ZoneInfo(timezone), locale=language.replace("-", "_"))
