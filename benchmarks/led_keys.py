"""The question of a led session whose sixty tables have laptops: what a key costs there, and what a second costs."""

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import cycle
from pathlib import Path

from benchmarks.keys import OneStatic, Painted, an_hour_a_look, still, work
from facilitator.app.led_screen import LedScreen
from facilitator.led.session import LedSession
from facilitator.led.setup import Answers
from facilitator.made_up.simulate import simulate
from spil.cards.deck import Deck, read_deck
from spil.plain.page_text import page_lines
from spil.play.moves import Undone
from spil.record.places import HOME
from spil.ui.theme import PAPER

_TABLES, _ROUNDS, _TURNS, _SECONDS = 60, 15, 3, 5
_PROGRAMME = "bif-basis-45"


class _Led(Painted):
    CSS_PATH = str(Path(__file__).parent.parent / "spil" / "ui" / "shared.tcss")
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, session: LedSession) -> None:
        super().__init__()
        self._session = session
        self.register_theme(PAPER)
        self.theme = PAPER.name

    async def on_mount(self) -> None:
        await self.push_screen(LedScreen(self._session, an_hour_a_look(), wall=False))


def measure_led() -> tuple[list[float], list[float]]:
    """How many times a key's work is that of the baseline, each round; and what share of a core a second takes."""
    with tempfile.TemporaryDirectory() as home, _at_home(home):
        return asyncio.run(_measure(read_deck().deck, Path(home) / "delt"))


async def _measure(deck: Deck, shared: Path) -> tuple[list[float], list[float]]:
    session = _at_the_question(deck, shared)
    led, one = _Led(session), OneStatic(cycle(_texts(session)))
    async with led.run_test(size=(100, 34)), one.run_test(size=(100, 34)):
        ratios = [await _round(session, led, one) for _ in range(_ROUNDS)]
        return ratios, [await _second() for _ in range(_SECONDS)]


def _at_the_question(deck: Deck, shared: Path) -> LedSession:
    shared.mkdir()
    programme = deck.programmes[_PROGRAMME]
    answers = Answers(programme, programme.cards[0], people=60, leader=True, together=True)
    session = LedSession.begin(deck, answers, shared=shared, clock=lambda: datetime.now().astimezone())
    of = session.run.started.session
    for name, (started, *moves) in simulate(programme, deck, tables=_TABLES, seed=1):
        lines = [started.model_copy(update={"session": of}).line(), *(move.line() for move in moves)]
        (shared / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    session.look()
    while session.view.page.kind != "reveal":
        assert session.view.page.onward is not None
        session.make(session.view.page.onward.move)
    return session


def _texts(session: LedSession) -> list[str]:
    """The two pages that the key goes between, as text, each with what is for one alone."""
    pages = []
    for _ in range(2):
        pages.append("\n".join([*page_lines(session.view.page), *(str(block) for block in session.view.private)]))
        session.make(next(aside.move for aside in session.view.page.asides if aside.key == "a"))
    session.make(Undone())
    session.make(Undone())
    return pages


async def _round(session: LedSession, led: _Led, one: OneStatic) -> float:
    ours, theirs = [], []
    for _ in range(_TURNS):
        ours.append(await work(led, "a"))
        session.make(Undone())
        assert isinstance(led.screen, LedScreen)
        led.screen.show()  # back to the question before
        await still(led)
        theirs.append(await work(one))
    return min(ours) / min(theirs)


async def _second() -> float:
    began = time.process_time()
    await asyncio.sleep(1)
    return time.process_time() - began


@contextmanager
def _at_home(folder: str) -> Iterator[None]:
    """This machine's records in a folder of their own."""
    before = os.environ.get(HOME)
    os.environ[HOME] = folder
    try:
        yield
    finally:
        os.environ.pop(HOME) if before is None else os.environ.update({HOME: before})
