"""A built site as one walks it: its links, its words, and what stands where."""

from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

from small import SMALL

from spil.cards.deck import Deck, read_deck
from spil.cards.read.load import read_card
from spil.site.build import Built, build
from spil.site.guides import guides
from spil.site.render import Site


@dataclass
class Seen(HTMLParser):
    """What a browser would find on a page."""

    path: str
    hrefs: list[str] = field(default_factory=list)
    onward: list[str] = field(default_factory=list)
    """Where the choices of a story lead, in their order."""
    ids: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes.update(given)
        self.hrefs += [each for name in ("href", "src") if (each := given.get(name))]
        if given.get("class") == "onward":
            self.onward.append(self.leads_to(given["href"] or "")[0])
        if given.get("id"):
            self.ids.append(str(given["id"]))

    def handle_data(self, data: str) -> None:
        self.text += data

    def leads_to(self, href: str) -> tuple[str, str]:
        """The file and the place in it."""
        file, _, place = href.partition("#")
        return (normpath(join(dirname(self.path), file)) if file else self.path), place


@cache
def built() -> Built:
    """The site of the deck that comes with the game."""
    return build(Site(read_deck().deck, guides()))


@cache
def seen(path: str) -> Seen:
    """A page of it as a browser finds it."""
    return look(path, built().files[path])


def look(path: str, raw: bytes) -> Seen:
    page = Seen(path)
    page.feed(raw.decode())
    page.close()
    return page


def with_small(text: str = SMALL) -> Site:
    """A site of one small card, for who wants it to differ."""
    deck = read_deck().deck
    card = read_card("lille.yaml", text.encode()).value
    assert card is not None
    cards: Deck = replace(deck, cards={"lille": card}, programmes={"et-kort": deck.programmes["et-kort"]})
    return Site(cards, ())
