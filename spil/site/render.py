"""What the pages of the site are made of, and one of them as text; no clock, chance or network."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment

from spil.cards.deck import Deck
from spil.cards.model import Card
from spil.cards.shared import Website
from spil.cards.vocabulary import spoken_ground
from spil.danish import counted
from spil.html.templates import environment
from spil.site.guides import Guide

Pages = dict[str, str]
"""The text of each page by its path, with `/` between folders."""
_NAME = "Ligebehandlingsspillet"


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages are made of."""

    deck: Deck
    guides: tuple[Guide, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that are in use."""
        return tuple(card for card in self.deck.cards.values() if card.status != "udgået")

    @property
    def look(self) -> Website:
        """Whose site it is and how it looks; the game's own, where nobody has said."""
        return self.deck.website or Website.model_validate({"navn": _NAME})


def page(site: Site, path: str, template: str, **told: Any) -> tuple[str, str]:
    """A page with its path; links go up from there, so that the folder may lie anywhere."""
    shown = {**told, "up": "../" * path.count("/"), "path": path, "look": site.look}
    return path, _templates().get_template(template).render(shown)


@cache
def _templates() -> Environment:
    made = environment("spil.site", "templates")
    made.globals.update(counted=counted, ground=_ground)
    for name, file in (("show", "blocks.html"), ("part", "parts.html"), ("symbols", "symbols.html")):
        made.globals[name] = made.get_template(file).module  # once, and not again for each of a thousand pages
    return made


def _ground(card: Card) -> str:
    """Everything that a card is found by as its subject."""
    return ", ".join(spoken_ground(each) for each in card.grounds) or "alle"
