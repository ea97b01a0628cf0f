"""Why a file can't be read, and what its owner can do about it."""

from __future__ import annotations

from question_bank.results import N_, Notice, Severity, Term, Unreadable

FORMATS = N_("Word 文档（docx、doc、wps、rtf、odt）、PDF、PPT 演示文稿（pptx）、网页（html）和文本（txt、md）")
"""What is read; stands in the messages about what isn't."""

WORD = N_("Word 文档")
PDF = N_("PDF 文件")
WEB_PAGE = N_("网页文件")
MARKDOWN = N_("Markdown 文件")
SLIDES = N_("PPT 演示文稿")
PACKAGE = N_("Word 文档或 PPT 演示文稿")
OLD_WORD = N_("旧版 Word 文档（doc、wps）")
RTF = N_("RTF 文件")
ODT = N_("ODT 文件")


def refusal(id_: str, message: str, **params: object) -> Unreadable:
    """Return the exception for a file that is refused for the reason ``message``."""
    return Unreadable(Notice(Severity.ERROR, id_, message, params=params))


def empty_file() -> Unreadable:
    """Nothing is in it."""
    return refusal("file-empty", N_("文件是空的，没有内容。请检查后重新选择文件。"))


def no_text() -> Unreadable:
    """It can be opened, and holds no words."""
    return refusal("file-without-text", N_("文件里没有文字（可能只有图片）。请换成带文字的版本。"))


def scanned() -> Unreadable:
    """Its pages are pictures of text."""
    return refusal(
        "file-scanned",
        N_(
            "这个 PDF 只有扫描的图片，没有可以读取的文字。"
            "请换成由 Word 等软件直接导出的 PDF，或者先做文字识别（OCR）。"
        ),
    )


def undecodable_fonts() -> Unreadable:
    """Its fonts draw shapes, and don't tell which characters they stand for."""
    return refusal(
        "file-fonts",
        N_("这个 PDF 的字体没有文字编码，读出来是乱码。请用原来的 Word 文档，或者重新导出 PDF 再上传。"),
    )


def password(kind: str) -> Unreadable:
    """It opens only with a password."""
    return refusal("file-password", N_("{kind}加了密码，打不开。请去掉密码后再上传。"), kind=Term(kind))


def not_what_its_name_says(actual: str, extension: str) -> Unreadable:
    """Its content is of another kind than its extension."""
    return refusal(
        "file-misnamed",
        N_("文件名以 .{extension} 结尾，内容却是“{actual}”。请用原来的软件另存为 Word 文档（.docx）后再上传。"),
        actual=Term(actual),
        extension=extension,
    )


def unsupported(actual: str) -> Unreadable:
    """Its format is known, and not read."""
    return refusal(
        "file-format",
        N_("不能读取这种文件：{actual}。可以读取的有：{formats}。请另存为其中一种后再上传。"),
        actual=Term(actual),
        formats=Term(FORMATS),
    )


def not_a_document() -> Unreadable:
    """It is an archive without a document's parts inside."""
    return refusal(
        "file-archive",
        N_("这是一个压缩包。请先解压，再上传其中的资料。可以读取的有：{formats}。"),
        formats=Term(FORMATS),
    )


def needs_office(kind: str) -> Unreadable:
    """Reading it takes a program that isn't installed."""
    return refusal(
        "file-needs-office",
        N_(
            "{kind}要先转换才能读取，需要在服务器上安装 LibreOffice（命令 soffice）。"
            "请联系管理员安装，或者用 Word、WPS 打开后另存为 .docx 再上传。"
        ),
        kind=Term(kind),
    )


def broken(reason: str, kind: str = WORD) -> Unreadable:
    """It claims to be of a kind, and can't be opened as that."""
    return refusal(
        "file-broken",
        N_("{kind}打不开：{reason}。请用原来的软件打开后另存一份再上传。"),
        kind=Term(kind),
        reason=Term(reason),
    )


def too_complex(kind: str) -> Unreadable:
    """Reading it would take more time or memory than any honest file needs."""
    return refusal(
        "file-too-complex",
        N_("{kind}复杂得不正常，没能在限定的时间内读完。请用原来的软件打开后另存一份，或者拆成几份再上传。"),
        kind=Term(kind),
    )


def unknown_encoding() -> Unreadable:
    """Its bytes are text in no encoding that is read."""
    return refusal(
        "file-encoding",
        N_("认不出这个文件的文字编码。请用记事本打开，另存时把编码选为 UTF-8，然后再上传。"),
    )


def binary() -> Unreadable:
    """Its bytes aren't text at all."""
    return refusal("file-binary", N_("这个文件不是文字材料。可以读取的有：{formats}。"), formats=Term(FORMATS))


def too_long(limit: int) -> Unreadable:
    """It holds more characters than are read."""
    return refusal(
        "file-too-long",
        N_("文字太多，一次最多读取 {limit} 个字。请把材料拆成几份再上传。"),
        limit=limit,
    )


def too_large(kind: str, megabytes: int) -> Unreadable:
    """It holds more bytes than are read of its kind."""
    return refusal(
        "file-too-large",
        N_("{kind}太大，一次最多读取 {megabytes} MB。请压缩图片或者拆成几份再上传。"),
        kind=Term(kind),
        megabytes=megabytes,
    )
