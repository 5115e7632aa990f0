"""The pages that are not one card's own: the first, the lists, programmes, help, guides."""

from collections.abc import Iterator, Mapping
from itertools import chain

from spil.cards.deck import ONE_CARD
from spil.cards.model import Card
from spil.cards.shared import Programme
from spil.cards.vocabulary import Phase
from spil.paper.document import clock, paper
from spil.play.session_pages import MOTTO
from spil.play.spoken import spoken
from spil.play.unfolded import unfolded
from spil.site.facets import facets
from spil.site.guides import ABOUT, LEAD, WRITE
from spil.site.render import Pages, Site, page

_SHELVES = (
    ("led", "Til dig, der leder", LEAD),
    ("skriv", "Skriv jeres eget kort", WRITE),
    ("om", "Om spillet", ABOUT),
)
_SAID: Mapping[Phase, tuple[str, ...]] = {
    "velkomst": ("welcome", "rules"),
    "vælg": ("situation",),
    "snak": ("talk",),
    "igen": ("again",),
    "perspektiv": ("perspective",),
    "spørgsmål": ("reveal",),
    "videre": ("way", "outcome", "later", "then"),
    "rammen": ("frame",),
    "bord": ("walk",),
    "sal": ("raise", "reveal"),
    "aftale": ("agreement",),
    "farvel": ("goodbye",),
}
"""What is said in each part of a session, by the pages that come up in it."""


def other_pages(site: Site) -> Pages:
    """Every page that is not one card's own."""
    return dict(chain(_first(site), _cards(site), _programmes(site), _help(site), _guides(site)))


def _first(site: Site) -> Iterator[tuple[str, str]]:
    last = {card.id: len(unfolded(card)) for card in site.cards}
    yield page(site, "index.html", "home.html", cards=site.cards, last=last, motto=MOTTO, states=_states(site))
    yield page(site, "dagens.html", "today.html", months=_months(site.cards))
    yield page(site, "uden-net.html", "offline.html")


def _months(cards: tuple[Card, ...]) -> list[tuple[str, list[Card]]]:
    """For each day, its card: the day of the month alone decides, and whether the month's number is odd."""
    return [
        (months, [cards[(day + since) % len(cards)] for day in range(31)] if cards else [])
        for months, since in (
            ("I januar, marts, maj, juli, september og november", 0),
            ("I februar, april, juni, august, oktober og december", 31),
        )
    ]


def _cards(site: Site) -> Iterator[tuple[str, str]]:
    groups = facets(site.cards)
    by_title = sorted(site.cards, key=lambda card: card.title)
    yield page(site, "kort/index.html", "cards.html", groups=groups, cards=by_title)
    for group in groups:
        for facet in group.facets:
            yield page(site, f"kort/{facet.slug}.html", "facet.html", group=group, facet=facet)


def _programmes(site: Site) -> Iterator[tuple[str, str]]:
    every = (each for each in site.deck.programmes.values() if each.id != ONE_CARD)
    programmes = sorted(every, key=lambda each: (each.minutes, each.title))
    yield page(site, "forloeb/index.html", "programmes.html", programmes=programmes)
    for each in programmes:
        cards = [site.deck.cards[name] for name in each.cards or site.deck.cards if name in site.deck.cards]
        yield page(site, f"forloeb/{each.id}.html", "programme.html", programme=each, cards=cards, plan=_plan(each))
        yield f"papir/{each.id}.html", paper(site.deck, each, back=f"../forloeb/{each.id}.html")


def _plan(programme: Programme) -> Iterator[tuple[str, str, str, list[str]]]:
    """The plan's stretches from and to which minute, what happens, and what the one who leads says then."""
    for slot, (begin, end, what) in zip(programme.plan, clock(programme), strict=True):
        places = _SAID.get(slot.phase, ()) if slot.phase else ()
        yield begin, end, what, [line for place in places if (line := spoken(place, programme))]


def _help(site: Site) -> Iterator[tuple[str, str]]:
    deck = site.deck
    links = deck.local.links if deck.local else ()
    yield page(site, "hjaelp.html", "help.html", routes=deck.routes, links=links)
    yield page(site, "tjeklister.html", "checklists.html", lists=deck.checklists.values())
    yield page(site, "svaere-oejeblikke.html", "moments.html", moments=deck.moments)
    yield page(site, "tilgaengelighed.html", "accessibility.html", local=deck.local)


def _guides(site: Site) -> Iterator[tuple[str, str]]:
    for place, title, slugs in _SHELVES:
        shelf = [each for each in site.guides if each.slug in slugs]
        told = {"title": title, "shelf": shelf, "place": place, "states": _states(site)}
        yield page(site, f"{place}.html", "shelf.html", **told)
    for guide in site.guides:
        yield page(site, f"vejledning/{guide.slug}.html", "guide.html", guide=guide)


def _states(site: Site) -> Mapping[str, int]:
    """How far the cards and the lines of the law have come, counted."""
    lines = site.deck.frame.values()
    return {
        "cards": len(site.cards),
        "drafts": sum(card.status in ("kladde", "i-hoering") for card in site.cards),
        "lines": len(lines),
        "approved": sum(line.approved_by is not None for line in lines),
    }
