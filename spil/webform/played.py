"""The card as it is played: the pages that the web site has of it, and nothing of the site round them."""

import re
from collections.abc import Mapping
from dataclasses import replace

from spil.cards.deck import Deck
from spil.cards.model import Card
from spil.site.build import build
from spil.site.render import Site

_ALONE = b".skip, .top, .bottom, .trail, .more { display: none; }\n"
_SCRIPTS = re.compile(rb"<script [^>]*></script>\n?")


def first_page(card: Card) -> str:
    """Where the story begins."""
    return f"kort/{card.id}/index.html"


def played(card: Card, deck: Deck) -> Mapping[str, bytes]:
    """Every page of it, and what they look like; they need no script to be played, and none may run beside a form."""
    files = build(Site(replace(deck, cards={card.id: card}), ())).files
    pages = {path: _SCRIPTS.sub(b"", raw) for path, raw in files.items() if path.startswith("kort/")}
    return {**pages, "ikon.svg": files["ikon.svg"], "side.css": files["side.css"] + _ALONE}
