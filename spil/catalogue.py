"""Before anybody sits down: what was asked for, found and checked; and what was not finished last time."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spil.cards.deck import ONE_CARD, Deck, DeckReading, deck_around, is_programme_file, read_deck
from spil.cards.findings import Finding, did_you_mean
from spil.cards.model import Card
from spil.cards.read.bytes import read_bytes
from spil.cards.read.load import Reading, read_card
from spil.command_line import USED_WRONGLY, WITH_ERRORS
from spil.danish import clean
from spil.record.unfinished import Unfinished, of_other_decks, tables_sessions

_MOST_OFFERED = 3
TO_LEAD = "Skal du lede et forløb for andre, så luk og skriv facilitator."


@dataclass(frozen=True, slots=True)
class Found:
    """What can be played, and the programme or card that was asked for."""

    deck: Deck
    name: str | None
    left_out: str = ""
    """What cannot be played, in sentences: it has errors, or is of another deck."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing can be played, and the exit status that says so."""

    text: str
    status: int


def find(what: str | None, own: Path | None, *, whole: bool = False) -> Found | Refused:
    """Find a programme, a card or a file by what was typed; with the whole deck, or only what it takes to play it.

    Raises:
        OSError: A file cannot be read.
    """
    file = what if what and what.endswith((".yaml", ".yml")) else None
    if file and is_programme_file(Path(file)) and Path(file).is_file():
        return find(Path(file).stem, deck_around(Path(file)) or own, whole=whole)
    reading = read_deck(own, None if file or whole else what)
    if what is None or what in reading.deck.programmes:
        return Found(reading.deck, what, " ".join(filter(None, (_left_out(reading), of_other_decks(reading.deck)))))
    if file:
        return _checked(read_card(file, read_bytes(Path(file))), reading)
    for card in reversed(reading.cards):
        if Path(card.document.path).stem == what:
            return _checked(card, reading) if own or card.findings else Found(reading.deck, what)
    for programme in reversed(reading.programmes):
        if Path(programme.document.path).stem == what:
            return _told_wrong(programme, programme.findings)
    known = [*reading.deck.programmes, *reading.deck.cards]
    repair = did_you_mean(what, known, 'Skriv "spil kort" for at se alle kort og forløb.')
    return Refused(f'"{what}" findes ikke. {repair}\n', USED_WRONGLY)


def _checked(card: Reading[Card], reading: DeckReading) -> Found | Refused:
    """A card with errors is not played: what is wrong is told instead."""
    from spil.author.check.all import check_card

    findings = check_card(card, reading)
    if card.value is None or any(finding.severity == "error" for finding in findings):
        return _told_wrong(card, findings)
    deck = replace(reading.deck, cards={**reading.deck.cards, card.value.id: card.value})
    return Found(deck, card.value.id, _not_used(reading))


def _told_wrong(reading: Reading[Any], findings: tuple[Finding, ...]) -> Refused:
    from spil.author.check.all import Checked
    from spil.author.check.render import as_text

    return Refused(as_text(Checked(1, (reading,), findings)), WITH_ERRORS)


def _left_out(reading: DeckReading) -> str:
    broken = [Path(each.document.path).name for each in (*reading.cards, *reading.programmes) if each.value is None]
    told = f'Her er fejl, så det er ikke med: {clean(", ".join(broken))}. Se dem med "spil tjek".' if broken else ""
    return " ".join(filter(None, (told, _not_used(reading))))


def _not_used(reading: DeckReading) -> str:
    """Which shared files of one's own have errors."""
    broken = [Path(each.document.path).name for each in reading.shared if each.value is None]
    files = clean(", ".join(broken))
    return f'Her er fejl, så spillets egen bliver brugt: {files}. Se dem med "spil tjek".' if broken else ""


def playable(deck: Deck) -> list[tuple[str, str]]:
    """What a table can play by itself, as one tells it, with its id; of the programmes the shortest first."""
    programmes = [each for each in deck.programmes.values() if each.id != ONE_CARD and each.form == "bord"]
    cards = [card for card in deck.cards.values() if card.status != "udgået"]
    programmes.sort(key=lambda each: (each.minutes, each.title))
    return [
        *((f"Forløb: {each.title} ({each.minutes} minutter)", each.id) for each in programmes),
        *((f"Kort: {c.title} ({c.arena}, ca. {c.minutes} minutter)", c.id) for c in cards),
    ]


def refusal(deck: Deck, name: str | None) -> str | None:
    """Why a table cannot play a programme by itself; None where it can, or where none was asked for."""
    programme = deck.programme(name) if name else None
    if programme is not None and programme.form == "fælles":
        return (
            f"{programme.title} er for hele rummet, og én leder det. Skriv facilitator i stedet for spil. "
            "Ved et bord kan I vælge et andet forløb eller et kort."
        )
    return None


def open_sessions(found: Found) -> list[Unfinished]:
    """This machine's sessions that can be gone on with, the newest first, and no more than one reads."""
    return tables_sessions(found.deck, found.name)[:_MOST_OFFERED]
