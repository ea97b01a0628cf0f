"""Valid items of every kind, and strategies that make more; texts of our own on fire safety."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from question_bank.items.model import Evidence, Item, Kind, Option, Pair

QUOTE = "灭火器应当每月检查一次"

SINGLE = Item(
    "s1",
    Kind.SINGLE_CHOICE,
    "发现火情后首先应当做什么？",
    (Option("a", "拨打 119", True), Option("b", "收拾行李"), Option("c", "乘坐电梯下楼")),
    evidence=Evidence("fire.txt", "0" * 64, 10, 10 + len(QUOTE), QUOTE, 30, 63),
)
MULTIPLE = Item(
    "m1",
    Kind.MULTIPLE_CHOICE,
    "下列哪些属于消防设施？",
    (
        Option("a", "灭火器", True),
        Option("b", "消火栓", True),
        Option("c", "烟感探测器", True),
        Option("d", "饮水机"),
    ),
    max_mark=Decimal(2),
)
TRUE_FALSE = Item("t1", Kind.TRUE_FALSE, "火灾时可以乘坐电梯逃生。", answer=False)
BLANK = Item(
    "b1",
    Kind.FILL_BLANK,
    "灭火器每____检查一次，压力表指针应在____区。",
    answer=(("月", "一个月"), ("绿色", "绿")),
)
ORDERING = Item(
    "o1",
    Kind.ORDERING,
    "把使用灭火器的步骤排好顺序。",
    (Option("a", "拔掉保险销"), Option("b", "对准火焰根部"), Option("c", "压下手柄")),
)
MATCHING = Item(
    "x1",
    Kind.MATCHING,
    "把火灾类型与燃烧物连起来。",
    pairs=(Pair("A 类", "木材"), Pair("B 类", "汽油"), Pair("C 类", "煤气")),
    distractors=("金属镁",),
)
SHORT = Item("a1", Kind.SHORT_ANSWER, "简述疏散时的注意事项。", answer="低姿、捂口鼻、走安全出口")
NUMERIC = Item("n1", Kind.NUMERIC, "疏散楼梯的净宽至少多少米？", answer=(Decimal("1.1"), Decimal("0.05")))

EXAMPLES = (SINGLE, MULTIPLE, TRUE_FALSE, BLANK, ORDERING, MATCHING, SHORT, NUMERIC)

_words = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), include_characters="消防安全检查，。《》"),
    min_size=1,
    max_size=12,
).filter(str.strip)


@st.composite
def options(draw: st.DrawFn, *, fewest: int = 2, most: int = 6) -> tuple[Option, ...]:
    """Options with different texts and no key yet."""
    texts = draw(st.lists(_words, min_size=fewest, max_size=most, unique_by=lambda text: " ".join(text.split())))
    return tuple(Option("abcdefghij"[number], text) for number, text in enumerate(texts))


@st.composite
def multiple_choice(draw: st.DrawFn) -> Item:
    """A multiple choice item with one key or more."""
    bare = draw(options())
    keys = draw(st.lists(st.booleans(), min_size=len(bare), max_size=len(bare)).filter(any))
    marked = tuple(Option(option.id, option.text, key) for option, key in zip(bare, keys, strict=True))
    return Item("m", Kind.MULTIPLE_CHOICE, draw(_words), marked)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """A valid item of any kind, with some of what goes with it."""
    kind = draw(st.sampled_from(Kind))
    mark = draw(st.decimals("0.5", 20, places=1))
    parts = {
        "explanation": draw(st.just("") | _words),
        "difficulty": draw(st.none() | st.floats(0, 1)),
        "max_mark": mark,
    }
    parts |= {
        "tags": tuple(draw(st.lists(_words, max_size=2))),
        "outline": tuple(draw(st.lists(_words, max_size=2))),
    }
    parts |= {"fact": draw(st.just("") | _words), "ready": draw(st.booleans())}
    stem = draw(_words)
    if kind is Kind.SINGLE_CHOICE:
        bare = draw(options())
        key = draw(st.sampled_from(bare)).id
        parts["options"] = tuple(Option(option.id, option.text, option.id == key) for option in bare)
    elif kind is Kind.MULTIPLE_CHOICE:
        parts["options"] = draw(multiple_choice()).options
    elif kind is Kind.ORDERING:
        parts["options"] = draw(options())
    elif kind is Kind.TRUE_FALSE:
        parts["answer"] = draw(st.booleans())
    elif kind is Kind.FILL_BLANK:
        gaps = draw(st.lists(st.lists(_words, min_size=1, max_size=2, unique=True), min_size=1, max_size=3))
        stem = stem.replace("_", "") + "：" + "，".join("____" for _ in gaps)
        parts["answer"] = tuple(tuple(gap) for gap in gaps)
    elif kind is Kind.MATCHING:
        lefts, rights = draw(options(most=4)), draw(options(fewest=4, most=6))
        parts["pairs"] = tuple(Pair(left.text, right.text) for left, right in zip(lefts, rights, strict=False))
        parts["distractors"] = tuple(right.text for right in rights[len(lefts) :])
    elif kind is Kind.SHORT_ANSWER:
        parts["answer"] = draw(st.none() | _words)
    else:
        parts["answer"] = (draw(st.decimals(-999, 999, places=3)), draw(st.decimals(0, 1, places=2)))
    return Item("i", kind, stem, **parts)
