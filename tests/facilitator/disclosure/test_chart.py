"""A decision's counts as bars: which counts stand beside each other, under which heading, and of which choices."""

from collections.abc import Mapping

from individuals import deck

from facilitator.disclosure import wall
from facilitator.disclosure.chart import bars, in_words
from facilitator.disclosure.disclose import disclose
from facilitator.disclosure.shown import Audience, ShownStep
from facilitator.evidence.facts import Spread, measure
from facilitator.evidence.tally import Sitting
from spil.play.walk import play_hash

CARD = deck().cards["lille"]


def step(*each: Sitting, audience: Audience = "room") -> ShownStep:
    return disclose(measure(CARD, each), CARD, audience).steps[0]


def led(first: Mapping[str, int], second: Mapping[str, int], audience: Audience = "room") -> ShownStep:
    counted = [{"et": counts} if counts else {} for counts in (first, second)]
    people = sum(second.values())
    return step(
        Sitting("lille", play_hash(CARD), None, people, counted[0], counted[1], chosen={"et": "a"}), audience=audience
    )


def tables(*choices: str) -> ShownStep:
    return step(*(Sitting("lille", play_hash(CARD), n, 5, chosen={"et": each}) for n, each in enumerate(choices, 1)))


def test_a_room_s_two_counts_stand_beside_each_other_and_one_alone_is_a_number() -> None:
    both, once, at_tables = led({"a": 6, "b": 3}, {"a": 9}), led({}, {"a": 9}), tables("a", "a", "c")
    shown = [bars(each) for each in (both, once, at_tables)]
    assert [each.heads for each in shown if each] == [("først", "efter snakken"), ("antal",), ("borde",)]
    assert [each.rows[0] for each in shown if each] == [("1  gøre a", (6, 9)), ("1  gøre a", (9,)), ("1  gøre a", (2,))]
    assert [each.rows[1] for each in shown if each] == [("2  gøre b", (3, 0)), ("2  gøre b", (0,)), ("2  gøre b", (0,))]


def test_choices_that_were_not_offered_have_no_bar_and_the_others_the_numbers_they_had_on_the_page() -> None:
    offered = bars(tables("a", "a", "c"), ("a", "c"))
    assert offered
    assert offered.rows == (("1  gøre a", (2,)), ("2  gøre c", (1,)))


def test_where_numbers_may_not_stand_there_are_words_or_nothing() -> None:
    assert bars(led({"a": 3, "b": 3}, {"a": 6})) is None
    assert in_words(led({"a": 3, "b": 3}, {"a": 6}))
    assert in_words(led({"a": 9}, {"a": 9})) == ""
    assert bars(led({"a": 9, "b": 4}, {"a": 9, "b": 4}, "report")) is None
    assert bars(tables("a", "b")) is None
    assert in_words(tables("a", "b")) == "Færre end tre borde har vist et tal, så tallene bliver ikke vist."


def test_who_gave_no_answer_is_told_from_three_on_and_not_before_anybody_was_counted() -> None:
    assert [wall.passed(20, answers) for answers in (20, 18, 17, 1, 0)] == [0, 0, 3, 19, 0]


def test_the_most_chosen_stand_out_of_eight_answers_where_three_took_them() -> None:
    for counts, most in (((5, 3), ("a",)), ((4, 4), ("a", "b")), ((5, 2), ()), ((0, 0), ())):
        assert wall.most_chosen(Spread(dict(zip("ab", counts, strict=True)))) == most
    assert wall.most_chosen(Spread({"a": 2, "b": 2, "c": 2, "d": 2})) == ()
