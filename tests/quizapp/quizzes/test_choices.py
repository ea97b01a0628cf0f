"""What an organizer chooses from."""

from __future__ import annotations

from decimal import Decimal

from quizapp.models import Question, QuestionState
from quizapp.quizzes.choices import ids_not_in, ids_of, point_choices, set_choices, unit_choices, unlisted
from tests.conftest import Store
from tests.factories import make_choice_item
from tests.quizapp.quizzes.hall import Hall, asking, make_set


def test_units_are_those_in_reach_each_with_its_depth_below_the_topmost(store: Store, hall: Hall) -> None:
    with store(reading=True) as session:
        own = unit_choices(session, asking(session, hall.organizer))
        everything = unit_choices(session, asking(session, hall.admin))
    assert [(choice.name, choice.depth) for choice in own] == [("一车间", 0), ("一车间甲班", 1)]
    assert [choice.depth for choice in everything] == [0, 1, 2, 1]


def test_sets_tell_what_can_be_drawn_from_them(store: Store, hall: Hall) -> None:
    with store() as session:
        session.get_one(Question, hall.versions[0].question_id).state = QuestionState.RETIRED
    with store(reading=True) as session:
        (choice,) = set_choices(session, asking(session, hall.organizer))
        assert set_choices(session, asking(session, hall.stranger)) == []
    assert (choice.id, choice.total, choice.document_id) == (hall.question_set.id, 11, hall.document.id)
    assert list(choice.kinds.items()) == [("single_choice", 5), ("multiple_choice", 2), ("true_false", 4)]
    assert ["multiple_choice", "", "2", 2] in choice.script_groups
    assert ["single_choice", "二/（一）", "1", 2] in choice.script_groups


def test_a_set_without_accepted_questions_is_offered_with_none(store: Store, hall: Hall) -> None:
    with store() as session:
        make_set(session, hall.workshop, hall.organizer, [], title="空题库")
        choices = {choice.title: choice for choice in set_choices(session, asking(session, hall.organizer))}
    assert (choices["空题库"].total, choices["空题库"].kinds) == (0, {})


def test_outline_points_stand_below_one_another_with_titles_and_counts(store: Store, hall: Hall) -> None:
    with store(reading=True) as session:
        points = point_choices(session, [hall.question_set.id])
    assert [(point.outline, point.title, point.depth, point.count) for point in points] == [
        ("一", "认识", 0, 4),
        ("二", "整治", 0, 6),
        ("二/（一）", "通道", 1, 2),
    ]


def test_points_of_several_documents_share_a_line_and_those_without_title_keep_their_label(
    store: Store, hall: Hall
) -> None:
    with store() as session:
        contents = [{**make_choice_item(), "outline": path} for path in (["二"], ["三", "1."])]
        other, _ = make_set(session, hall.workshop, hall.organizer, contents, title="手写题")
        points = point_choices(session, [hall.question_set.id, other.id])
    assert [(point.outline, point.title, point.count) for point in points] == [
        ("一", "认识", 4),
        ("二", "整治", 7),
        ("二/（一）", "通道", 2),
        ("三", "", 1),
        ("三/1.", "", 1),
    ]


def test_ids_that_are_not_offered_are_refused_and_those_beyond_reach_stay(hall: Hall) -> None:
    offered = ids_of([hall.workshop, hall.team])
    assert unlisted({"units": ([hall.team.id], offered)}) == {}
    assert unlisted({"units": ([hall.team.id, hall.other.id], offered)}) == {"units": "请从列出的选项中选择。"}
    assert ids_not_in([hall.team, hall.other], offered) == (hall.other.id,)


def test_marks_of_a_group_are_written_for_the_script_without_an_exponent(store: Store, hall: Hall) -> None:
    with store() as session:
        make_set(session, hall.workshop, hall.organizer, [{**make_choice_item(), "max_mark": 10}], title="十分")
        choices = {choice.title: choice for choice in set_choices(session, asking(session, hall.organizer))}
    assert choices["十分"].groups[0].mark == Decimal(10)
    assert choices["十分"].script_groups[0][2] == "10"
