"""Names and small readings of WordprocessingML."""

from __future__ import annotations

from lxml import etree

from question_bank.documents.archive import WORD

_OFF = {"0", "false", "off", "none"}


def w(name: str) -> str:
    """Return the qualified name of ``name`` in Word's namespace."""
    return f"{{{WORD}}}{name}"


VAL = w("val")


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Return the element at the end of the path ``names``, or None."""
    for name in names:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def value(element: etree._Element | None, *names: str) -> str | None:
    """Return ``w:val`` of the element at the end of the path ``names``."""
    found = child(element, *names)
    return None if found is None else found.get(VAL)


def number(element: etree._Element | None, *names: str) -> int | None:
    """Return ``w:val`` as an integer; None when it is absent or isn't one."""
    text = value(element, *names)
    try:
        return None if text is None or len(text) > 9 else int(text)
    except ValueError:
        return None


def switched_on(element: etree._Element | None, *names: str) -> bool:
    """Whether a toggle such as ``w:vanish`` is there and not switched off."""
    found = child(element, *names)
    return found is not None and found.get(VAL, "1") not in _OFF
