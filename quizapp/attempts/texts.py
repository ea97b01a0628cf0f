"""What the paper's script says, in the language of the request."""

from __future__ import annotations

from quizapp.web.language import N_, gettext

_TEXTS = {
    "saved": N_("已保存"),
    "allSaved": N_("答案都已保存"),
    "saving": N_("正在保存……"),
    "waiting": N_("等待网络，答案先存在手机上"),
    "noStorage": N_("浏览器不让暂存答案，没有网络时请不要关闭页面。"),
    "refused": N_("这题没有存上"),
    "elsewhere": N_("这题在别处改过，已换成新的答案。"),
    "left": N_("剩余"),
    "count": N_("已答 {done}/{all}"),
    "answered": N_("，已答"),
    "partial": N_("，没有答完"),
    "blank": N_("，还没答"),
    "flagged": N_("，有标记"),
    "clear": N_("清除选择"),
    "minutes": N_("还剩 {minutes} 分钟"),
    "login": N_("登录已过期。请重新登录，这里的答案不会丢。"),
    "notYours": N_("这份答卷不属于现在登录的人，不能再保存。"),
    "closed": N_("已经交卷，或者时间已到，这份答卷不能再改了。"),
    "timeUp": N_("时间到了，答案都已保存，系统正在交卷……"),
    "unsent": N_("还有 {count} 题没有存上。网络恢复后会自动保存，请先不要关闭页面。"),
    "result": N_("看看结果"),
}


def script_texts() -> dict[str, str]:
    """Return the script's texts by their names."""
    return {name: gettext(text) for name, text in _TEXTS.items()}
