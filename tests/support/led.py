"""Led sessions of the built-in deck, as far as a test wants them."""

from datetime import UTC, datetime

from small import started

from facilitator.led.forms import led_run
from facilitator.led.steps import pressed
from facilitator.led.view import Around, View, view
from spil.cards.deck import Deck, read_deck
from spil.play.moves import Move, Opened
from spil.play.page import Page
from spil.play.run import Run
from spil.play.walk import play_hash
from spil.record.read import Record

DECK = read_deck().deck
CARD = "du-kan-jo-sproget"
NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


def led(programme: str = "enhedsmoede-20", deck: Deck = DECK, **changes: object) -> Run:
    """A led session at its first page."""
    form = "fælles" if programme == "enhedsmoede-20" else "bord"
    run = led_run(deck, started(programme, **{"table": None, "form": form, "people": 11, **changes}))
    assert run is not None
    return run


def opened(card: str = CARD) -> Opened:
    return Opened(card=card, play=play_hash(DECK.cards[card]))


def onward(run: Run, times: int = 1) -> Run:
    for _ in range(times):
        assert run.page.onward is not None
        run = press(run, run.page.onward.move)
    return run


def to(run: Run, kind: str) -> Run:
    """Press Enter till a page of that kind shows."""
    for _ in range(20):
        if run.page.kind == kind:
            return run
        run = onward(run) if run.page.onward else run.apply(run.page.picks[0])
    raise AssertionError(kind)


def seen(run: Run, tables: tuple[Record, ...] = ()) -> Page:
    """The page that the room sees."""
    return shown(run, tables).page


def shown(run: Run, tables: tuple[Record, ...] = (), now: datetime = NOW) -> View:
    """All that shows, at a time that stands still."""
    return view(run, tables, Around(now, NOW))


def press(run: Run, move: Move, tables: tuple[Record, ...] = ()) -> Run:
    """What one key brings."""
    for each in pressed(run, move, tables):
        run = run.apply(each)
    return run
