"""What is said of a blueprint before it is published."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow, NotEnoughItems, Pool, PoolEntry, check_blueprint
from question_bank.results import Severity

SINGLE, JUDGE = Kind.SINGLE_CHOICE, Kind.TRUE_FALSE
POOL = Pool(
    [
        PoolEntry(f"{kind[0]}{n}", kind, outline=("一" if n < 2 else "二",))
        for kind in (SINGLE, JUDGE)
        for n in range(4)
    ]
)


def found(*rows, pool=POOL):
    return [(notice.id, notice.place.line) for notice in check_blueprint(pool, rows)]


def test_what_can_be_filled_has_no_notices():
    assert (
        found(
            BlueprintRow(SINGLE, None, 4),
            BlueprintRow(JUDGE, ("二",), 2, Decimal(2)),
            BlueprintRow(JUDGE, ("一",)),
        )
        == []
    )


def test_a_shortage_says_how_many_there_are():
    (notice,) = check_blueprint(POOL, [BlueprintRow(SINGLE, None, 1), BlueprintRow(SINGLE, ("二",), 5)])
    assert (notice.place.line, notice.params["asked"], notice.params["available"]) == (2, 5, 2)
    assert "5" in notice.text()
    assert "2" in notice.text()


def test_rows_that_overlap_are_counted_together():
    rows = [BlueprintRow(None, ("一",), 3), BlueprintRow(SINGLE, None, 4), BlueprintRow(None, ("二",), 2)]
    (notice,) = check_blueprint(POOL, rows)
    assert (notice.id, notice.place.line, notice.params["asked"], notice.params["available"]) == (
        "blueprint.overlap",
        2,
        4,
        3,
    )


def test_what_asks_for_nothing_is_refused():
    assert found() == [("blueprint.empty", None)]
    assert found(BlueprintRow(SINGLE, None, 0)) == [("blueprint.count", 1)]
    assert found(BlueprintRow(SINGLE, ("三",))) == [("blueprint.count", 1)]
    assert found(BlueprintRow(SINGLE, None, 1, Decimal(0))) == [("blueprint.mark", 1)]


def test_more_items_than_facts_is_a_warning():
    pool = Pool([PoolEntry(str(n), SINGLE, fact="f") for n in range(3)])
    assert found(BlueprintRow(None, None, 2), pool=pool) == [("blueprint.facts", 1)]


_rows = st.lists(
    st.builds(
        BlueprintRow,
        st.sampled_from([None, SINGLE, JUDGE]),
        st.sampled_from([None, ("一",), ("二",)]),
        st.integers(1, 5),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=60)
@given(_rows)
def test_a_blueprint_passes_exactly_when_it_can_be_drawn(rows):
    refused = any(notice.severity is Severity.ERROR for notice in check_blueprint(POOL, rows))
    try:
        paper = POOL.draw(rows, seed=1, shuffle_questions=True, shuffle_options=True)
    except NotEnoughItems:
        assert refused
    else:
        assert not refused
        assert len({item.id for item in paper}) == sum(row.count for row in rows)
