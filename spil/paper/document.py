"""A card or a programme as one HTML file: gamebook, number cards, slips, postcard and the run sheet."""

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from spil.cards.deck import Deck
from spil.cards.model import Card
from spil.cards.shared import Programme
from spil.html.templates import environment
from spil.paper.gamebook import Section, gamebook
from spil.paper.script import Scene, script
from spil.play.session_pages import MOTTO
from spil.play.spoken import spoken

_SLIPS = 12
"""Slips on a sheet: two rounds for six people."""


@dataclass(frozen=True, slots=True)
class Book:
    """One card's part of the document."""

    place: str
    """What its anchors begin with, so that two cards of one file never meet."""
    card: Card
    sections: tuple[Section, ...]
    script: tuple[Scene, ...]


def paper(deck: Deck, programme: Programme, *, booklet: bool = False, back: str = "") -> str:
    """The whole file.

    Args:
        deck: Where the programme's cards, frame and routes are.
        programme: What is printed; one card alone is a programme too.
        booklet: Only what lies on a table, on pages of A5 that a printer can fold.
        back: Where one came from, on a web site.

    Returns:
        HTML without script, font or picture from outside; people's text is escaped by the template engine.
    """
    cards = [deck.cards[name] for name in programme.cards or deck.cards if name in deck.cards]
    books = [_book(f"kort-{number}", card, programme, deck) for number, card in enumerate(cards, 1)]
    return (
        _templates()
        .get_template("paper.html")
        .render(
            spoken=spoken,
            deck=deck,
            programme=programme,
            books=books,
            motto=MOTTO,
            clock=clock(programme),
            slips=range(_SLIPS),
            most=max((len(book.sections[0].links) for book in books), default=0),
            booklet=booklet,
            back=back,
        )
    )


def _book(place: str, card: Card, programme: Programme, deck: Deck) -> Book:
    sections = gamebook(card, deck)
    return Book(place, card, sections, script(card, programme, deck, sections))


def clock(programme: Programme) -> list[tuple[str, str, str]]:
    """The plan as from, to and what, in minutes from the beginning."""
    rows, now = [], 0.0
    for slot in programme.plan:
        rows.append((_minutes(now), _minutes(now + slot.minutes), slot.what))
        now += slot.minutes
    return rows


def _minutes(minutes: float) -> str:
    return f"{minutes:g}".replace(".", ",")


@cache
def _templates() -> Environment:
    return environment("spil.paper")
