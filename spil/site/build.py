"""The whole site as files in memory: equal decks give equal bytes, and a card that did not change is not made again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from spil.cards.shared import Website
from spil.html.templates import base_style
from spil.site.card_pages import CardPages, card_pages
from spil.site.other_pages import other_pages
from spil.site.render import Site

_AS_THEY_ARE = ("side.js", "ikon.svg", "ikon-180.png", "ikon-512.png")
_VERSION = "VERSION"
_NIGHT = "#8ec5ff"
"""The accent of `base.css` by night, for who has a colour of their own by day only."""


@dataclass(frozen=True, slots=True)
class Built:
    """A site, and what the next one can be made from sooner."""

    files: Mapping[str, bytes]
    """Every file by its path, with `/` between folders."""
    cards: Mapping[str, CardPages]


def build(site: Site, logo: bytes = b"", before: Built | None = None) -> Built:
    """Make every file.

    Args:
        site: The deck and the guides.
        logo: The picture that the site's own look names.
        before: The same site as it was, whose cards are used again where they did not change.
    """
    known = before.cards if before else {}
    cards = {card.id: card_pages(site, card, known.get(card.id)) for card in site.cards}
    pages = dict(other_pages(site))
    for each in cards.values():
        pages.update(each.pages)
    made = {path: text.encode() for path, text in sorted(pages.items())}
    made["side.css"] = _style(site.look).encode()
    made["side.webmanifest"] = _manifest(site.look).encode()
    made.update({name: _own(name) for name in _AS_THEY_ARE})
    if site.look.logo:
        made[site.look.logo] = logo
    worker = _own("sw.js").decode().replace(_VERSION, _digest(made))
    return Built({**made, "sw.js": worker.encode()}, cards)


def _own(name: str) -> bytes:
    return (files("spil.site") / "files" / name).read_bytes()


def _style(look: Website) -> str:
    """One stylesheet: what all our pages share, the site's, and a colour of one's own."""
    day = f":root {{ --accent: {look.colour}; }}\n" if look.colour else ""
    dark = f":root {{ --accent: {look.dark_colour or _NIGHT}; }}"
    night = f"@media (prefers-color-scheme: dark) {{ {dark} }}\n" if look.colour or look.dark_colour else ""
    return _shorter(f"{base_style()}{_own('side.css').decode()}{day}{night}")


def _shorter(style: str) -> str:
    """Without the blanks that only help who writes it; a page with all it needs is to be small on a phone."""
    for long, short in ((" { ", "{"), ("; }", "}"), (" }", "}"), (": ", ":"), ("; ", ";")):
        style = style.replace(long, short)
    return style


def _manifest(look: Website) -> str:
    """What a phone needs to put the site on its home screen."""
    said = {
        "name": look.name,
        "short_name": "Dilemmaer",
        "lang": "da",
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fffdf7",
        "theme_color": "#00457c",
        "icons": [
            {"src": "ikon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "ikon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any maskable"},
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _digest(made: Mapping[str, bytes]) -> str:
    whole = sha256()
    for path, raw in made.items():
        whole.update(f"{path}\0{len(raw)}\0".encode())
        whole.update(raw)
    return whole.hexdigest()[:12]
