"""The guides of the documentation as pages: those for who leads, who writes, and who answers for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

_BESIDE = Path(__file__).parent / "vejledning"
_CHECKOUT = Path(__file__).parents[2] / "docs"
"""Where they lie in an installed game, and in a checkout."""
LEAD = ("foer", "under", "bagefter", "med-telefoner", "koereplaner")
WRITE = ("dit-foerste-kort", "et-dilemma", "kortskema", "formatet", "forloeb", "kortets-vej")
ABOUT = ("hvad-gemmes", "kortsaettet", "hjemmesiden", "til-it", "til-juristen")
_ROLLS = '<div class="rolls" tabindex="0" role="group" aria-label="Tabel">\n'
"""What is wider than a phone is rolled sideways, by keyboard too."""
_LINK = re.compile(r"^(?:\./)?([\w-]+)\.md(#.*)?$")


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide, ready to stand on a page."""

    slug: str
    title: str
    html: str
    """Without its title; made of our own words only."""


def guides() -> tuple[Guide, ...]:
    """Every guide, in the order of the lists above.

    Raises:
        OSError: One of them is not there or cannot be read.
    """
    folder = _BESIDE if _BESIDE.is_dir() else _CHECKOUT
    return tuple(_guide(each, (folder / f"{each}.md").read_text(encoding="utf-8")) for each in (*LEAD, *WRITE, *ABOUT))


def _guide(slug: str, text: str) -> Guide:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text.replace("<br>", ""))
    title = tokens[1].content
    html = markdown.renderer.render(list(_for_the_site(tokens[3:])), markdown.options, {})
    return Guide(slug, title, html.replace("<pre>", '<pre tabindex="0">'))  # rolled sideways by keyboard too


def _for_the_site(tokens: list[Token]) -> Iterator[Token]:
    """Links lead to our pages, pictures stay where the files are, and headings can be led to."""
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", _anchor(tokens[place + 1].content))
        if token.type == "table_open":
            yield Token("html_block", "", 0, content=_ROLLS)
        if token.children is not None:
            token.children = list(_inline(token.children))
        yield token
        if token.type == "table_close":
            yield Token("html_block", "", 0, content="</div>\n")


def _inline(tokens: list[Token]) -> Iterator[Token]:
    dropped = False
    for token in tokens:
        if token.type == "link_open":
            token.attrSet("href", _address(str(token.attrGet("href"))))
            dropped = not token.attrGet("href")
        keeps = token.type != "image" and not (dropped and token.type.startswith("link"))
        if token.type == "link_close":
            dropped = False
        if keeps:
            yield token


def _address(href: str) -> str:
    """Where a link of a guide leads on the site; nothing where it leads to a file that is not on it."""
    found = _LINK.match(href)
    if found:
        here = {"svaere-oejeblikke": "../svaere-oejeblikke.html"}
        page = f"{found[1]}.html" if found[1] in (*LEAD, *WRITE, *ABOUT) else here.get(found[1], "")
        return page + (found[2] or "") if page else ""
    return href if href.startswith(("https://", "#")) else ""


def _anchor(text: str) -> str:
    """As GitHub names a heading, so that links within the guides hold in both places."""
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
