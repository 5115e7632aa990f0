"""A card in use that lacks what it takes (K903), and one that is retired and still stands in a programme (K904)."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from spil.author.hearing.life import life_of
from spil.cards.deck import Deck
from spil.cards.findings import Finding
from spil.cards.hearing import Hearing, heard_card
from spil.cards.model import Card
from spil.cards.read.load import Reading
from spil.cards.shared import Programme
from spil.danish import listed


def life_findings(
    cards: Sequence[Reading[Card]], hearings: Sequence[Reading[Hearing]], deck: Deck
) -> Iterator[Finding]:
    """What each card in use lacks; drafts and cards in a hearing say themselves that they are not finished."""
    used = [(card, card.value) for card in cards if card.value is not None and card.value.status == "i-brug"]
    if not used:
        return
    heard = {heard_card(Path(each.document.path)).resolve(): each for each in hearings}
    for reading, card in used:
        hearing = heard.get(Path(reading.document.path).resolve())
        if hearing is not None and hearing.value is None:
            continue  # then what is wrong with it is told there
        missing = life_of(card, hearing.value if hearing else None, deck.frame).missing
        if missing:
            told = f"kortet er i brug, men mangler {listed(missing)}"
            repair = "Skriv status: i-hoering, til det er på plads. Hvordan står i kortets vej."
            yield Finding(reading.document.path, reading.document.place("status"), "K903", told, repair, "warning")


def retired_findings(reading: Reading[Programme], cards: Mapping[str, Card]) -> Iterator[Finding]:
    """The cards of a programme that have been taken out of use."""
    for number, name in enumerate(reading.value.cards if reading.value else ()):
        if name in cards and cards[name].status == "udgået":
            told = f'kortet "{name}" er udgået'
            place = reading.document.place("kort", number)
            repair = "Tag det ud af forløbet, eller sæt et andet i stedet."
            yield Finding(reading.document.path, place, "K904", told, repair, "warning")
