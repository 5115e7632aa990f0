"""Cards to cut out: stories on the front, choices on the back, laid so that the two meet when a sheet is turned."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from jinja2 import Environment

from spil.cards.deck import Deck
from spil.cards.model import Card
from spil.cards.shared import Programme
from spil.html.templates import environment
from spil.play.unfolded import Place, unfolded

Size = Literal["a6", "a5"]
_ON_A_SHEET = {"a6": 4, "a5": 2}
_IN_A_ROW = 2
"""Of either size; a row of backs is the row of fronts the other way round."""
TURNED = {"a6": "den lange kant", "a5": "den korte kant"}
"""How the printer has to turn the paper."""


@dataclass(frozen=True, slots=True)
class CutCard:
    """What stands on a card."""

    card: Card
    first: Place


Sheet = tuple[CutCard | None, ...]
"""A side of paper, row by row; nothing where a card is missing."""


def cut_cards(deck: Deck, programme: Programme, size: Size, *, marks: bool) -> str:
    """The file with all cards of a programme.

    Args:
        deck: Where they are.
        programme: What is printed; one card alone is a programme too.
        size: Of a card: four or two on a sheet of A4.
        marks: Whether there are lines to cut along.
    """
    cards = [deck.cards[name] for name in programme.cards or deck.cards if name in deck.cards]
    sheets = laid([CutCard(card, unfolded(card)[0]) for card in cards], size)
    template = _templates().get_template("cut.html")
    return template.render(title=programme.title, sheets=sheets, size=size, marks=marks, turned=TURNED[size])


def laid(cards: Sequence[CutCard], size: Size) -> list[tuple[Sheet, Sheet]]:
    """The two sides of each sheet."""
    many = _ON_A_SHEET[size]
    sheets = []
    for begin in range(0, len(cards), many):
        part = cards[begin : begin + many]
        front: Sheet = (*part, *[None] * (many - len(part)))
        rows = [front[row : row + _IN_A_ROW] for row in range(0, many, _IN_A_ROW)]
        sheets.append((front, tuple(each for row in rows for each in reversed(row))))
    return sheets


@cache
def _templates() -> Environment:
    return environment("spil.paper")
