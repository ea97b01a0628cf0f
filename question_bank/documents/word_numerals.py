"""Word's number formats (ECMA-376 part 1, 17.18.59), those that Chinese documents use."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_OLD = "零壹貳參肆伍陸柒捌玖"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_ROWS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
    "ハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
    "ウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
}
_ROWS["decimalEnclosedCircleChinese"] = _ROWS["decimalEnclosedCircle"]
_ROWS["aiueo"], _ROWS["iroha"] = _ROWS["aiueoFullWidth"], _ROWS["irohaFullWidth"]
_KOREAN = "영일이삼사오육칠팔구"
_LEGAL_JAPANESE = str.maketrans("一二三十", "壱弐参拾")
_COUNTING = {"chineseCountingThousand", "taiwaneseCountingThousand"}
_DIGITAL = {"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital2"}


def printed(value: int, style: str) -> str:
    """Return ``value`` as Word prints it in the number format ``style``; decimal where the format is unknown."""
    if style in _ROWS:
        row = _ROWS[style]
        return row[value - 1] if 0 < value <= len(row) else str(value)
    if style in {"chineseCounting", "taiwaneseCounting"}:
        return counted(value, _DIGITS, "十百千") if value < 100 else digits(value)
    if style in _COUNTING:
        return counted(value, "零" + _DIGITS[1:], "十百千")
    if style == "chineseLegalSimplified":
        return counted(value, _FORMAL, "拾佰仟", keep_one=True)
    if style == "ideographLegalTraditional":
        return counted(value, _FORMAL_OLD, "拾佰仟", keep_one=True)
    if style == "ideographZodiacTraditional" and value > 0:
        stems, branches = _ROWS["ideographTraditional"], _ROWS["ideographZodiac"]
        return stems[(value - 1) % 10] + branches[(value - 1) % 12]
    if style in _DIGITAL:
        return digits(value)
    return _neighbours(value, style)


def _neighbours(value: int, style: str) -> str:
    """Return ``value`` as it is counted in Japan and Korea, without zeros and without a one before a unit."""
    if style in {"japaneseCounting", "japaneseLegal"}:
        words = _plain(value, _DIGITS, "十百千")
        return words.translate(_LEGAL_JAPANESE) if style == "japaneseLegal" else words
    if style == "koreanCounting":
        return _plain(value, _KOREAN, "십백천")
    return digits(value, _KOREAN) if style == "koreanDigital" else _western(value, style)


def _plain(value: int, figures: str, units: str) -> str:
    if not 0 < value < 10_000:
        return str(value)
    places = [(value // 10**power % 10, power) for power in range(3, -1, -1)]
    return "".join(
        (figures[digit] if digit > 1 or not power else "") + (units[power - 1] if power else "")
        for digit, power in places
        if digit
    )


def _western(value: int, style: str) -> str:
    if style in {"none", "bullet"}:
        return ""
    if style == "numberInDash":
        return f"- {value} -"
    if style == "decimalZero":
        return f"{value:02d}"
    if style in {"decimalFullWidth", "decimalFullWidth2"}:
        return str(value).translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})
    if style in {"upperRoman", "lowerRoman"}:
        return roman(value) if style == "upperRoman" else roman(value).lower()
    if style in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 780 else str(value)
        return letter if style == "upperLetter" else letter.lower()
    return str(value)


def digits(value: int, figures: str = _DIGITS) -> str:
    """Return ``value`` digit by digit: 105 → 一〇五."""
    return "".join(figures[int(digit)] for digit in str(value))


def counted(value: int, figures: str, units: str, *, keep_one: bool = False) -> str:
    """Return ``value`` (below 10,000) in words: 105 → 一百零五, 12 → 十二 (or 壹拾贰, where one is kept)."""
    if not 0 < value < 10_000:
        return str(value)
    words = ""
    skipped = False
    for power in range(3, -1, -1):
        digit = value // 10**power % 10
        if digit:
            words += (figures[0] if skipped else "") + figures[digit] + (units[power - 1] if power else "")
        skipped = bool(words) and not digit
    return words[1:] if not keep_one and value < 20 and value >= 10 else words


def roman(value: int) -> str:
    """Return ``value`` in capital Roman numerals."""
    words = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        words += letters * min(count, 20)
    return words
