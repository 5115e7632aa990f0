"""What was done with a card, as numbers: of a led room, of tables, and of both, before anything is shown."""

from typing import Any

import pytest
from individuals import deck

from facilitator.evidence.facts import CardFacts, Spread, StepFacts, measure
from facilitator.evidence.tally import Sitting
from spil.cards.model import Step
from spil.play.walk import play_hash

CARD = deck().cards["lille"]
"""Choices a, b, c and d; a and b lead to `to`, c and d to `tre`; only after b can g be taken."""


def facts(*each: dict[str, Any]) -> CardFacts:
    return measure(CARD, [Sitting(**{"card": "lille", "play": play_hash(CARD), "table": None, **one}) for one in each])


def at(step: str, *each: dict[str, Any]) -> StepFacts:
    return next(found for found in facts(*each).steps if found.step == step)


def room(first: dict[str, int], second: dict[str, int], **more: Any) -> dict[str, Any]:
    """A led room at its first decision; whom the counts lack passed."""
    counted = {name: {"et": counts} for name, counts in (("first", first), ("second", second)) if counts}
    return {"people": sum(first.values()), "chosen": {"et": "a"}, **counted, **more}


def table(number: int, choice: str, **more: Any) -> dict[str, Any]:
    return {"table": number, "people": 5, "chosen": {"et": choice}, **more}


@pytest.mark.parametrize(
    ("counts", "ranked", "shares", "two", "leaders"),
    [
        ((5, 3, 0, 2), "abd", (0.5, 0.3, 0.2, 0.0), (5, 3), "a"),
        ((2, 4, 4, 0), "bca", (0.4, 0.4, 0.2, 0.0), (4, 4), "bc"),
        ((0, 0, 0, 0), "", (0.0, 0.0, 0.0, 0.0), (0, 0), ""),
        ((0, 0, 0, 9), "d", (1.0, 0.0, 0.0, 0.0), (9, 0), "d"),
    ],
)
def test_answers_are_ranked_by_how_many_took_them_and_then_as_the_card_has_them(
    counts: tuple[int, ...], ranked: str, shares: tuple[float, ...], two: tuple[int, int], leaders: str
) -> None:
    spread = Spread(dict(zip("abcd", counts, strict=True)))
    assert "".join(spread.ranked) == ranked
    assert tuple(spread.share(rank) for rank in range(4)) == shares
    assert (spread.total, spread.top, spread.second) == (sum(counts), *two)
    assert "".join(spread.leaders) == leaders
    assert spread.leader == (leaders if len(leaders) == 1 else None)


def test_of_one_choice_alone_nobody_took_the_next_and_what_is_not_told_is_counted_too() -> None:
    assert Spread({"a": 4, "b": 1}).second == 1
    assert (Spread({"a": 4}).second, Spread({}).top, Spread({}).second) == (0, 0, 0)
    assert Spread({"a": 4}, unsaid=6).total == 10
    assert Spread({"a": 4}, unsaid=6).share(0) == 0.4


def test_what_a_room_came_to_is_its_second_count_else_its_first_and_tables_choices_are_theirs() -> None:
    assert at("et", room({"a": 3}, {"b": 3})).deciding.counts["b"] == 3
    assert at("et", room({"a": 3}, {})).deciding.counts["a"] == 3
    assert at("et", table(1, "c", first={"et": {"a": 5}})).deciding.counts == {"a": 0, "b": 0, "c": 1, "d": 0}


@pytest.mark.parametrize(
    ("first", "second", "people", "moved"),
    [
        ({"a": 6, "b": 2}, {"a": 2, "b": 6}, 8, 4),
        ({"a": 6, "b": 2}, {"a": 2, "b": 3, "c": 3}, 8, 4),
        ({"a": 5, "b": 1}, {"a": 2, "b": 6}, 8, 3),
        ({"a": 5, "b": 1}, {"a": 5, "b": 3}, 8, 0),
        ({"a": 6, "b": 2}, {"a": 5}, 8, 0),
        ({"a": 8}, {}, 8, 0),
        ({}, {"a": 8}, 8, 0),
        ({"a": 5, "b": 1}, {"a": 5, "b": 2}, 8, 0),
        ({"a": 8}, {"b": 8}, 0, 8),
        ({}, {"a": 8}, 0, 0),
    ],
)
def test_so_many_at_least_changed_their_choice_as_cannot_only_have_passed_before(
    first: dict[str, int], second: dict[str, int], people: int, moved: int
) -> None:
    assert at("et", room(first, second, people=people)).moved == moved


def test_a_table_moved_where_it_went_another_way_than_the_one_that_alone_was_most_chosen() -> None:
    ways = [({"a": 3, "b": 2}, "b"), ({"a": 3, "b": 2}, "a"), ({"a": 2, "b": 2}, "b"), ({"a": 2, "b": 2}, "c")]
    found = at("et", *(table(n, chosen, first={"et": counts}) for n, (counts, chosen) in enumerate(ways, 1)))
    assert found.moved == 1
    assert [dict(each.counts) for each in found.apart] == [counts for counts, _ in ways]
    assert (found.first.counts["a"], found.second.total) == (10, 0)


