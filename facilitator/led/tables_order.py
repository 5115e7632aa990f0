"""The form `bord`, led: tables walk by themselves, and the room gathers after each card."""

from dataclasses import replace

from facilitator.led import pages, transitions
from facilitator.led.frozen import arrived
from facilitator.led.known import Known
from facilitator.led.pages import ON_CARD
from facilitator.led.spot import LedOrder, LedSpot, of_run
from facilitator.led.transitions import finished, opened, stopped, to
from spil.danish import capitalised, counted, listed, number
from spil.play import session_pages
from spil.play.moves import Asked, Dropped, Eased, Opened, Stopped, TablesCounted, Turned, moves_on
from spil.play.page import Block, Onward, Page, Prose, TablesEntry
from spil.play.run import Run


def walk(run: Run, known: Known) -> Page:
    """The situation, while the tables read, choose and talk by themselves."""
    page = pages.story(run, "walk", ("Hvert bord læser højt, vælger alene, taler sammen og følger historien.",))
    onward = Onward("saml salen", Turned())
    return replace(page, numbered=(), blocks=(*page.blocks, *_progress(run, known)), onward=onward)


def hold_up(run: Run, known: Known) -> Page:
    """All tables show at once what they chose first."""
    step = pages.decision(run)
    lines = tuple(capitalised(choice.in_short) for choice in step.choices)
    ask = (
        "Løft talkortet på samme tid: det tal, jeres bord valgte først.",
        "Hvid side: vi var enige. Stribet side: vi var delte.",
        "Skriv bordenes tal i rækkefølge, og d ved den stribede side.",
        "For eksempel: 1 1d 3 2 1 4d",
    )
    here = len(arrived(run, known.tables))
    if own := _with_laptop(known):
        which = f"{'Bord' if len(own) == 1 else 'Bordene'} {listed([str(table) for table in own])}"
        ask = (*ask[:2], f"{which} har computer og tæller selv. Skriv kun de andre bordes tal i rækkefølge.", ask[3])
    onward = Onward(f"brug svarene fra {counted(here, 'bord', 'borde')}" if here else "spring over", Turned())
    progress = _progress(run, known)
    return Page("raise", "Vis jeres tal", progress, lines, ask, entry=_entry(run, known), onward=onward, asides=ON_CARD)


def reveal(run: Run, known: Known) -> Page:
    """How the tables chose, and one question; the numbers can still be put right."""
    return replace(pages.reveal(run, known), entry=_entry(run, known))


def _entry(run: Run, known: Known) -> TablesEntry:
    return TablesEntry(run.card.first, tuple(choice.id for choice in pages.decision(run).choices), _with_laptop(known))


def _with_laptop(known: Known) -> tuple[int, ...]:
    return tuple(sorted(each.started.table for each in known.tables if each.started.table))


def _progress(run: Run, known: Known) -> tuple[Block, ...]:
    """How many of the tables with a laptop are at this card, and how many are done; never which, never what."""
    if not known.tables:
        return ()
    on = [moves_on(each.moves, run.card.id) for each in known.tables]
    done = sum(any(move.type in ("ended", "stopped", "passed") for move in moves) for moves in on)
    there = sum(bool(moves) for moves in on)
    if not there:
        return (Prose("Ingen borde med computer er begyndt på kortet endnu."),)
    finished = f"{number(done)} er {'færdig' if done == 1 else 'færdige'}" if done else "ingen er færdige endnu"
    told = f"{capitalised(counted(there, 'bord', 'borde'))} med computer er på kortet, og {finished}."
    return (Prose(told),)


TABLES: LedOrder = {
    "cards": LedSpot(of_run(pages.cards), {Opened: opened("walk"), Turned: to("agreement")}),
    "welcome": LedSpot(of_run(pages.welcome), {Turned: to("rules"), **transitions.ON_CARD}),
    "rules": LedSpot(of_run(pages.rules), {Turned: to("walk"), Eased: to("ease"), **transitions.ON_CARD}),
    "ease": LedSpot(of_run(pages.ease), {Turned: to("walk"), Eased: to("walk"), **transitions.ON_CARD}),
    "walk": LedSpot(walk, {Turned: to("raise"), **transitions.ON_CARD}, "Spil"),
    "raise": LedSpot(hold_up, {TablesCounted: to("reveal"), Turned: to("reveal"), **transitions.ON_CARD}, "Vis"),
    "reveal": LedSpot(
        reveal, {Asked: to("reveal"), TablesCounted: to("reveal"), Turned: to("frame"), **transitions.ON_CARD}, "Se"
    ),
    "frame": LedSpot(
        pages.frame, {Turned: finished, Dropped: finished, Asked: to("frame"), Stopped: stopped}, "Rammen"
    ),
    "agreement": LedSpot(of_run(session_pages.agreement), transitions.AGREE),
    "goodbye": LedSpot(of_run(pages.goodbye), transitions.CLOSE),
    "ease after": LedSpot(of_run(pages.ease), transitions.EASED),
    "closed": LedSpot(of_run(pages.closed), {}),
}
"""Rows in the order they are met; the first is where a session begins."""
