"""Makes the two pictures of the README anew: `python docs/screenshots.py`."""

import asyncio
import os
import re
import tempfile
from itertools import count
from pathlib import Path

from textual.screen import Screen

from spil.app.home import HomeScreen, SeatScreen
from spil.app.main import TableApp
from spil.arguments import Request

FOLDER = Path(__file__).parent
_FONT_FROM_OUTSIDE = re.compile(r"@font-face \{[^}]*\}\s*")
_TO_A_CHOICE = ["enter", "enter", "5", "enter", "n", "enter", *["enter"] * 3, "2"]


async def picture(
    name: str, size: tuple[int, int], what: str | None, first: type[Screen[object]], keys: list[str]
) -> None:
    """Drive the real app to a page, and keep what it shows, without the fonts Textual would fetch."""
    ticks = count()
    app = TableApp(Request(what), clock=lambda: float(next(ticks)))
    async with app.run_test(size=size) as pilot:
        while not isinstance(app.screen, first):
            await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        svg = app.export_screenshot(title="Ligebehandlingsspillet")
    (FOLDER / name).write_text(_FONT_FROM_OUTSIDE.sub("", svg), encoding="utf-8")


async def main() -> None:
    """A choice on the smallest screen, and home on a large one."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home
        await picture("home.svg", (120, 40), None, HomeScreen, [])
        await picture("choice.svg", (80, 24), "den-hurtige-hjaelp", SeatScreen, _TO_A_CHOICE)


if __name__ == "__main__":
    asyncio.run(main())
