"""Rules on what one could do: what it gives against what it costs, and whether two of them are two."""

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from spil.author.rules.sentence import words
from spil.author.rules.told import Told

_APART = 4
"""Words that what a choice gives and what it costs may differ by."""
_FEWEST = 3
"""Words of what is given and what it costs, for it to be a copy where both are the same."""
_NO_LETTER = re.compile(r"[\W_]+")


class Way(Protocol):
    """A thing one could do, in a card or as it was answered."""

    @property
    def text(self) -> str:
        """What one does."""

    @property
    def in_short(self) -> str:
        """The same in few words."""

    @property
    def gives(self) -> str:
        """What it gives."""

    @property
    def costs(self) -> str:
        """What it costs."""


class Said(NamedTuple):
    """A thing one could do, as far as it is answered."""

    text: str
    in_short: str
    gives: str
    costs: str


def uneven(way: Way) -> Iterator[Told]:
    """What a choice gives and what it costs, where they do not weigh the same."""
    gives, costs = len(words(way.gives)), len(words(way.costs))
    if gives and costs and abs(gives - costs) > _APART:
        longer, shorter = ("giver", "koster") if gives > costs else ("koster", "giver")
        told = f'"{longer}" er meget længere end "{shorter}": {max(gives, costs)} ord mod {min(gives, costs)}'
        yield Told("K602", told, f"Lad dem fylde næsten det samme: højst {_APART} ord til forskel.", longer)


def costs_what_it_gives(way: Way) -> Iterator[Told]:
    """A choice that costs the same as it gives."""
    gives = _letters(way.gives)
    if " " in gives and gives == _letters(way.costs):
        repair = "Skriv det, valget koster, og hvem der bærer det."
        yield Told("K617", '"koster" siger det samme som "giver"', repair, "koster")


def one_and_the_same(one: Way, other: Way, names: str) -> Iterator[Told]:
    """Two choices that say, or give and cost, the same."""
    key = _alike(one, other)
    if key:
        what = "giver og koster det samme" if key == "giver" else "siger det samme"
        yield Told("K616", f"{names} {what}", "Skriv det, der skiller dem.", key)


def same_main_consideration(names: str) -> Told:
    """Two choices that the same speaks for; the one who asks has seen that it does."""
    return Told("K603", f"{names} har samme vigtigste hensyn", "Find det hensyn, der skiller dem.")


def are_alike(one: Way, other: Way) -> bool:
    """Whether two choices are one choice written twice."""
    return _alike(one, other) is not None


def _alike(one: Way, other: Way) -> str | None:
    """The key that shows it."""
    if _letters(one.text) and _letters(one.text) == _letters(other.text):
        return "tekst"
    if _letters(one.in_short) and _letters(one.in_short) == _letters(other.in_short):
        return "kort_sagt"
    effects = [(_letters(each.gives), _letters(each.costs)) for each in (one, other)]
    long = all(len(text.split()) >= _FEWEST for text in effects[0])  # "Ro." and "Tid." may well stand twice
    return "giver" if long and effects[0] == effects[1] else None


def _letters(text: str) -> str:
    """The letters of a text, so that a full stop makes no difference."""
    return _NO_LETTER.sub(" ", text).casefold().strip()
