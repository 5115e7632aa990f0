"""Makes the pictures of the README and the guide anew: `python docs/screenshots.py`."""

import asyncio
import os
import re
import tempfile
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen

from facilitator.app.board import BoardApp
from facilitator.app.main import FacilitatorApp
from facilitator.led.follower import Follower
from spil.app.home import SeatScreen
from spil.app.main import TableApp
from spil.cards.deck import read_deck
from spil.command_line import Request
from spil.record.places import HOME
from spil.ui.choose import ChooseScreen

FOLDER = Path(__file__).parent
_FONT_FROM_OUTSIDE = re.compile(r"@font-face \{[^}]*\}\s*")
_TO_THE_STORY = ["5", "enter", "enter"]
_TO_THE_SLIPS = [*_TO_THE_STORY, "enter", *"221"]
_TO_THE_ROOM = ["3", "enter", "enter", "enter", "1", "1", "enter", "j", "enter", "j", "enter"]
_TO_THE_REVEAL = [*["enter"] * 6, *"2522", "enter", *"5402", "enter"]


def ticking() -> float:
    """A clock by which no key is still held down."""
    return float(next(_TICKS))


_TICKS = count()


async def picture(name: str, size: tuple[int, int], app: App[Any], first: type[Screen[Any]], keys: list[str]) -> None:
    """Drive a real app to a page, and keep what it shows, without the fonts Textual would fetch."""
    if not isinstance(app, BoardApp):
        os.environ[HOME] = f"{os.environ[HOME]}/{name}"  # a machine where nothing is unfinished
    async with app.run_test(size=size) as pilot:
        while not isinstance(app.screen, first):
            await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause(1.5)
        svg = app.export_screenshot(title="Ligebehandlingsspillet")
    (FOLDER / name).write_text(_FONT_FROM_OUTSIDE.sub("", svg), encoding="utf-8")


def table(what: str | None) -> TableApp:
    """The table's app."""
    return TableApp(Request(what), clock=ticking)


def lead() -> FacilitatorApp:
    """The facilitator's app."""
    return FacilitatorApp(read_deck().deck, None, lambda: datetime.now().astimezone(), ticking)


async def main() -> None:
    """One card at a table, step by step; the wall, the private view and the second window of a led session."""
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME] = home
        card = "den-hurtige-hjaelp"
        await picture("kort-1-laes.svg", (80, 24), table(card), SeatScreen, _TO_THE_STORY)
        await picture("kort-2-vaelg.svg", (80, 24), table(card), SeatScreen, _TO_THE_SLIPS)
        shown = [*_TO_THE_SLIPS, "0", "enter"]
        await picture("kort-3-se.svg", (120, 36), table(card), SeatScreen, shown)
        await picture("kort-4-moerk.svg", (120, 36), table(card), SeatScreen, [*shown, "2", "d"])
        await picture("vaeg.svg", (120, 30), lead(), ChooseScreen, [*_TO_THE_ROOM, "enter", *_TO_THE_REVEAL])
        alone = [*_TO_THE_ROOM, "n", "enter", *_TO_THE_REVEAL]
        await picture("alene.svg", (100, 36), lead(), ChooseScreen, alone)
        await picture("tavle.svg", (100, 24), BoardApp(Follower(read_deck().deck, None)), Screen, [])


if __name__ == "__main__":
    asyncio.run(main())
