"""The card as it is played: the pages that the web site has of it."""

from collections.abc import Mapping
from dataclasses import replace

from spil.cards.deck import Deck
from spil.cards.model import Card
from spil.site.build import build
from spil.site.render import Site


def first_page(card: Card) -> str:
    """Where the story begins."""
    return f"kort/{card.id}/index.html"


def played(card: Card, deck: Deck) -> Mapping[str, bytes]:
    """Every page of it, and what they look like."""
    return build(Site(replace(deck, cards={card.id: card}), ())).files
