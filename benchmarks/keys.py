"""From a key to the next page painted, beside a key that changes one Static."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from spil.app.table_screen import PlayScreen
from spil.cards.deck import read_deck
from spil.play.moves import Undone
from spil.record.start import Seat, started_now
from spil.session import Session
from spil.ui.theme import PAPER

_ROUNDS = 100


class _OneStatic(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "change", "")]

    def compose(self) -> ComposeResult:
        yield Static("0")

    def action_change(self) -> None:
        static = self.query_one(Static)
        static.update(str(int(str(static.render())) + 1))


class _Playing(App[None]):
    CSS_PATH = str(Path(__file__).parent.parent / "spil" / "ui" / "shared.tcss")
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.register_theme(PAPER)
        self.theme = PAPER.name

    async def on_mount(self) -> None:
        await self.push_screen(PlayScreen(self.session, _an_hour_a_look()))


def measure() -> tuple[list[float], list[float]]:
    """Seconds of each round, ours and the baseline's."""
    return asyncio.run(_measure())


async def _measure() -> tuple[list[float], list[float]]:
    deck = read_deck().deck
    programme = deck.programmes["bif-basis-45"]
    with tempfile.TemporaryDirectory() as folder:
        session = Session.begin(deck, started_now(programme, Seat(1, 5, leader=False)), Path(folder))
        playing, one = _Playing(session), _OneStatic()
        async with playing.run_test(size=(80, 24)), one.run_test(size=(80, 24)):
            ours, theirs = [], []
            for _ in range(_ROUNDS):
                ours.append(await _timed(playing, lambda: session.page))
                session.make(Undone())
                playing.screen.show()  # type: ignore[attr-defined]  # back to the page before
                theirs.append(await _timed(one, lambda: str(one.query_one(Static).render())))
    return ours, theirs


async def _timed(app: App[Any], seen: Callable[[], object]) -> float:
    before, painted = seen(), asyncio.Event()
    began = time.perf_counter()
    app.simulate_key("enter")
    await _until(lambda: seen() != before)
    app.screen.call_after_refresh(painted.set)
    await painted.wait()
    return time.perf_counter() - began


async def _until(holds: Callable[[], bool]) -> None:
    while not holds():  # noqa: ASYNC110  # the time of one turn of the loop is what is measured
        await asyncio.sleep(0)


def _an_hour_a_look() -> Callable[[], float]:
    hours = iter(range(10**9))
    return lambda: float(next(hours)) * 3600
