"""A table of a led room: what it shows while it waits, and that there is always a way on."""

from dataclasses import replace
from random import Random

import pytest
from small import begun

from spil.cards.deck import Deck
from spil.play.hall import GO_ALONE, Hall, in_hall, told_of
from spil.play.moves import Chosen, Counted, Opened, Passed, Turned
from spil.play.page import Asking, Kind, Page, Prose, Strong
from spil.play.run import Run

FIRST, SECOND = "den-hurtige-hjaelp", "kun-denne-ene-gang"
KINDS: tuple[Kind, ...] = (
    "welcome",
    "rules",
    "walk",
    "raise",
    "reveal",
    "frame",
    "between",
    "agreement",
    "goodbye",
    "closed",
)
WALL = (Prose("Tre borde ville bede om en tolk."), Asking("Hvad koster det?", "fordi flest valgte det"))


def hall(kind: Kind, card: str | None = FIRST, counted: tuple[int, ...] | None = None, gathers: str = "") -> Hall:
    return Hall("2026-11-22-bif-basis-45-kqrt", Page(kind, "Sådan valgte bordene", WALL), card, counted, gathers)


def on(run: Run, times: int = 1) -> Run:
    """Take the first that the page offers."""
    for _ in range(times):
        page = run.page
        run = run.apply(page.picks[0] if page.picks else page.onward.move)  # type: ignore[union-attr]
    return run


def at(deck: Deck, spot: str, run: Run | None = None) -> Run:
    run = run or begun(deck)
    for _ in range(30):
        if run.at.spot == spot:
            return run
        run = on(run)
    raise AssertionError(spot)


def words(page: Page) -> str:
    return " ".join(str(block) for block in page.blocks)


def test_a_table_that_is_done_waits_and_sees_when_the_room_gathers(deck: Deck) -> None:
    done = at(deck, "frame")
    page = in_hall(done, hall("walk", gathers="Salen samles kl. 9.14.")).page
    assert page.title == "Vent på salen"
    assert page.blocks[-1] == Strong("Salen samles kl. 9.14.")
    assert page.waits
    assert page.part == GO_ALONE
    assert page.back
    assert page.looks
    assert not page.last


def test_what_a_waiting_table_sees_is_what_the_room_sees(deck: Deck) -> None:
    done = at(deck, "frame")
    for kind in ("reveal", "frame", "between", "welcome"):
        page = in_hall(done, hall(kind)).page
        assert (page.title, page.blocks) == ("Sådan valgte bordene", WALL)


def test_a_table_holds_up_the_number_it_chose_first(deck: Deck) -> None:
    run = at(deck, "choose")
    run = run.apply(run.page.picks[2])
    while run.at.spot != "frame":
        run = on(run)
    assert in_hall(run, hall("raise")).page.blocks == (Strong("I valgte 3"),)


def test_a_table_that_chose_nothing_holds_up_nothing(deck: Deck) -> None:
    run = at(deck, "read")
    run = on(run.apply(next(aside.move for aside in run.page.asides if aside.key == "s")))
    assert "Lad talkortene ligge" in words(in_hall(run, hall("raise")).page)


def test_a_late_table_is_told_that_it_is_not_in_the_numbers_and_another_is_not(deck: Deck) -> None:
    done = at(deck, "frame")
    late = in_hall(done, hall("reveal", counted=(1, 3, 4))).page
    assert "ikke med i tallene" in words(late)
    assert late.blocks[1:] == WALL
    assert in_hall(done, hall("reveal", counted=(1, 2, 3))).page.blocks == WALL


@pytest.mark.parametrize("spot", ["read", "count", "choose", "outcome", "weigh", "perspective"])
@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_taken_out_of_a_story_however_far_the_room_has_come(deck: Deck, spot: str, kind: Kind) -> None:
    run = at(deck, spot)
    assert in_hall(run, hall(kind)).page == run.page


def test_a_table_that_is_not_done_hears_that_the_room_gathers_and_how_to_be_there(deck: Deck) -> None:
    assert told_of(at(deck, "choose"), hall("raise")) == "Salen samles nu. Tryk s, så er I med."
    assert told_of(at(deck, "weigh"), hall("reveal")) == "Salen samles nu. Gå videre, så er I med."
    assert told_of(at(deck, "choose"), hall("walk", SECOND)) == "Salen er gået videre. Tryk s, så er I med."
    assert told_of(at(deck, "choose"), hall("walk")) == ""


def test_one_key_brings_a_waiting_table_along_to_the_next_card(deck: Deck) -> None:
    met = in_hall(at(deck, "frame"), hall("walk", SECOND))
    assert met.page.onward is not None
    assert met.page.onward.label == "næste kort"
    assert [type(move) for move in met.way] == [Turned, Opened]
    run = at(deck, "frame")
    for move in met.way:
        run = run.apply(move)
    assert run.card.id == SECOND
    assert run.at.played == (FIRST,)


def test_a_table_that_comes_when_the_room_is_at_the_second_card_begins_there(deck: Deck) -> None:
    met = in_hall(begun(deck), hall("walk", SECOND))
    assert [type(move) for move in met.way] == [Opened, Passed, Opened]


def test_a_table_that_is_there_early_waits_with_the_room_and_begins_with_it(deck: Deck) -> None:
    assert in_hall(begun(deck), hall("rules", None)).page.waits
    assert in_hall(begun(deck), hall("walk")).page == begun(deck).page


def test_a_break_in_the_room_is_a_break_at_the_waiting_tables(deck: Deck) -> None:
    page = in_hall(at(deck, "frame"), replace(hall("reveal"), paused=True)).page
    assert page.title == "Pause"
    assert not any(block in page.blocks for block in WALL)


@pytest.mark.parametrize("seed", range(12))
def test_wherever_a_table_and_its_room_are_there_is_a_way_on(deck: Deck, seed: int) -> None:
    chance, run = Random(seed), begun(deck)
    for _ in range(120):
        if run.page.last:
            break
        room = hall(chance.choice(KINDS), chance.choice([FIRST, SECOND, None, "et-helt-andet-kort"]))
        met = in_hall(run, room)
        assert met.page.onward or met.page.picks or met.page.entry or met.page.part
        if met.way:
            for move in met.way:
                run = run.apply(move)
        else:
            run = run.apply(chance.choice([*run.page.picks, *([run.page.onward.move] if run.page.onward else [])]))


def test_a_record_of_a_table_that_waited_holds_nothing_that_an_older_program_does_not_know(deck: Deck) -> None:
    run = begun(deck)
    for _ in range(60):
        met = in_hall(run, hall("walk", SECOND))
        if run.page.last:
            break
        for move in met.way or (run.page.picks[0] if run.page.picks else run.page.onward.move,):  # type: ignore[union-attr]
            run = run.apply(move)
    assert {type(move) for move in run.moves} >= {Opened, Chosen, Turned}
    assert not any(isinstance(move, Counted) for move in run.moves)
