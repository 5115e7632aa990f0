"""`facilitator rum`: the app with its room open."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from led import DECK, NOW
from textual.pilot import Pilot
from textual.widgets import Static

from facilitator.app.led_screen import LedScreen
from facilitator.app.main import Asked, FacilitatorApp, ToBegin
from facilitator.app.phones_screen import PhonesScreen
from facilitator.cli import main
from facilitator.room.host import Press
from spil.play.moves import Turned
from spil.ui.choose import ChooseScreen
from spil.ui.form import QuestionsScreen

_TRIES = 600


def clock() -> datetime:
    return NOW


async def on(pilot: Pilot[Any], kind: type) -> None:
    """Let the app come to a screen."""
    for _ in range(_TRIES):
        await pilot.pause()
        if isinstance(pilot.app.screen, kind):
            return
    pytest.fail(f"{kind.__name__} never came, but {pilot.app.screen}")


async def opened(pilot: Pilot[Any]) -> PhonesScreen:
    """A card, none in reserve, the answers; then the door."""
    for keys in (["enter"], ["enter"]):
        await on(pilot, ChooseScreen)
        await pilot.press(*keys)
        await pilot.pause()
    await on(pilot, QuestionsScreen)
    for answer in ("11", "n", "j", "j"):
        await pilot.press(*answer, "enter")
    await on(pilot, PhonesScreen)
    screen = pilot.app.screen
    assert isinstance(screen, PhonesScreen)
    return screen


@pytest.fixture
def app() -> Iterator[FacilitatorApp]:
    begin = ToBegin(DECK.programmes["enhedsmoede-20"], phones=True)
    app = FacilitatorApp(DECK, None, clock, lambda: 0.0, Asked(begin))
    yield app
    assert app.session
    app.session.close()


def shown(pilot: Pilot[Any]) -> str:
    return " ".join(str(each.render()) for each in pilot.app.screen.query(Static))


async def test_the_door_comes_before_the_room_and_slips_are_one_key_away(app: FacilitatorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await on(pilot, LedScreen)
        screen = pilot.app.screen
        assert isinstance(screen, LedScreen)
        while screen.page.ballot is None:
            screen.make_and_show(Turned())
        await pilot.pause()
        assert "0 af 11 har svaret" in screen.page.note
        await pilot.press("s")
        assert "kop" in " ".join(screen.page.ask)
        await pilot.press("s")
        assert "telefon" in " ".join(screen.page.ask)
        await pilot.press("t")
        await on(pilot, PhonesScreen)


async def test_slips_at_the_door_are_slips_in_the_room(app: FacilitatorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("s")
        await on(pilot, LedScreen)
        screen = pilot.app.screen
        assert isinstance(screen, LedScreen)
        while screen.page.ballot is None:
            screen.make_and_show(Turned())
        assert "telefon" not in " ".join(screen.page.ask)


async def test_a_press_on_the_leaders_web_page_turns_the_page_once(app: FacilitatorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await on(pilot, LedScreen)
        screen = pilot.app.screen
        assert isinstance(screen, LedScreen)
        before = screen.page
        press = Press(Turned().line(), 1)
        screen.press(press)
        assert screen.page != before
        after = screen.page
        screen.press(press)
        assert screen.page == after


async def test_a_pause_on_the_leaders_web_page_blanks_the_rooms_screen(app: FacilitatorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await on(pilot, LedScreen)
        screen = pilot.app.screen
        assert isinstance(screen, LedScreen)
        screen.press(Press(pause=True))
        assert screen.has_class("-paused")
        screen.press(Press(pause=True))
        assert screen.has_class("-paused")
        screen.press(Press(pause=False))
        assert not screen.has_class("-paused")


def test_a_programme_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rum", "enhedsmode-20"]) == 2
    assert "enhedsmoede-20" in capsys.readouterr().err
