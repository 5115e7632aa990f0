"""The time that is left, whatever the clock of the machine does meanwhile, and what fits it."""

from datetime import datetime, timedelta

import pytest
from led import DECK, led, onward, opened, to

from facilitator.led.clock import leave_out, pace, time_told
from spil.cards.shared import Programme
from spil.play.minutes import frame_of, later_decisions, led_minutes
from spil.play.page import CountEntry
from spil.play.run import Run

LED = [each for each in DECK.programmes.values() if any(slot.phase for slot in each.plan)]


def test_a_clock_that_is_put_back_a_year_leaves_no_more_time_than_there_was() -> None:
    run = led()
    began = datetime.fromisoformat(run.started.at)
    assert time_told(run, began - timedelta(days=365), began) == time_told(run, began, began)


@pytest.mark.parametrize("programme", LED, ids=lambda each: each.id)
def test_every_programme_fits_its_minutes_with_a_decision_after_the_first(programme: Programme) -> None:
    cards = [(DECK.cards[name], frame_of(DECK.cards[name], DECK.frame)) for name in programme.cards]
    assert led_minutes(programme, cards) <= programme.minutes


def test_bif_basis_has_three_minutes_to_spare() -> None:
    programme = DECK.programmes["bif-basis-45"]
    cards = [(DECK.cards[name], frame_of(DECK.cards[name], DECK.frame)) for name in programme.cards]
    air = sum(slot.minutes for slot in programme.plan if "Luft" in slot.what)
    assert led_minutes(programme, cards) - air <= 42


def test_more_minutes_for_what_happens_then_make_room_for_more_decisions() -> None:
    programme, card = DECK.programmes["enhedsmoede-20"], DECK.cards["hjemmearbejde-for-en"]
    wide = DECK.programmes["ledere-60"]
    assert later_decisions(programme, card, frame_of(card, DECK.frame)) == 1
    assert later_decisions(wide, card, frame_of(card, DECK.frame)) > 1


def on(run: Run) -> Run:
    """One page on: what is asked for is counted, and most choose the first."""
    entry = run.page.entry
    if isinstance(entry, CountEntry) and run.page.kind != "reveal":
        return run.apply(entry.counted((entry.people, *[0] * (len(entry.choices) - 1))))
    return onward(run)


def test_where_no_further_decision_fits_the_room_hears_what_happens_then_and_turns_to_the_frame() -> None:
    run, met = led().apply(opened("hjemmearbejde-for-en")), []
    while run.page.kind != "frame":
        run = on(run)
        met.append(run.at.spot)
    assert met.count("later") == 1
    assert met[-2:] == ["then", "frame"]


def test_a_room_with_time_to_spare_can_decide_once_more() -> None:
    run = led().apply(opened("hjemmearbejde-for-en"))
    while not any(aside.key == "v" for aside in run.page.asides):
        run = on(run)
    more = next(aside for aside in run.page.asides if aside.key == "v")
    assert run.apply(more.move).page.kind == "later"


@pytest.mark.parametrize("kind", ["situation", "talk", "again", "perspective", "count", "reveal", "way", "later"])
def test_with_five_minutes_left_every_page_says_the_key_to_the_agreement(kind: str) -> None:
    run = led().apply(opened())
    while run.page.kind != kind:
        run = on(run)
    began = datetime.fromisoformat(run.started.at)
    assert "Gå til aftalen: n" in time_told(run, began + timedelta(minutes=15), began)
    assert "Gå til aftalen" not in time_told(run, began + timedelta(minutes=14), began)


def test_what_is_left_of_a_part_is_told_in_whole_minutes() -> None:
    run = to(led().apply(opened()), "talk")
    began = datetime.fromisoformat(run.started.at)
    told = [
        time_told(run, began + timedelta(minutes=4.5 + spent), began + timedelta(minutes=4.5)) for spent in (0, 3, 4)
    ]
    assert [line.split(" · ")[1] for line in told] == [
        "fire minutter til det her",
        "under et minut til det her",
        "tiden til det her er gået",
    ]


@pytest.mark.parametrize(
    ("form", "programme", "spot"), [("fælles", "enhedsmoede-20", "again"), ("bord", "bif-basis-45", "raise")]
)
def test_from_a_whole_minute_behind_the_plan_it_is_said_what_to_leave_out(form: str, programme: str, spot: str) -> None:
    run = led(programme, form=form)
    while run.page.kind != spot:
        run = onward(run) if run.page.onward else run.apply(run.page.picks[0])
    plan = pace(run)
    on_time = plan.ends - plan.here if form == "fælles" else plan.ends
    said = [bool(leave_out(run, on_time + late)) for late in (-1, 0, 0.4, 1.1, 2, 5)]
    assert said == [False, False, False, True, True, True]
