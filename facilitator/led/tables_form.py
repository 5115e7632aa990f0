"""The form `bord`, led: tables walk by themselves, and the room gathers after each card."""

from dataclasses import replace
from typing import Any

from facilitator.led import pages as shared
from facilitator.led import transitions as leads
from facilitator.led.pages import LEAVE
from facilitator.led.transitions import finished, opened, stopped, to
from spil.danish import capitalised, counted, number
from spil.play import session_pages as pages
from spil.play.moves import Asked, Dropped, Opened, Stopped, TablesCounted, Turned
from spil.play.page import Block, Onward, Page, Prose, TablesEntry
from spil.play.run import Form, Run, Spot
from spil.record.read import Record


def gathering(tables: tuple[Record, ...] = ()) -> Form:
    """The order of pages, with what the tables' own laptops have recorded so far; rows in the order they are met."""
    return {
        "cards": Spot(shared.cards, {Opened: opened("walk"), Turned: to("agreement")}),
        "welcome": Spot(shared.welcome, {Turned: to("rules"), **leads.LEAVE}),
        "rules": Spot(shared.rules, {Turned: to("walk"), **leads.LEAVE}),
        "walk": Spot(lambda run: walk(run, tables), {Turned: to("raise"), **leads.LEAVE}),
        "raise": Spot(
            lambda run: hold_up(run, tables), {TablesCounted: to("reveal"), Turned: to("reveal"), **leads.LEAVE}
        ),
        "reveal": Spot(
            lambda run: reveal(run, tables),
            {
                Asked: to("reveal"),
                TablesCounted: to("reveal"),
                Turned: to("frame"),
                **leads.LEAVE,
            },
        ),
        "frame": Spot(
            lambda run: shared.frame(run, tables),
            {Turned: finished, Dropped: finished, Asked: to("frame"), Stopped: stopped},
        ),
        "agreement": Spot(pages.agreement, leads.AGREE),
        "goodbye": Spot(pages.goodbye, leads.CLOSE),
        "closed": Spot(pages.closed, {}),
    }


def walk(run: Run, tables: tuple[Record, ...]) -> Page:
    """The situation, while the tables read, choose and talk by themselves."""
    page = shared.story(run, "walk", ("Hvert bord læser højt, vælger alene, taler sammen og følger historien.",))
    onward = Onward("saml salen", Turned())
    return replace(page, numbered=(), blocks=(*page.blocks, *_progress(run, tables)), onward=onward)


def hold_up(run: Run, tables: tuple[Record, ...]) -> Page:
    """All tables show at once what they chose first."""
    card, step = shared.decision(run)
    lines = tuple(capitalised(choice.in_short) for choice in step.choices)
    ask = (
        "Løft talkortet på samme tid: det tal, jeres bord valgte først.",
        "Hvid side: vi var enige. Stribet side: vi var delte.",
        "Skriv bordenes tal i rækkefølge, og d ved den stribede side.",
        "For eksempel: 1 1d 3 2 1 4d",
    )
    here = _arrived(run, tables)
    onward = Onward(f"brug svarene fra {counted(here, 'bord', 'borde')}" if here else "spring over", Turned())
    entry = TablesEntry(card.first, tuple(choice.id for choice in step.choices))
    progress = _progress(run, tables)
    return Page("raise", "Vis jeres tal", progress, lines, ask, entry=entry, onward=onward, asides=LEAVE)


def reveal(run: Run, tables: tuple[Record, ...]) -> Page:
    """How the tables chose, and one question; the numbers can still be put right."""
    card, step = shared.decision(run)
    entry = TablesEntry(card.first, tuple(choice.id for choice in step.choices))
    return replace(shared.reveal(run, tables), entry=entry)


def _progress(run: Run, tables: tuple[Record, ...]) -> tuple[Block, ...]:
    """How many of the tables with a laptop are at this card, and how many are done; never which, never what."""
    if not tables:
        return ()
    card = run.at.card
    assert card is not None
    on = [_moves_on(each, card.id) for each in tables]
    done = sum(any(move.type in ("ended", "stopped", "passed") for move in moves) for moves in on)
    there = sum(bool(moves) for moves in on)
    finished = f"{number(done)} er {'færdig' if done == 1 else 'færdige'}" if done else "ingen er færdige endnu"
    told = f"{capitalised(counted(there, 'bord', 'borde'))} med computer er på kortet, og {finished}."
    return (Prose(told),)


def _arrived(run: Run, tables: tuple[Record, ...]) -> int:
    card = run.at.card
    assert card is not None
    return sum(
        any(move.type == "chosen" and move.step == card.first for move in _moves_on(each, card.id)) for each in tables
    )


def _moves_on(record: Record, card: str) -> tuple[Any, ...]:
    found: list[Any] = []
    here = False
    for move in record.moves:
        if isinstance(move, Opened):
            here = move.card == card
            found = [] if here else found
        if here:
            found.append(move)
    return tuple(found)
