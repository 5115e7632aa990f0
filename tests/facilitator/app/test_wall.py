"""What a room reads from five metres: numbers, what is asked and the time, in large type where there is room."""

from pathlib import Path
from typing import Any

import pytest
from led import DECK
from screens import Clock, app, begin, keys, on, shown
from textual.pilot import Pilot

from facilitator.app.board import BoardApp, BoardScreen
from facilitator.led.follower import Follower
from facilitator.led.session import LedSession
from facilitator.led.setup import Answers
from spil.ui.letters import large
from spil.ui.page_view import PageView

SIZES = [(80, 24), (120, 36)]


def begun() -> LedSession:
    answers = Answers(DECK.programmes["enhedsmoede-20"], "du-kan-jo-sproget", 11, leader=False, together=True)
    return LedSession.begin(DECK, answers, shared=None, clock=Clock())


def painted(pilot: Pilot[Any]) -> list[str]:
    """The rows of the screen as they are painted."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


def stands(text: str, rows: list[str]) -> bool:
    """Whether a text stands in block letters anywhere on the screen."""
    letters = large(text, 80, most=1)
    assert letters
    for top in range(len(rows) - len(letters) + 1):
        at = rows[top].find(letters[0])
        while at >= 0:
            if all(rows[top + n][at:].startswith(row) for n, row in enumerate(letters)):
                return True
            at = rows[top].find(letters[0], at + 1)
    return False


def to(led: LedSession, kind: str) -> None:
    while led.view.page.kind != kind:
        page = led.view.page
        entry = page.entry
        typed = {"count": (2, 5, 2, 2), "recount": (5, 4, 0, 2)}.get(page.kind)
        made = entry.counted(typed) if typed and entry else page.onward.move  # type: ignore[union-attr,arg-type]
        led.make(made)


@pytest.mark.parametrize("size", SIZES)
async def test_the_second_window_shows_choices_by_a_large_number_and_the_time_that_is_left(
    size: tuple[int, int],
) -> None:
    led = begun()
    to(led, "situation")
    async with BoardApp(Follower(DECK, None)).run_test(size=size) as pilot:
        await on(pilot, BoardScreen)
        for _ in range(500):
            await pilot.pause(0.01)
            if stands("4", painted(pilot)):
                break
        rows = painted(pilot)
        assert all(stands(str(number), rows) for number in (1, 2, 3, 4))
        assert "1 min" in "".join(rows) or stands("1 min", rows)
        assert pilot.app.screen.query_one(PageView).max_scroll_y == 0
    led.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mirrored", [True, False])
async def test_the_numbers_of_a_reveal_are_large_and_the_question_stands_whole_beside_them(
    size: tuple[int, int], mirrored: bool
) -> None:
    if mirrored:
        async with app(size=size) as pilot:
            await begin(pilot)
            await pilot.press(*["enter"] * 6, *keys("2522"), "enter", *keys("5402"), "enter")
            await _counted_up(pilot)
            _whole(pilot)
        return
    led = begun()
    to(led, "reveal")
    async with BoardApp(Follower(DECK, None)).run_test(size=size) as pilot:
        await on(pilot, BoardScreen)
        await _counted_up(pilot)
        _whole(pilot)
    led.close()


async def _counted_up(pilot: Pilot[Any]) -> None:
    """Wait till the picture has filled up, for as many turns as a slow machine may need."""
    for _ in range(500):
        await pilot.pause(0.01)
        if all(stands(number, painted(pilot)) for number in "2540"):
            return


def _whole(pilot: Pilot[Any]) -> None:
    rows = painted(pilot)
    assert all(stands(number, rows) for number in "2540")
    assert "Hvad kom frem, som ikke var der før?" in " ".join(" ".join(rows).replace("│", " ").split())
    assert pilot.app.screen.query_one(PageView).max_scroll_y == 0


@pytest.mark.parametrize(
    ("size", "told"), [((80, 24), "Ctrl og +: større skrift"), ((120, 36), "Kan det læses bagerst?")]
)
async def test_the_second_window_says_how_its_writing_is_made_larger_first_of_all_where_it_is_small(
    size: tuple[int, int], told: str
) -> None:
    async with BoardApp(Follower(DECK, None)).run_test(size=size) as pilot:
        await on(pilot, BoardScreen)
        await pilot.pause()
        assert told in shown(pilot, "#keys")


async def test_who_leads_alone_has_no_large_numbers_in_the_way_of_the_notes(home: Path) -> None:
    async with app(size=(100, 34)) as pilot:
        await begin(pilot, "11 n j n")
        await pilot.press("enter", "enter")
        assert not stands("4", painted(pilot))
