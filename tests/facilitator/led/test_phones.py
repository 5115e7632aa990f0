"""A led session whose people choose by phone: the count stands in the record like one of slips."""

from collections.abc import Mapping

import pytest
from led import NOW, led, onward, opened, press, to

from facilitator.led.ballots import counted_in
from facilitator.led.steps import pressed
from facilitator.led.view import Around, View, view
from spil.play.moves import Counted, Move, Present, Turned, Undone
from spil.play.page import CountEntry
from spil.play.run import Run


@pytest.fixture
def situation() -> Run:
    return to(led().apply(opened()), "situation")


def close(run: Run, counts: Mapping[str, int]) -> Run:
    """Close a round in which so many answered by phone."""
    for move in pressed(run, Turned(), ballots=counts):
        run = run.apply(move)
    return run


def shown(run: Run, answered: int | None) -> View:
    return view(run, (), Around(NOW, NOW, answered=answered))


def choices(run: Run) -> tuple[str, ...]:
    assert run.page.ballot is not None
    return run.page.ballot.choices


def test_with_phones_the_page_says_so_and_how_many_have_answered(situation: Run) -> None:
    page = shown(situation, 4).page
    assert "Vælg så alene på din telefon." in page.ask
    assert "4 af 11 har svaret" in page.note
    assert page.onward is not None
    assert page.onward.label == "luk runden, når alle har valgt"


def test_without_phones_nothing_is_said_of_them(situation: Run) -> None:
    assert "telefon" not in " ".join(shown(situation, None).page.ask)


def test_a_closed_round_stands_in_the_record_as_a_count_by_phone(situation: Run) -> None:
    first, second = choices(situation)[:2]
    talk = close(situation, {first: 7, second: 4})
    assert talk.page.kind == "talk"
    assert talk.moves[-1] == Counted(step=talk.walk.step, round=1, how="phones", counts={first: 7, second: 4})


def test_a_round_in_which_nobody_answered_is_gone_on_from_with_slips(situation: Run) -> None:
    talk = close(situation, {})
    assert talk.page.kind == "talk"
    assert talk.moves[-1] == Turned()


def test_where_everybody_answered_by_phone_no_cup_is_counted(situation: Run) -> None:
    first, second = choices(situation)[:2]
    again = onward(close(situation, {first: 7, second: 4}))
    eyes = close(again, {first: 2, second: 9})
    assert not any("sedler" in each for each in eyes.page.ask)
    assert onward(eyes).page.kind == "reveal"


def test_who_has_no_phone_is_counted_beside(situation: Run) -> None:
    first, second = choices(situation)[:2]
    again = onward(close(situation, {first: 5, second: 4}))
    cup = onward(close(again, {first: 1, second: 8}))
    assert cup.page.kind == "count"
    assert isinstance(cup.page.entry, CountEntry)
    assert cup.page.entry.left == 2
    second_cup = press(cup, cup.page.entry.counted((1, 1, *[0] * (len(choices(situation)) - 2))))
    assert second_cup.moves[-1] == Counted(step=cup.walk.step, round=1, how="phones", counts={first: 6, second: 5})
    assert isinstance(second_cup.page.entry, CountEntry)
    reveal = press(second_cup, second_cup.page.entry.counted((0, 2, *[0] * (len(choices(situation)) - 2))))
    assert reveal.page.kind == "reveal"
    assert reveal.moves[-1] == Counted(step=cup.walk.step, round=2, how="phones", counts={first: 1, second: 10})


def test_who_passed_is_in_no_cup_and_one_key_goes_on(situation: Run) -> None:
    first = choices(situation)[0]
    cup = onward(close(onward(close(situation, {first: 9})), {first: 10}))
    assert cup.page.onward is not None
    assert cup.page.onward.label == "ingen sedler"
    assert onward(cup).page.kind == "reveal"


def test_phones_in_the_second_round_only_still_leave_the_first_cup_to_count(situation: Run) -> None:
    first = choices(situation)[0]
    cup = onward(close(onward(situation, 2), {first: 8}))
    assert cup.page.kind == "count"
    second_cup = onward(cup)
    assert second_cup.page.kind == "recount"
    reveal = onward(second_cup)
    assert reveal.page.kind == "reveal"
    assert reveal.moves[-1] == Counted(step=cup.walk.step, round=2, how="phones", counts={first: 8})


def test_more_answers_than_people_are_people_who_came(situation: Run) -> None:
    first = choices(situation)[0]
    talk = close(situation, {first: 14})
    assert talk.people == 14
    assert talk.moves[-2:] == (
        Present(people=14),
        Counted(step=talk.walk.step, round=1, how="phones", counts={first: 14}),
    )


def test_the_room_sees_that_more_have_answered_than_are_there(situation: Run) -> None:
    assert "11 af 11 har svaret" in shown(situation, 11).page.note
    assert "14 har svaret, men I er 11" in shown(situation, 14).page.note


def test_of_more_answers_than_a_room_can_hold_none_counts_and_the_room_goes_on(situation: Run) -> None:
    first, second = choices(situation)[:2]
    talk = close(situation, {first: 1490, second: 11})
    assert (talk.page.kind, talk.people) == ("talk", 11)
    assert talk.moves[-1] == Turned()


def test_one_step_back_opens_the_round_again(situation: Run) -> None:
    talk = close(situation, {choices(situation)[0]: 9})
    assert press(talk, Undone()).page.kind == "situation"


def test_a_later_decision_is_made_by_phone_and_who_has_none_shows_fingers(situation: Run) -> None:
    everybody = {choices(situation)[0]: 11}
    later = press(to(close(onward(close(situation, everybody)), everybody), "outcome"), Turned())
    assert later.page.kind == "later"
    first, second = choices(later)[:2]
    page = shown(later, 3).page
    assert page.ballot is not None
    typed = Counted(step=later.walk.step, round=2, how="fingers", counts={second: 1})
    moves: tuple[Move, ...] = counted_in(page, typed, {first: 9})
    assert moves == (Counted(step=later.walk.step, round=2, how="phones", counts={first: 9, second: 1}),)
    assert later.apply(moves[0]).page.kind == "way"
