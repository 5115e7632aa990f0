"""`python docs/sider.py`: every kind of page on one sheet, for each size and both themes, to be looked at.

Real apps are walked from the first page to the last: a table, a led room, and a room of tables. Needs Playwright and
the machine's Chromium (`pip install '.[browser]'`).
"""

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, async_playwright
from textual.pilot import Pilot
from textual.screen import Screen

from facilitator.app.led_screen import LedScreen
from facilitator.app.main import Asked, FacilitatorApp, ToBegin
from spil.app.home import HomeScreen, SeatScreen
from spil.app.main import TableApp
from spil.app.table_screen import PlayScreen
from spil.cards.deck import read_deck
from spil.command_line import Request
from spil.play.page import AgreementEntry, CountEntry, Page, TablesEntry
from spil.record.places import HOME
from spil.ui.choose import ChooseScreen
from spil.ui.form import QuestionsScreen
from spil.ui.theme import NIGHT, PAPER

FOLDER = Path(__file__).parent
SIZES = {(60, 20): 6, (80, 24): 5, (120, 36): 4}
"""Columns and rows of the terminal, and pictures in a row of the sheet."""
_FONT_FROM_OUTSIDE = re.compile(r"@font-face \{[^}]*\}\s*")
_TICKS = count()
_THEMES = {"lys": PAPER.name, "moerk": NIGHT.name}
_MOST = 90
"""Pages that are turned at most."""
_SHEET = "<body style='margin:0;background:#888;font-size:0'>{}"
_PICTURE = "<img src='{}' style='width:{}%;margin:.3%;vertical-align:top'>"


def _ticking() -> float:
    """A clock by which no key is still held down."""
    return float(next(_TICKS))


class Seen:
    """Pictures of the pages that came, each kind once."""

    def __init__(self, pilot: Pilot[Any], form: str, into: dict[str, str]) -> None:
        self._pilot, self._form, self._into = pilot, form, into

    async def keep(self, kind: str) -> None:
        """Keep what is shown, where this kind of page is new."""
        name = f"{self._form}-{kind}"
        if name not in self._into:
            await self._pilot.pause(1)  # pictures have come up
            self._into[name] = _FONT_FROM_OUTSIDE.sub("", self._pilot.app.export_screenshot(title=name))

    async def walk(self) -> None:
        """Turn every page, as a hurried group would."""
        for _ in range(_MOST):
            page = getattr(self._pilot.app.screen, "page", None)
            await self.keep(page.kind if page else "slut")
            if page is None or page.last:
                return
            for keys in _keys(page):
                await self._pilot.press(*keys)
                await self._pilot.pause()
            if isinstance(page.entry, CountEntry) and page.kind != "reveal":
                await self.keep(f"{page.kind}-skrevet")
            await self._pilot.press("enter")
            await self._pilot.pause(0.05)


def _keys(page: Page) -> Sequence[str | Sequence[str]]:
    """What is written on a page, before the Enter that leaves it."""
    entry = page.entry
    if page.kind == "reveal":
        return ()
    if isinstance(entry, CountEntry):
        most, *others = entry.choices
        each = entry.left // (len(others) + 1)
        return [str(entry.left - each * len(others)), *[str(each)] * len(others)] if most else ()
    if isinstance(entry, TablesEntry):
        return ["1213212"]
    if isinstance(entry, AgreementEntry):
        return ["spørger vi først", ["enter"], "den, der har vagten", ["enter"]]
    return ["1"] if page.picks and page.onward is None else ()


async def _on(pilot: Pilot[Any], *kinds: type[Screen[Any]]) -> None:
    while not isinstance(pilot.app.screen, kinds):
        await pilot.pause(0.02)
    await pilot.pause(0.2)


async def table(size: tuple[int, int], theme: str, into: dict[str, str]) -> None:
    """A table of eight plays one card."""
    async with TableApp(Request(None), clock=_ticking).run_test(size=size) as pilot:
        seen = Seen(pilot, "bord", into)
        await _on(pilot, SeatScreen)
        pilot.app.theme = theme
        await seen.keep("pladser")
        await pilot.press("8", "enter")
        await _on(pilot, HomeScreen)
        await seen.keep("hjem")
        await pilot.press(*"hurtig", "enter")
        await _on(pilot, PlayScreen)
        await seen.walk()


async def room(size: tuple[int, int], theme: str, programme: str, into: dict[str, str]) -> None:
    """Someone leads a programme from beginning to end."""
    deck = read_deck().deck
    begin = Asked(ToBegin(deck.programmes[programme]))
    app = FacilitatorApp(deck, None, lambda: datetime.now().astimezone(), _ticking, begin)
    async with app.run_test(size=size) as pilot:
        seen = Seen(pilot, "borde" if "basis" in programme else "rum", into)
        await _on(pilot, ChooseScreen, QuestionsScreen)
        pilot.app.theme = theme
        while isinstance(pilot.app.screen, ChooseScreen):
            await seen.keep("valg")
            await pilot.press("enter")
            await pilot.pause(0.3)
        for answer in ("11" if "basis" not in programme else "9", "j", "j", "j"):
            await seen.keep("svar")
            await pilot.press(*answer, "enter")
            await pilot.pause(0.1)
        await _on(pilot, LedScreen)
        await seen.walk()
        if app.session:
            app.session.close()


async def sheet(browser: Browser, name: str, row: int, pictures: dict[str, str], folder: Path) -> None:
    """All pictures on one sheet."""
    for each, svg in pictures.items():
        (folder / f"{each}.svg").write_text(svg, encoding="utf-8")
    shown = "".join(_PICTURE.format(f"{each}.svg", 100 / row - 0.7) for each in pictures)
    (folder / "ark.html").write_text(_SHEET.format(shown), encoding="utf-8")
    page = await browser.new_page(viewport={"width": 1600, "height": 300})
    await page.goto((folder / "ark.html").as_uri())
    await page.wait_for_load_state("networkidle")
    await page.screenshot(path=FOLDER / name, full_page=True, type="jpeg", quality=60)


async def main() -> None:
    """Six sheets."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for (size, row), (light, theme) in ((s, t) for s in SIZES.items() for t in _THEMES.items()):
            with tempfile.TemporaryDirectory() as home:
                os.environ[HOME] = home
                pictures: dict[str, str] = {}
                await table(size, theme, pictures)
                for programme in ("enhedsmoede-20", "bif-basis-45"):
                    await room(size, theme, programme, pictures)
                await sheet(browser, f"sider-{size[0]}x{size[1]}-{light}.jpg", row, pictures, Path(home))


if __name__ == "__main__":
    asyncio.run(main())
