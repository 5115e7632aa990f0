"""A led session as it shows now: one pure function of its run, the tables' records and the clock."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from facilitator.led.ballots import with_phones
from facilitator.led.clock import minutes_here, pace, time_told
from facilitator.led.forms import room_page
from facilitator.led.frozen import counted_at
from facilitator.led.known import Known
from facilitator.led.private import moments, private
from facilitator.led.steps import Knowing
from facilitator.made_up.room import MadeUpRoom
from spil.play.hall import Hall
from spil.play.page import Block, Labelled, Onward, Page, Strong
from spil.play.run import Run
from spil.record.read import Record

REHEARSAL = "ØVELSE: rummet er opdigtet"
_PAUSED = "PAUSE: rummets skærm er blank, p viser den igen"


class Around(NamedTuple):
    """What no record says: the clock's reading, the pause, and how the tables' files are."""

    now: datetime
    since: datetime
    """When this part of the plan came up."""
    paused: bool = False
    """Whether the one who leads has blanked the room's screen."""
    told: str = ""
    """What the one who leads should know of the tables' files."""
    answered: int | None = None
    """How many have answered by phone in the round that goes on; None where there are no phones."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything that shows of a led session, whoever looks."""

    page: Page
    """What the room may see."""
    private: tuple[Block, ...]
    """What only the one who leads sees."""
    status: str
    """How the time goes, in a line."""
    paused: bool = False
    """Whether the room's screen is blank."""
    minutes: int | None = None
    """What is left of this part, as the room may read it; None where nothing is counted."""

    @property
    def countdown(self) -> str:
        """The same in large letters."""
        return "" if self.minutes is None else f"{self.minutes} min"


def view(run: Run, tables: tuple[Record, ...], around: Around, knowing: Knowing = Known.of) -> View:
    """What shows; equal input gives an equal View.

    Args:
        run: Where the session stands.
        tables: What the tables' own laptops have recorded.
        around: What no record says.
        knowing: What is known where a run stands: `Known.of`, or one that remembers.
    """
    known = knowing(run, tables)
    page = _page(run, known, around)
    time = "" if page.last else " · ".join(filter(None, (time_told(run, around.now, around.since), around.told)))
    status = " · ".join(filter(None, (_PAUSED if around.paused else "", time)))
    alone = moments(run) if around.paused else private(run, known, phones=around.answered is not None)
    minutes = None if page.last else minutes_here(run, around.now, around.since)
    return View(page, alone, status, around.paused, minutes)


def _page(run: Run, known: Known, around: Around) -> Page:
    page = room_page(run, known)
    if around.answered is not None:
        page = with_phones(page, around.answered)
    if run.at.spot == "walk":
        page = replace(page, blocks=(*page.blocks, _code(run), Strong(gathering(run, around.since))))
    elif run.at.spot == "welcome" and run.started.form == "bord":
        page = replace(page, blocks=(*page.blocks, _code(run)))
    if run.started.rehearsal:
        answer = MadeUpRoom(run.started.record).answers(page)
        onward = Onward("det opdigtede rum svarer", answer) if answer else page.onward
        page = replace(page, note=", ".join(filter(None, (page.note, REHEARSAL))), onward=onward)
    chosen_alone = len(run.moves) <= 1
    return replace(page, back=not (chosen_alone or page.last))


def gathering(run: Run, since: datetime) -> str:
    """When the room gathers, while the tables walk by themselves; empty elsewhere."""
    return f"Salen samles kl. {since + timedelta(minutes=pace(run).here):%H.%M}." if run.at.spot == "walk" else ""


def hall_of(run: Run, shown: View, since: datetime) -> Hall:
    """What the tables with a computer are told of the room: what it sees, and who is in the numbers."""
    card = run.at.card.id if run.at.card else None
    counted = counted_at(run.moves, card) if card else None
    tables = None if counted is None else tuple(sorted(counted))
    return Hall(run.started.session, shown.page, card, tables, gathering(run, since), shown.paused)


def _code(run: Run) -> Labelled:
    return Labelled("Kode til bordenes computere", run.started.code)
