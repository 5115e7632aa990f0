"""When a led session is closed its record says how many minutes it took, and nothing else of time."""

import json
from datetime import datetime, timedelta

import pytest
from led import CARD, DECK

from facilitator.led.session import LedSession
from facilitator.led.setup import Answers
from spil.play.moves import Closed, Stopped, Turned
from spil.record.read import Record, read_record


def closed_after(minutes: float) -> LedSession:
    """A session that was led to its end, so many minutes after it began."""
    now = datetime.now().astimezone()
    answers = Answers(DECK.programmes["enhedsmoede-20"], CARD, 11, leader=False, together=True)
    led = LedSession.begin(DECK, answers, shared=None, clock=lambda: now)
    now = datetime.fromisoformat(led.run.started.at) + timedelta(minutes=minutes)
    for move in (Stopped(), Turned(), Closed()):
        led.make(move)
    led.close()
    return led


def test_a_record_tells_in_its_last_line_how_many_minutes_it_took() -> None:
    led = closed_after(22.6)
    last = json.loads(led.path.read_bytes().splitlines()[-1])
    assert last == {"type": "closed", "minutes": 23}
    record = read_record(led.path.read_bytes())
    assert isinstance(record, Record)
    assert record.closed
    assert led.view.page.last


@pytest.mark.parametrize("minutes", [-30, 0, 241, 60 * 24])
def test_a_clock_put_back_or_a_session_that_lay_over_says_nothing(minutes: int) -> None:
    assert closed_after(minutes).run.moves[-1] == Closed()


def test_a_record_that_was_closed_before_minutes_were_kept_is_read_as_before() -> None:
    first = closed_after(20).run.started
    record = read_record(f'{first.line()}\n{{"type":"closed"}}\n'.encode())
    assert isinstance(record, Record)
    assert record.moves == (Closed(),)
