"""The facilitator's app by keyboard, for tests of what its screens show."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from led import DECK
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from facilitator.app.led_screen import LedScreen
from facilitator.app.main import FacilitatorApp
from spil.ui.choose import ChooseScreen
from spil.ui.form import QuestionsScreen

FIRST_PROGRAMME = "3"
"""Its number at home, where nothing was led yet: after practising, and phones."""


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC).astimezone()

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def app(shared: Path | None = None, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    running = FacilitatorApp(DECK, shared, Clock(), map(float, count()).__next__)  # every Enter is meant
    async with running.run_test(size=size) as pilot:
        await on(pilot, ChooseScreen)
        yield pilot


async def on(pilot: Pilot[Any], kind: type) -> None:
    """Wait till a screen of that kind is up, for as many turns as a slow machine may need."""
    for _ in range(500):
        if isinstance(pilot.app.screen, kind) and pilot.app.screen.is_running:
            await pilot.pause()
            return
        await pilot.pause()
    raise AssertionError(pilot.app.screen)


async def begin(pilot: Pilot[Any], answers: str = "11 n j j", downs: int = 0, picks: int = 1) -> LedScreen:
    """From home into a led session; no card is chosen in reserve."""
    await pilot.press(FIRST_PROGRAMME, *["down"] * downs, "enter")
    for _ in range(picks):
        await on(pilot, ChooseScreen)
        await pilot.press("enter")
    await no_reserve(pilot)
    await on(pilot, QuestionsScreen)
    for answer in answers.split():
        await pilot.press(*answer, "enter")
    await on(pilot, LedScreen)
    screen = pilot.app.screen
    assert isinstance(screen, LedScreen)
    return screen


async def no_reserve(pilot: Pilot[Any]) -> None:
    """Where cards are chosen, none in reserve."""
    await pilot.pause()
    if isinstance(pilot.app.screen, ChooseScreen) and "Intet kort i reserve" in shown_options(pilot):
        await pilot.press("enter")


def keys(text: str) -> list[str]:
    """The keys that write a text."""
    named = {" ": "space", ",": "comma", ".": "full_stop"}
    return [named.get(letter, letter) for letter in text]


def shown(pilot: Pilot[Any], selector: str = "Screen") -> str:
    """The words on the screen."""
    root = pilot.app.screen.query(selector) if selector != "Screen" else [pilot.app.screen]
    statics = [widget for each in root for widget in [each, *each.query(Static)] if isinstance(widget, Static)]
    seen = [widget for widget in statics if all(up.styles.display != "none" for up in widget.ancestors_with_self)]
    return " ".join(" ".join(str(widget.content) for widget in seen).split())


def shown_options(pilot: Pilot[Any]) -> str:
    """The lines one can choose among."""
    options = pilot.app.screen.query_one(OptionList)
    return " ".join(str(options.get_option_at_index(n).prompt) for n in range(options.option_count))
