"""Led sessions of the built-in deck, as far as a test wants them."""

from small import started

from facilitator.led.session import led_run
from spil.cards.deck import Deck, read_deck
from spil.play.moves import Opened
from spil.play.run import Run
from spil.play.walk import play_hash

DECK = read_deck().deck
CARD = "du-kan-jo-sproget"


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
        run = run.apply(run.page.onward.move)
    return run


def to(run: Run, kind: str) -> Run:
    """Press Enter till a page of that kind shows."""
    for _ in range(20):
        if run.page.kind == kind:
            return run
        run = onward(run) if run.page.onward else run.apply(run.page.picks[0])
    raise AssertionError(kind)
