"""A series that is led: the next meeting, and what the room did at the last one."""

from datetime import datetime
from pathlib import Path

import pytest
from led import NOW
from series import SERIES, series_deck

from facilitator.led.session import LedSession
from facilitator.led.setup import Answers, candidates, first_card_asked, next_card_asked, programme_told
from spil.cards.deck import Deck
from spil.play.moves import Chosen, Recalled
from spil.play.page import Page, Prose
from spil.record.before import played_before, records_in
from spil.record.places import records_folder

LED = SERIES.replace("form: bord", "form: fælles")


def clock() -> datetime:
    return NOW


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return series_deck(tmp_path, series=LED)


def meeting(deck: Deck, card: str) -> LedSession:
    answers = Answers(deck.programmes["serien"], card, people=9, leader=False, together=True)
    return LedSession.begin(deck, answers, shared=None, clock=clock)


def until(session: LedSession, kind: str) -> Page:
    """Press Enter till a page of that kind shows."""
    for _ in range(20):
        page = session.view.page
        if page.kind == kind:
            return page
        session.make(page.onward.move if page.onward else page.picks[0])
    raise AssertionError(kind)


def test_at_the_second_meeting_the_room_hears_what_it_did_at_the_first(deck: Deck) -> None:
    first = meeting(deck, "lille")
    until(first, "way")
    first.make(next(move for move in first.view.page.picks if isinstance(move, Chosen) and move.choice == "ja"))
    first.close()
    second = meeting(deck, "senere")
    page = until(second, "recall")
    assert page.onward is not None
    assert page.onward.move == Recalled(flag="sagde-ja", done=True)
    told = [block.text for block in until(second, "situation").blocks if isinstance(block, Prose)]
    assert "Nå ja." in told


def test_on_another_machine_the_room_is_asked(deck: Deck) -> None:
    session = meeting(deck, "senere")
    page = until(session, "recall")
    session.make(page.picks[0])
    assert session.view.page.kind == "situation"
    assert "Nå ja." in str(session.view.page.blocks)


def test_the_first_meeting_asks_nothing(deck: Deck) -> None:
    session = meeting(deck, "lille")
    until(session, "rules")
    assert session.view.page.onward is not None
    session.make(session.view.page.onward.move)
    assert session.view.page.kind == "situation"


def test_the_next_meeting_stands_first_and_there_is_no_reserve(deck: Deck) -> None:
    programme = deck.programmes["serien"]
    assert [each.title for each in candidates(deck, programme)] == ["Møde 1: Lille", "Møde 2: Senere"]
    first = meeting(deck, "lille")
    until(first, "way")
    first.make(first.view.page.picks[0])
    first.close()
    played = played_before(deck, programme, records_in(records_folder()))
    assert [each.title for each in candidates(deck, programme, played)] == ["Møde 2: Senere", "Møde 1: Lille"]
    assert next_card_asked(programme, 1) == ""
    assert "Hvilket møde er det?" in first_card_asked(programme)
    assert programme_told(programme) == "Serien: to møder på 10 minutter, ét kort ved hvert møde"