def test_all_was_counted_where_a_room_counted_twice_and_where_every_table_did() -> None:
    rooms = [({"a": 3}, {"b": 3}), ({"a": 1}, {"b": 1}), ({"a": 3}, {}), ({}, {"b": 3})]
    assert [at("et", room(*counts)).counted for counts in rooms] == [True, True, False, False]
    alone = {"first": {"et": {"a": 5}}}
    assert at("et", table(1, "a", **alone), table(2, "a", **alone)).counted
    assert not at("et", table(1, "a", **alone), table(2, "a")).counted


def test_a_room_is_led_where_no_table_chose_there_and_the_way_it_went_is_known() -> None:
    led = at("et", room({"a": 3}, {"a": 3}))
    assert (led.led, led.followed, led.tables.total) == (True, "a", 0)
    both = at("et", room({"a": 3}, {"a": 3}), table(1, "b"))
    assert (both.led, both.followed, both.tables.total, both.first.total) == (False, "a", 1, 3)
    for tables in (at("et", table(1, "b")), at("et", table(1, "gone"))):
        assert (tables.led, tables.followed) == (False, None)
    assert at("et", room({"a": 3}, {"a": 3}, chosen={"et": "gone"})).followed is None
    assert at("et", room({"a": 3}, {"a": 3}, chosen={})).followed is None


def test_a_first_count_of_a_led_room_is_told_when_it_is_over() -> None:
    assert facts(room({"a": 3}, {}, chosen={})).steps == ()
    assert at("et", room({"a": 3}, {}, chosen={}), room({"a": 2}, {"b": 2})).first.total == 2
    assert at("et", room({"a": 3}, {}, chosen={"et": "a"})).first.total == 3
    assert at("et", room({"a": 3}, {"b": 3}, chosen={})).first.total == 3


def test_only_steps_that_somebody_came_to_are_told_and_choices_that_the_card_no_longer_has_are_not() -> None:
    gone = facts(table(1, "a"), table(2, "gone"), table(3, "c", chosen={"et": "c", "tre": "h"}))
    assert [each.step for each in gone.steps] == ["et", "tre"]
    assert gone.steps[0].tables.counts == {"a": 1, "b": 0, "c": 1, "d": 0}
    assert gone.steps[1].tables.counts == {"h": 1, "i": 0}


def test_choices_that_a_memory_opens_could_not_be_taken_by_all() -> None:
    found = at("to", table(1, "a", chosen={"et": "a", "to": "e"}))
    assert found.everywhere == {"e", "f"}
    assert at("et", table(1, "a")).everywhere == {*"abcd"}
    first = CARD.steps["et"]
    assert isinstance(first, Step)
    closed = first.model_copy(
        update={"choices": (first.choices[0].model_copy(update={"excludes": ("flag",)}), *first.choices[1:])}
    )
    card = CARD.model_copy(update={"steps": {**CARD.steps, "et": closed}})
    (step,) = measure(card, [Sitting("lille", play_hash(card), 1, 5, chosen={"et": "b"})]).steps
    assert step.everywhere == {*"bcd"}


def test_a_divided_table_is_told_at_the_first_decision_alone() -> None:
    sat = [table(n, "c", chosen={"et": "c", "tre": "h"}, divided=n < 3) for n in (1, 2, 3)]
    assert [each.striped for each in facts(*sat).steps] == [2, 0]


def test_endings_and_reasons_stand_by_the_choice_they_came_from() -> None:
    found = facts(
        table(1, "a", ending="ud", weighed="x"),
        table(2, "a", ending="hjem", weighed="x"),
        table(3, "b", ending="ud", weighed="y"),
        table(4, "b"),
        room({"a": 3}, {"a": 3}, ending="ud", weighed="z"),
    )
    assert dict(found.steps[0].endings) == {"a": {"ud", "hjem"}, "b": {"ud"}, "c": frozenset(), "d": frozenset()}
    assert {name: dict(each) for name, each in found.steps[0].reasons.items() if each} == {"a": {"x": 2}, "b": {"y": 1}}
    assert (dict(found.endings), dict(found.weighed)) == ({"ud": 2, "hjem": 1}, {"x": 2, "y": 1})
    assert [each.table for each in found.seats] == [1, 2, 3, 4]


def test_tables_that_passed_or_played_an_older_card_are_counted_apart() -> None:
    older = {**table(4, "a"), "play": "older"}
    passed = [table(2, "a", passed=True), table(5, "a", passed=True), {"people": 5, "passed": True}]
    found = facts(table(1, "a"), *passed, table(3, "b"), older)
    assert (found.card, found.tables, found.passed, found.changed) == ("lille", 2, 2, 1)
    assert found.steps[0].tables.total == 2


def test_whose_eyes_tables_looked_through_is_told_of_those_that_came_to_an_ending() -> None:
    whose = [CARD.perspectives[0].model_copy(update={"who": who}) for who in ("hun", "han", "chefen")]
    card = CARD.model_copy(update={"perspectives": tuple(whose)})
    for ended, eyes in (((1, 4), ("hun",)), ((1, 2), ("hun", "han")), ((3,), ("chefen",)), ((), ())):
        sat = [
            Sitting("lille", play_hash(card), n, 5, chosen={"et": "a"}, ending="ud" if n in ended else None)
            for n in (1, 2, 3, 4)
        ]
        led = Sitting("lille", play_hash(card), None, 5, chosen={"et": "a"}, ending="ud")
        assert measure(card, [*sat, led]).eyes == eyes
