"""Where a name comes from: in the card itself, in a file the deck shares, or in another card."""

from collections.abc import Iterable, Iterator
from typing import Any

from spil.author.edit.names import Name, given
from spil.cards.deck import DeckReading
from spil.cards.findings import Place
from spil.cards.read.load import Reading
from spil.cards.read.parts import list_of, map_of

_SHARED = {"ramme": "rammer.yaml", "familie": "hensyn.yaml"}


def comes_from(asked: Name, path: str, names: list[Name], deck: DeckReading) -> list[tuple[str, Place]]:
    """The files and places where a name is given; one's own deck goes before the one that comes with the game."""
    if asked.kind in _SHARED:
        return list(_in_lists(asked.name, _SHARED[asked.kind], deck.shared))[-1:]
    if asked.kind == "kort":
        there = [each for each in deck.cards if each.value is not None and each.value.id == asked.name]
        return [(each.document.path, each.document.place("id", of_key=True)) for each in there[-1:]]
    return [(path, each.place) for each in given(names, asked)]


def _in_lists(name: str, file: str, readings: Iterable[Reading[Any]]) -> Iterator[tuple[str, Place]]:
    for reading in readings:
        path = reading.document.path
        if path.endswith(file):
            for number, each in enumerate(list_of(reading.document.data)):
                if map_of(each).get("id") == name:
                    yield path, reading.document.place(number, "id")
