"""Why a file can't be read, and what its owner can do about it."""

from __future__ import annotations

from question_bank.results import N_, Notice, Severity, Term, Unreadable


def refusal(id_: str, message: str, **params: object) -> Unreadable:
    """Return the exception for a file that is refused for the reason ``message``."""
    return Unreadable(Notice(Severity.ERROR, id_, message, params=params))


def empty_file() -> Unreadable:
    """Nothing is in it."""
    return refusal("file-empty", N_("文件是空的，没有内容。请检查后重新选择文件。"))


def no_text() -> Unreadable:
    """It can be opened, and holds no words."""
    return refusal("file-without-text", N_("文件里没有文字（可能只有图片）。请换成带文字的版本。"))


def not_what_its_name_says(actual: str, extension: str) -> Unreadable:
    """Its content is of another kind than its extension."""
    return refusal(
        "file-misnamed",
        N_("文件名以 .{extension} 结尾，内容却是{actual}。请另存为 Word 文档（.docx）或 txt 文本后再上传。"),
        actual=Term(actual),
        extension=extension,
    )


def unsupported(actual: str) -> Unreadable:
    """Its format is known, and not read."""
    return refusal(
        "file-format",
        N_("暂时还不能读取{actual}。目前可以读取 txt、md 文本和 Word 文档（.docx），请另存为其中一种后再上传。"),
        actual=Term(actual),
    )


def not_word() -> Unreadable:
    """It is an archive without a Word document inside."""
    return refusal(
        "file-archive",
        N_("这是一个压缩包，里面没有 Word 文档。请先解压，再上传其中的 txt、md 文本或 Word 文档（.docx）。"),
    )


def broken(reason: str) -> Unreadable:
    """It claims to be a Word file, and can't be opened as one."""
    return refusal(
        "file-broken",
        N_("这个 Word 文档打不开：{reason}。请用 Word 或 WPS 打开后另存一份再上传。"),
        reason=Term(reason),
    )


def unknown_encoding() -> Unreadable:
    """Its bytes are text in no encoding that is read."""
    return refusal(
        "file-encoding",
        N_("认不出这个文件的文字编码。请用记事本打开，另存时把编码选为 UTF-8，然后再上传。"),
    )


def binary() -> Unreadable:
    """Its bytes aren't text at all."""
    return refusal(
        "file-binary",
        N_("这个文件不是文字材料。目前可以读取 txt、md 文本和 Word 文档（.docx）。"),
    )


def too_long(limit: int) -> Unreadable:
    """It holds more characters than are read."""
    return refusal(
        "file-too-long",
        N_("文字太多，一次最多读取 {limit} 个字。请把材料拆成几份再上传。"),
        limit=limit,
    )
