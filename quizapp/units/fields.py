"""What may stand in a field about a unit or a person, the same for forms, rosters and the command line.

Each check returns the text as it is kept, or raises ValueError with a message id.
"""

from __future__ import annotations

import re
import unicodedata

from quizapp.web.language import N_

CODE_LENGTH = 64
UNIT_NAME_LENGTH = 200
USERNAME_LENGTH = 64
NAME_LENGTH = 100
PHONE_LENGTH = 20

# 18 digits with a birth date inside (GB 11643), or the 15 of the first generation.
_IDENTITY_CARD = re.compile(
    r"(?<!\d)(?:[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"|[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?!\d)"
)
_USERNAME = re.compile(r"\w[\w.@+-]*")
_PHONE = re.compile(r"\+?[\d -]{5,}")


def looks_like_identity_card(text: str) -> bool:
    """Whether ``text`` holds what looks like the number of a Chinese identity card."""
    return _IDENTITY_CARD.search(re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text))) is not None


def check_code(text: str) -> str:
    """Check the code of a unit: no blanks, full-width forms made plain."""
    text = unicodedata.normalize("NFKC", text).strip()
    if any(character.isspace() for character in text):
        raise ValueError(N_("单位编码里不能有空格。"))
    return _check(text, CODE_LENGTH)


def check_unit_name(text: str) -> str:
    """Check the name of a unit."""
    return _check(text.strip(), UNIT_NAME_LENGTH)


def check_username(text: str) -> str:
    """Check a user name: letters (of any script), digits and ``. _ - @ +``."""
    text = unicodedata.normalize("NFKC", text).strip()
    if text and not _USERNAME.fullmatch(text):
        raise ValueError(N_("用户名只能用文字、字母、数字和 . _ - @ +，并以文字、字母或数字开头。"))
    return _check(text, USERNAME_LENGTH)


def check_name(text: str) -> str:
    """Check the name of a person."""
    return _check(text.strip(), NAME_LENGTH)


def check_phone(text: str) -> str:
    """Check a phone number; none is fine."""
    text = unicodedata.normalize("NFKC", text).strip()
    if not text:
        return ""
    text = _check(text, PHONE_LENGTH)
    if not _PHONE.fullmatch(text):
        raise ValueError(N_("手机号码只能是数字，例如 13800001234。"))
    return text


def _check(text: str, longest: int) -> str:
    if not text:
        raise ValueError(N_("请填写这一项。"))
    if len(text) > longest:
        raise ValueError(N_("写得太长了，请缩短一些。"))
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in text):
        raise ValueError(N_("里面有看不见的控制字符，请重新输入。"))
    if looks_like_identity_card(text):
        raise ValueError(N_("看起来是身份证号码。为保护个人信息，系统不收身份证号码，请换成别的内容。"))
    return text
