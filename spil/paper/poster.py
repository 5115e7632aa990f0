"""A poster for the wall of a canteen: one story in large letters, and a picture that a phone opens the card with."""

from functools import cache
from io import BytesIO

import segno
from jinja2 import Environment
from markupsafe import Markup

from spil.cards.deck import Deck
from spil.cards.model import Card
from spil.cards.shared import Programme
from spil.html.templates import environment
from spil.play.unfolded import unfolded


def posters(deck: Deck, programme: Programme, address: str) -> str:
    """The file with a poster for each card of a programme.

    Args:
        deck: Where they are.
        programme: What is printed; one card alone is a programme too.
        address: Where the web site lies, with `/` at its end.
    """
    cards = [deck.cards[name] for name in programme.cards or deck.cards if name in deck.cards]
    made = [(card, unfolded(card)[0], f"{address}kort/{card.id}/index.html") for card in cards]
    told = [(card, first, url, _picture(card, url)) for card, first, url in made]
    return _templates().get_template("poster.html").render(title=programme.title, posters=told)


def _picture(card: Card, url: str) -> Markup:
    """The address as a picture; segno escapes what it is given, and an address of ours has nothing else in it."""
    drawn = BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgclass="code", lineclass=None, omitsize=True, title=f"Kode til {card.title}"
    )
    return Markup(drawn.getvalue().decode())  # noqa: S704


@cache
def _templates() -> Environment:
    return environment("spil.paper")
