"""One file that a reader opens anywhere: the card in numbered lines, and room to answer, by keys or by pen."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from spil.author.hearing.answer import ENDING, FORMAT, LONGEST, MOST_COMMENTS
from spil.author.hearing.lines import parts_of, print_of
from spil.author.hearing.words import KINDS, VERDICTS
from spil.cards.deck import Deck
from spil.cards.model import Card
from spil.html.templates import base_style, environment


def hearing_page(card: Card, deck: Deck) -> str:
    """The file of a card's hearing.

    Returns:
        HTML that asks for nothing from outside; its one script and one style are named by their hashes, and nothing
        else may run. People's text is escaped by the template engine.
    """
    parts = parts_of(card, deck)
    style, script = _inline(base_style() + _own("hearing.css")), _inline(_own("hearing.js"))
    return (
        _templates()
        .get_template("hearing.html")
        .render(
            card=card,
            parts=parts,
            steps=[part for part in parts if part.step],
            mark=print_of(tuple(line for part in parts for line in part.lines)),
            kinds=KINDS,
            verdicts=VERDICTS,
            format=FORMAT,
            longest=LONGEST,
            most=MOST_COMMENTS,
            ending=ENDING,
            style=style,
            script=script,
            policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
            "base-uri 'none'; form-action 'none'",
        )
    )


def _own(name: str) -> str:
    return (files("spil.author.hearing") / name).read_text(encoding="utf-8")


def _inline(text: str) -> Markup:
    """Our own text as it stands between its tags: a browser's hash is of these very signs."""
    assert "</" not in text
    return Markup("\n" + text)  # noqa: S704  # a file of this package


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _templates() -> Environment:
    return environment("spil.author.hearing")
