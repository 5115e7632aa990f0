"""What readers said in a hearing, told at its line till something has come of it (K901), and a hearing of no card."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from spil.author.hearing.lines import lines_of_card
from spil.author.hearing.match import Standing, standing
from spil.author.hearing.words import ABOUT
from spil.cards.deck import Deck
from spil.cards.findings import Finding, Place, nearest, place_at
from spil.cards.hearing import Hearing, heard_card, hearing_of
from spil.cards.model import Card
from spil.cards.read.load import Reading
from spil.cards.read.syntax import Document

_FIRST_WORDS = 5
"""Words that a paragraph is known again by, inside its text."""


def hearing_findings(
    hearings: Sequence[Reading[Hearing]], cards: Sequence[Reading[Card]], deck: Deck
) -> Iterator[Finding]:
    """The open comments of some cards; of a card with errors none, for then its lines cannot be told."""
    if not hearings:
        return
    by_path = {Path(card.document.path).resolve(): card for card in cards}
    for hearing in hearings:
        path = Path(hearing.document.path)
        card = by_path.get(heard_card(path).resolve())
        if card is None:
            yield _no_card(hearing.document, [each.stem for each in by_path if each.parent == path.resolve().parent])
        elif hearing.value is not None and card.value is not None:
            lines = lines_of_card(card.value, deck)
            yield from (_open(each, card.document) for each in standing(hearing.value.open, lines))


def _no_card(document: Document, names: Sequence[str]) -> Finding:
    name = heard_card(Path(document.path)).name
    told = f'filen gemmer det, læsere sagde om "{name}", men det kort er her ikke'
    guess = nearest(Path(name).stem, names)
    rename = f"Giv filen navnet {hearing_of(Path(guess)).name}" if guess else "Giv filen navn efter kortet"
    return Finding(document.path, document.place(), "K902", told, f"{rename}, eller slet den.")


def _open(each: Standing, document: Document) -> Finding:
    comment = each.comment
    was = f' og lød: "{comment.line}"' if comment.line else ""
    gone = {"ændret": "er ændret siden", "væk": "står ikke i kortet mere"}.get(each.how)
    since = f" (linjen {gone}{was})" if gone else ""
    who = f" fra {comment.name}" if comment.name else ""
    about = f"{ABOUT[comment.kind]}{' og hele kortet' if each.how == 'hele kortet' else ''}"
    told = f'kommentar {comment.number}{who} om {about}: "{comment.says.rstrip(".")}"{since}'
    noted = f'spil hoering {document.path} --afgjort {comment.number} "det, der skete"'
    repair = f"Ret kortet, eller lad det stå. Skriv så: {noted}"
    return Finding(document.path, _place(each, document), "K901", told, repair, "warning")


def _place(each: Standing, document: Document) -> Place:
    """Where the line stands; a paragraph by its first words."""
    if each.line is None:
        return document.place("titel", of_key=True)
    place = document.place(*each.line.keys)
    words = each.line.text.split()[:_FIRST_WORDS]
    found = re.finditer(r"\s+".join(map(re.escape, words)), document.text)
    places = (place_at(document.text, *match.span()) for match in found)
    return next((there for there in places if place.line <= there.line <= place.end_line), place)
