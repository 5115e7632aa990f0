"""The two forms of a led session: a run at its first page, and the room's page wherever a run stands."""

from collections.abc import Mapping
from dataclasses import replace

from facilitator.led.known import Known
from facilitator.led.room_order import ROOM
from facilitator.led.spot import LedOrder, LedSpot
from facilitator.led.tables_order import TABLES
from facilitator.led.transitions import passed
from spil.cards.deck import Deck
from spil.cards.vocabulary import Form
from spil.play.moves import Passed, Started, Stopped
from spil.play.page import Aside, Page
from spil.play.run import Order, Run, Spot
from spil.play.stages import stage_at

_FORMS: Mapping[Form, LedOrder] = {"fælles": ROOM, "bord": TABLES}


def _unseeing(row: LedSpot) -> Spot:
    """The row with a page that knows of no count: what it offers is the same, whatever the records sum up to."""
    return Spot(lambda run: row.page(run, Known(run.deck, run.started)), row.after, row.stage)


_ORDERS: Mapping[Form, Order] = {
    form: {place: _unseeing(row) for place, row in order.items()} for form, order in _FORMS.items()
}


def led_run(deck: Deck, started: Started) -> Run | None:
    """A led session at its first page; who do not work together keep a sentence each, and no agreement.

    Where cards were chosen alone, nothing but those is ever opened.
    """
    programme = deck.programme(started.programme)
    if programme is None:
        return None
    if started.cards:
        programme = programme.model_copy(update={"cards": started.cards})
    if not started.together:
        programme = programme.model_copy(update={"agreement": "egen"})
    return Run.begin(deck, _ORDERS[started.form], programme, started)


def room_page(run: Run, known: Known) -> Page:
    """The page of the place where a run stands, with what may be shown there."""
    order = _FORMS[run.started.form]
    page = order[run.at.spot].page(run, known)
    return replace(page, asides=tuple(_told(aside, run) for aside in page.asides), stage=stage_at(order, run.at.spot))


def _next_card(run: Run) -> bool:
    """Whether another card comes where this one is passed."""
    return bool(replace(run, at=passed(run, Passed())).candidates)


def _told(aside: Aside, run: Run) -> Aside:
    """What a key does here: with no card in reserve `k` lets go of this one; and there may be no shared agreement."""
    if aside.move == Passed() and not _next_card(run):
        return replace(aside, label="slip kortet (du bliver spurgt først)")
    if aside.move == Stopped() and run.programme.agreement == "egen":
        return replace(aside, label="gå til din egen sætning nu")
    return aside
