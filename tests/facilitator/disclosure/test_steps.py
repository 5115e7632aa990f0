"""What may be said of one decision: of a led room by its two counts, of tables by what they chose."""

from collections.abc import Mapping
from typing import Any

from individuals import deck

from facilitator.disclosure.disclose import disclose
from facilitator.disclosure.shown import ShownCard, ShownStep
from facilitator.evidence.facts import measure
from facilitator.evidence.tally import Sitting
from spil.play.walk import play_hash

CARD = deck().cards["lille"]
"""Choices a, b, c and d, which all can take; `gøre a` is what a is called in short."""


def card(*each: Mapping[str, Any], audience: Any = "room") -> ShownCard:
    sat = [Sitting(**{"card": "lille", "play": play_hash(CARD), "table": None, "people": 5, **one}) for one in each]
    return disclose(measure(CARD, sat), CARD, audience)


def led(first: Mapping[str, int], second: Mapping[str, int]) -> ShownStep:
    counts = {name: {"et": each} for name, each in (("first", first), ("second", second)) if each}
    return card({"people": sum(second.values()) or sum(first.values()), "chosen": {"et": "a"}, **counts}).steps[0]


def tables(*choices: str, alone: Mapping[str, int] | None = None) -> ShownStep:
    """Tables by what they chose, and what people wrote alone at the first of them."""
    sat: list[dict[str, Any]] = [{"table": n, "chosen": {"et": choice}} for n, choice in enumerate(choices, 1)]
    sat[0]["first"] = {"et": alone} if alone else {}
    return card(*sat).steps[0]


def test_a_choice_that_somebody_took_before_the_talk_is_not_one_that_nobody_took() -> None:
    assert list(led({"a": 9}, {"a": 9}).untouched) == ["b", "c", "d"]
    assert list(led({"a": 6, "b": 3}, {"a": 9}).untouched) == ["c", "d"]


def test_what_nobody_took_is_told_of_a_room_that_was_counted_twice_and_of_eight_at_least() -> None:
    assert led({"a": 9}, {}).untouched == {}
    assert led({"a": 7}, {"a": 7}).untouched == {}
    assert list(led({"a": 8}, {"a": 8}).untouched) == ["b", "c", "d"]


def test_tables_are_of_one_mind_where_all_of_three_or_more_took_the_same() -> None:
    assert tables("a", "a", "a").unanimous
    assert not tables("a", "a", "b").unanimous
    assert not tables("a", "a").unanimous
    assert not led({"a": 9}, {"a": 9}).unanimous


def test_numbers_of_tables_are_said_however_few_people_were_counted_at_them() -> None:
    said = "tre borde valgte det ene og to det andet"
    assert tables("a", "a", "a", "b", "b").versus == said
    assert tables("a", "a", "a", "b", "b", alone={"a": 1, "b": 1}).versus == said


def test_people_are_counted_in_the_room_and_told_in_words_outside_it() -> None:
    assert led({"a": 8, "b": 4}, {"a": 8, "b": 4}).versus == "otte valgte det ene og fire det andet"
    counts = {name: {"et": {"a": 8, "b": 4}} for name in ("first", "second")}
    left = card({"people": 12, "chosen": {"et": "a"}, **counts}, audience="report").steps[0]
    assert left.versus == "de fleste valgte det ene og nogle det andet"


def test_the_two_most_chosen_are_named_the_first_of_them_first_and_none_where_the_first_may_not_be() -> None:
    assert tables("b", "b", "a", "a", "b").leading == ("gøre b", "gøre a")
    assert tables("b", "b", "b", "a", "c").leading == ("gøre b",)
    assert tables("a", "b", "c").leading == ()


def test_who_leads_sees_the_tables_by_their_number_with_what_each_chose_and_whether_it_is_done() -> None:
    sat = [
        {"table": 3, "chosen": {"et": "b"}, "ending": "ud"},
        {"table": 1, "chosen": {"et": "a"}, "divided": True},
        {"table": 2, "chosen": {"et": "a"}, "first": {"et": {"a": 2, "b": 2}}},
    ]
    assert [(each.table, each.choice, each.divided, each.ended) for each in card(*sat, audience="private").seats] == [
        (1, "gøre a", True, False),
        (2, "gøre a", True, False),
        (3, "gøre b", False, True),
    ]
    assert card(*sat).seats == ()
