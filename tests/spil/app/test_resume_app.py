"""A session that does not fit its record any more, in both apps: told, asked about, and kept."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from records import DECK, FIRST, opened, table, write
from small import started
from textual.pilot import Pilot
from textual.widgets import OptionList

from facilitator.app.led_screen import LedScreen
from facilitator.app.main import FacilitatorApp
from spil.app.main import TableApp
from spil.app.table_screen import PlayScreen
from spil.command_line import Request
from spil.play.moves import Chosen, Turned
from spil.record.places import records_folder
from spil.record.read import Record
from spil.ui.choose import ChooseScreen, DeliberateScreen
from spil.ui.form import QuestionsScreen


def misfitting(led: bool) -> Path:
    """A record of a card that is another by now."""
    records_folder().mkdir(parents=True)
    other = opened().model_copy(update={"play": "0" * 12})
    moves = (other, Turned(), Turned(), Chosen(step=FIRST, choice="findes-ikke"))
    begun = started(table=None, people=20) if led else table(3).started
    return write(records_folder() / "gammel.jsonl", Record(begun, moves, 5))


async def on_screen(pilot: Pilot[Any], kind: type) -> None:
    for _ in range(1000):
        if type(pilot.app.screen) is kind and pilot.app.screen.is_running:
            await pilot.pause()
            return
        await pilot.pause()
    pytest.fail(f"{kind.__name__} never came, but {pilot.app.screen}")


def ticking() -> Callable[[], float]:
    """A clock on which no key counts as held down."""
    ticks = iter(range(10**6))
    return lambda: float(next(ticks))


async def test_a_table_is_told_and_leaves_it_or_goes_on_in_a_new_file(home: Path) -> None:
    path = misfitting(led=False)
    kept = path.read_bytes()
    app = TableApp(Request(), ticking())
    async with app.run_test() as pilot:
        await on_screen(pilot, ChooseScreen)
        await pilot.press("enter")
        await on_screen(pilot, DeliberateScreen)
        assert "--kortsaet MAPPE" in str(pilot.app.screen.query_one("#told").render())
        await pilot.press("escape")
        await on_screen(pilot, ChooseScreen)
        await pilot.press("enter")
        await on_screen(pilot, DeliberateScreen)
        assert [each.name for each in path.parent.glob("*.jsonl")] == ["gammel.jsonl"]
        pilot.app.screen.query_one(OptionList).highlighted = 0
        await pilot.press("enter")
        await on_screen(pilot, PlayScreen)
        assert app.session is not None
        assert app.session.path != path
    assert path.read_bytes() == kept
    app.session.close()


async def test_who_leads_is_told_and_goes_on_in_a_new_file(home: Path) -> None:
    path = misfitting(led=True)
    kept = path.read_bytes()
    app = FacilitatorApp(DECK, None, lambda: datetime.now().astimezone(), ticking())
    async with app.run_test() as pilot:
        await on_screen(pilot, ChooseScreen)
        await pilot.press("enter")
        await on_screen(pilot, QuestionsScreen)
        await pilot.press("enter")
        await on_screen(pilot, DeliberateScreen)
        pilot.app.screen.query_one(OptionList).highlighted = 0
        await pilot.press("enter")
        await on_screen(pilot, LedScreen)
    assert path.read_bytes() == kept
    assert len(list(path.parent.glob("*.jsonl"))) == 2
