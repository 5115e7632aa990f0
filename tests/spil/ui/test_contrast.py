"""Both themes on every kind of page: what is read stands out at least 4.5 to 1, edges and shapes at least 3 to 1."""

from itertools import count
from pathlib import Path
from random import Random

import pytest
from contrast import poor, ratio
from textual.color import Color
from textual.pilot import Pilot

from spil.app.home import HomeScreen, SeatScreen
from spil.app.main import TableApp
from spil.app.table_screen import PlayScreen
from spil.command_line import Request
from spil.ui.theme import NIGHT, PAPER

TO_THE_END = [
    ["h"],
    ["h"],
    ["enter"],
    ["enter"],
    ["2", "2"],
    ["9", "enter"],
    ["backspace", "1", "0", "enter"],
    ["m"],
    ["2"],
    ["enter"],
    ["escape"],
    ["escape", "enter"],
    ["1", "3", "1", "0", "enter"],
    ["2", "enter"],
    *[["1", "enter"]] * 3,
    *[["enter"]] * 3,
    ["enter"],
    [*"ringer vi", "enter"],
    ["enter", "enter"],
    ["enter"],
]


async def at(pilot: Pilot[object], kind: type) -> None:
    for _ in range(300):
        if isinstance(pilot.app.screen, kind):
            await pilot.pause()
            return
        await pilot.pause()
    pytest.fail(f"{kind.__name__} never came")


@pytest.mark.parametrize("theme", [PAPER.name, NIGHT.name])
@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_everything_on_every_screen_stands_out(home: Path, theme: str, size: tuple[int, int]) -> None:
    ticks = count()
    app = TableApp(Request(None), lambda: float(next(ticks)), Random(3))
    found: list[tuple[str, float]] = []
    async with app.run_test(size=size) as pilot:
        await at(pilot, SeatScreen)  # type: ignore[arg-type]
        app.theme = theme
        await pilot.pause()
        found += poor(app)
        await pilot.press("5", "enter")
        await at(pilot, HomeScreen)  # type: ignore[arg-type]
        found += poor(app)
        await pilot.press(*"hurtig", "enter")
        await at(pilot, PlayScreen)  # type: ignore[arg-type]
        for keys in TO_THE_END:
            await pilot.press(*keys)
            await pilot.pause()
            found += poor(app)
        assert app.screen.page.last  # type: ignore[attr-defined]
    assert found == []


def test_what_edges_and_fields_are_drawn_in_stands_out() -> None:
    for theme in (PAPER, NIGHT):
        on = [Color.parse(each) for each in (theme.background, theme.surface) if each]
        for name in ("edge", "quiet", "warm"):
            least = 3 if name == "edge" else 4.5
            assert all(ratio(Color.parse(theme.variables[name]), each) >= least for each in on)
