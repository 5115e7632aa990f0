"""A card by what its author types: its id, or its file."""

from pathlib import Path

from spil.cards.deck import DeckReading
from spil.cards.findings import did_you_mean
from spil.cards.model import Card
from spil.cards.read.bytes import read_bytes
from spil.cards.read.load import Reading, read_card


def card_named(what: str, deck: DeckReading) -> Reading[Card] | None:
    """The card of that file, or the deck's card of that id, one's own before the built-in; also with findings.

    Raises:
        OSError: The file cannot be read.
    """
    if what.endswith((".yaml", ".yml")):
        return read_card(what, read_bytes(Path(what)))
    return next((each for each in reversed(deck.cards) if Path(each.document.path).stem == what), None)


def no_card(what: str, deck: DeckReading) -> str:
    """A sentence for a name that no card has."""
    known = [Path(each.document.path).stem for each in deck.cards]
    return f'Kortet "{what}" findes ikke. {did_you_mean(what, known, "Se kortene med spil kort.")}'
