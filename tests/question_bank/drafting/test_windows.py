"""What a stem shows of its sentence."""

from __future__ import annotations

from question_bank.drafting.windows import LONGEST, choose_window, claim_window, heading_of, quoted, render
from question_bank.facts.clauses import Span
from question_bank.facts.model import Reading
from tests.question_bank.facts.readings import read


def shown(reading: Reading, key: str, *, tight: bool = False) -> str | None:
    statement = next(s for s in reading.statements if key in reading.of(s.span))
    start = reading.text.index(key, statement.span.start)
    window = choose_window(reading, statement, Span(start, start + len(key)), tight=tight)
    return render(reading, window) if window else None


def test_a_short_sentence_is_shown_whole() -> None:
    reading = read("仓库物品要分类存放，主要通道的宽度不小于2米。")
    assert shown(reading, "2") == "仓库物品要分类存放，主要通道的宽度不小于2米。"


def test_a_later_demand_keeps_its_speaker() -> None:
    reading = read("青澜市网信办要求，各部门建立负责人制度；要在5月31日前报送名单。")
    assert shown(reading, "5月31日") == "青澜市网信办要求，在5月31日前报送名单。"


def test_a_later_report_doesn_t_get_the_speaker_of_a_demand() -> None:
    reading = read("青澜市文旅局要求，纸质登记表专柜存放；上半年，全市共检查企业214家。")
    assert shown(reading, "214") == "上半年，全市共检查企业214家。"


def test_a_window_without_a_subject_gets_its_heading() -> None:
    reading = read("# 一、把隐患治住", "对重大隐患要挂牌督办，整改期限最长不超过30日。")
    assert shown(reading, "30") == "关于“把隐患治住”：对重大隐患要挂牌督办，整改期限最长不超过30日。"


def test_a_result_without_a_time_gets_its_heading() -> None:
    reading = read("# 一、上年工作回顾", "农村贫困人口减少1232万人，脱贫成效显著。")
    assert (shown(reading, "1232") or "").startswith("关于“上年工作回顾”：")


def test_without_a_heading_there_is_no_window() -> None:
    assert shown(read("对重大隐患要挂牌督办，整改期限最长不超过30日。"), "30") is None


def test_a_heading_that_shows_the_key_isn_t_put_in_front() -> None:
    reading = read("# 一、落实一票否决", "要严格考核奖惩，实行“一票否决”。")
    assert shown(reading, "一票否决") is None


def test_what_points_back_has_no_window() -> None:
    assert shown(read("# 一、要求", "这些隐患共有426处，要逐一整改到位。"), "426") is None


def test_a_long_sentence_is_cut_after_the_clause_that_holds_the_key() -> None:
    tail = "，各单位要对照检查、立行立改，把问题整改作为检验工作成效的重要标准，确保整治工作取得实实在在的成效"
    reading = read(f"今年上半年，远禾集团组织3轮检查，共查出隐患426处{tail}。")
    assert shown(reading, "426") == "今年上半年，远禾集团组织3轮检查，共查出隐患426处。"


def test_tight_windows_end_with_the_key_s_clause() -> None:
    reading = read("检查要紧盯通道、出口、设施三个环节，既查设备又查人员。")
    assert shown(reading, "通道、出口、设施", tight=True) == "检查要紧盯通道、出口、设施三个环节。"


def test_no_window_is_longer_than_a_reader_bears() -> None:
    reading = read("远禾集团" + "、".join(f"第{n}园区的安全管理部门" for n in range(20)) + "共有职工426人。")
    assert shown(reading, "426") is None
    assert LONGEST < 120


def test_a_claim_reads_as_one_sentence() -> None:
    reading = read("青澜市公安局召开会议，部署工作，要求依法严厉打击违法犯罪行为，建立快速核查机制。")
    speaker = reading.statements[0].speaker
    assert speaker is not None
    body = Span(speaker.claim_start, reading.statements[0].span.end - 1)
    expected = "青澜市公安局要求，依法严厉打击违法犯罪行为，建立快速核查机制。"
    assert render(reading, claim_window(speaker, body)) == expected
    assert render(reading, claim_window(speaker, body), {speaker.name: "甲局"}).startswith("甲局要求，依法")


def test_quotation_marks_inside_a_heading_become_single_ones() -> None:
    reading = read("# 一、在“实改”上见成效", "对突出问题要集中整治，整改期限不超过30日。")
    assert heading_of(reading, reading.statements[0]) == "在“实改”上见成效"
    assert quoted("在“实改”上见成效") == "在‘实改’上见成效"
    assert (shown(reading, "30") or "").startswith("关于“在‘实改’上见成效”：")


def test_a_printed_place_in_a_row_is_left_out() -> None:
    reading = read("三是食堂的排油烟管道每60日至少清洗1次。")
    assert shown(reading, "60") == "食堂的排油烟管道每60日至少清洗1次。"
