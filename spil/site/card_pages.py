"""A card's own pages: one for each place of its story, the talk afterwards, ten minutes with it, help for who leads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from spil.cards.model import Card, Ending
from spil.cards.vocabulary import spoken_ground
from spil.danish import listed
from spil.paper.document import paper
from spil.paper.gamebook import frame
from spil.play.card_pages import named
from spil.play.occasions import occasion
from spil.play.page import Block, Strong
from spil.play.unfolded import Place, begun_otherwise, unfolded
from spil.site.render import Pages, Site, page

_NEARBY = 3
_ALL = ("kort/index.html", "Kort")


@dataclass(frozen=True, slots=True)
class CardPages:
    """A card's own pages, and what they were made of: equal things give equal pages."""

    made_of: tuple[Any, ...]
    pages: Pages


def card_pages(site: Site, card: Card, before: CardPages | None = None) -> CardPages:
    """Every page of a card, its sheet for paper too.

    Args:
        site: What it stands in.
        card: The card.
        before: Its pages as they were made last; they are used again where nothing they are made of has changed.
    """
    deck = site.deck
    lines = tuple(deck.frame[name] for name in card.frame if name in deck.frame)
    nearby = tuple((each.id, each.title, each.teaser, each.minutes) for each in _nearby(card, site.cards))
    programme = deck.programme(card.id)
    shared = (site.look, deck.families, deck.routes, deck.local, deck.checklists, deck.moments)
    made_of = (card, lines, nearby, programme, *shared)
    if before is not None and before.made_of == made_of:
        return before
    pages = dict(_pages(site, card))
    if programme is not None:
        pages[f"papir/{card.id}.html"] = paper(deck, programme, back=f"../kort/{card.id}/index.html")
    return CardPages(made_of, pages)


def _pages(site: Site, card: Card) -> Iterator[tuple[str, str]]:
    folder, places = f"kort/{card.id}/", unfolded(card)
    home = (f"{folder}index.html", card.title)
    for place in places:
        trail = [_ALL, *([("", card.title)] if place.number == 1 else [home, ("", place.number)])]
        yield page(
            *(site, folder + _file(place), "story.html"),
            card=card,
            place=place,
            blocks=_blocks(place),
            trail=trail,
            last=len(places),
            instead=[(said, _file(other)) for said, other in begun_otherwise(card, places)] * (place.number == 1),
            ways=[(way.choice, _file(places[way.to - 1])) for way in place.ways],
            grounds=listed([spoken_ground(each) for each in card.grounds]),
        )

    def beside(name: str, title: str, template: str, **told: Any) -> tuple[str, str]:
        return page(site, f"{folder}{name}", template, card=card, trail=[_ALL, home, ("", title)], **told)

    nearby, lines = _nearby(card, site.cards), frame(card, site.deck)
    yield beside(
        "bagefter.html", "Bagefter", "afterwards.html", frame=lines, nearby=nearby, families=site.deck.families
    )
    yield beside("ti-minutter.html", "Ti minutter", "ten.html", place=places[0], last=len(places))
    asked = [(occasion(card, each), each.text) for each in card.notes.questions]
    yield beside("leder.html", "Til den, der leder", "notes.html", asked=asked)


def _file(place: Place) -> str:
    """The file of a place, in its card's folder: the number it has on paper, so that both can be played at once."""
    return "index.html" if place.number == 1 else f"{place.number}.html"


def _blocks(place: Place) -> tuple[Block, ...]:
    last = named(place.step) if isinstance(place.step, Ending) else Strong(place.step.question)
    return (*place.story, last)


def _nearby(card: Card, cards: Iterable[Card]) -> list[Card]:
    """A few cards about something near: the same first ground, else the same place."""

    def far(other: Card) -> tuple[bool, bool, str]:
        return (other.grounds[:1] != card.grounds[:1], other.arena != card.arena, other.title)

    return sorted((other for other in cards if other.id != card.id), key=far)[:_NEARBY]
