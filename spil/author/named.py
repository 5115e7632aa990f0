"""A card by what its author types: its id, or its file."""

from pathlib import Path

from spil.cards.deck import DeckReading, is_programme_file
from spil.cards.findings import did_you_mean
from spil.cards.model import Card
from spil.cards.read.bytes import read_bytes
from spil.cards.read.load import Reading, read_card
from spil.danish import clean


def card_named(what: str, deck: DeckReading) -> Reading[Card] | None:
    """The card of that file, or the deck's card of that id, one's own before the built-in; also with findings.

    None where there is none, and for a programme's file: read as a card, every line of it would be a mistake.

    Raises:
        OSError: The file cannot be read.
    """
    if what.endswith((".yaml", ".yml")):
        raw = read_bytes(Path(what))
        return None if is_programme_file(Path(what)) else read_card(what, raw)
    return next((each for each in reversed(deck.cards) if Path(each.document.path).stem == what), None)


def no_card(what: str, deck: DeckReading) -> str:
    """A sentence for a name that no card has."""
    if what.endswith((".yaml", ".yml")) or what in deck.deck.programmes:
        return f'"{clean(what)}" er et forløb. Skriv et kort eller dets fil.'
    known = [Path(each.document.path).stem for each in deck.cards]
    return f'Kortet "{what}" findes ikke. {did_you_mean(what, known, "Se kortene med spil kort.")}'
