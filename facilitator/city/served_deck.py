"""The deck that a server plays, as its editors see it: each card, its status, and what there is to say of it."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from spil.author.check.all import check_deck
from spil.cards.deck import DeckReading
from spil.cards.findings import Finding
from spil.danish import capitalised, counted


@dataclass(frozen=True, slots=True)
class CardTold:
    """A card, or a file that is none."""

    name: str
    status: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeckTold:
    """A whole deck."""

    summary: str
    cards: tuple[CardTold, ...]
    others: tuple[CardTold, ...]
    """Other files of which there is something to say."""


def deck_told(reading: DeckReading) -> DeckTold:
    """Check a deck, as `spil tjek` does, and tell it without a machine's paths."""
    checked = check_deck(reading)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for finding in checked.findings:
        found[finding.path].append(_sentence(finding))
    cards = []
    for each in reading.cards:
        card, path = each.value, each.document.path
        said = tuple(found.pop(path, ()))
        if card is None:
            cards.append(CardTold(Path(path).name, "", said))
        elif reading.deck.cards.get(card.id) is card or said:  # else another stands in its place
            cards.append(CardTold(card.title, card.status, said))
    others = tuple(CardTold(Path(path).name, "", tuple(said)) for path, said in sorted(found.items()))
    many = len(checked.findings)
    summary = (
        f"{len(cards)} kort læst, {counted(many, 'fund', 'fund')}." if many else f"{len(cards)} kort læst, ingen fejl."
    )
    return DeckTold(summary, tuple(sorted(cards, key=lambda card: (not card.findings, card.name))), others)


def _sentence(finding: Finding) -> str:
    return f"{finding.code}, linje {finding.place.line}: {capitalised(finding.message)}. {finding.repair}"
