"""From a key to the next page painted, beside a key that changes one Static of as much text.

What is counted is the work of this process till nothing more is painted: what else the machine does stretches the
time on the clock, and an app waits for its next frame in between. Both apps stand still before each key, the two
sides take turns key by key, and of a few turns the least of each side counts: what a disturbance cannot make smaller.
"""

import asyncio
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any, ClassVar

from rich.console import RenderableType
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from spil.app.table_screen import PlayScreen
from spil.cards.deck import read_deck
from spil.plain.page_text import page_lines
from spil.play.moves import Undone
from spil.record.start import Seating, started_now
from spil.session import Session
from spil.ui.theme import PAPER

_ROUNDS, _TURNS = 30, 5


class Painted(App[None]):
    """An app that counts its pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures = 0

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        self.pictures += 1


class OneStatic(Painted):
    """Shows the next of some texts at each key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "change", "")]

    def __init__(self, texts: Iterator[str]) -> None:
        super().__init__()
        self._texts = texts

    def compose(self) -> ComposeResult:
        """The first text."""
        yield Static(Content(next(self._texts)))

    def action_change(self) -> None:
        """The next one."""
        self.query_one(Static).update(Content(next(self._texts)))


class _Playing(Painted):
    CSS_PATH = str(Path(__file__).parent.parent / "spil" / "ui" / "shared.tcss")
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.register_theme(PAPER)
        self.theme = PAPER.name

    async def on_mount(self) -> None:
        await self.push_screen(PlayScreen(self.session, an_hour_a_look()))


def measure() -> list[float]:
    """How many times a key's work at a table is that of the baseline, each round."""
    return asyncio.run(_measure())


async def _measure() -> list[float]:
    deck = read_deck().deck
    programme = deck.programmes["bif-basis-45"]
    with tempfile.TemporaryDirectory() as folder:
        session = Session.begin(deck, started_now(programme, Seating(1, 5, leader=False)), Path(folder))
        texts = cycle(_texts(session))
        playing, one = _Playing(session), OneStatic(texts)
        async with playing.run_test(size=(80, 24)), one.run_test(size=(80, 24)):
            return [await _round(session, playing, one) for _ in range(_ROUNDS)]


def _texts(session: Session) -> list[str]:
    """The two pages that the key goes between, as text."""
    first = session.page
    assert first.onward is not None
    session.make(first.onward.move)
    second = session.page
    session.make(Undone())
    return ["\n".join(page_lines(page, None)) for page in (first, second)]


async def _round(session: Session, playing: _Playing, one: OneStatic) -> float:
    ours, theirs = [], []
    for _ in range(_TURNS):
        ours.append(await work(playing))
        session.make(Undone())
        assert isinstance(playing.screen, PlayScreen)
        playing.screen.show()  # back to the page before
        await still(playing)
        theirs.append(await work(one))
    return min(ours) / min(theirs)


async def work(app: Painted, key: str = "enter") -> float:
    """Seconds of work from a key till nothing more is painted."""
    before, began = app.pictures, time.process_time()
    app.simulate_key(key)
    while app.pictures == before:
        await still(app)
    return time.process_time() - began


async def still(app: Painted) -> None:
    """Wait till a whole turn of the app paints nothing more."""
    seen = -1
    while seen != app.pictures:
        seen, refreshed = app.pictures, asyncio.Event()
        app.screen.call_after_refresh(refreshed.set)
        await refreshed.wait()


def an_hour_a_look() -> Callable[[], float]:
    """A clock by which no key is held down."""
    hours = iter(range(10**9))
    return lambda: float(next(hours)) * 3600
