"""`spil nyt KORT.yaml`: one thing of a card changed at a time, a decision more, something remembered."""

from pathlib import Path

from spil.author.edit.spans import Spans
from spil.author.new.adding import before_an_ending, memorable
from spil.author.new.choosing import Option
from spil.author.new.parts import Field, Part, brief, parts_of
from spil.author.new.questions import Question
from spil.author.new.saving import PARAGRAPH, change, on_one_line, opened
from spil.cards.deck import DeckReading
from spil.cards.model import Card
from spil.danish import listed
from spil.plain.add_more import add_decision, add_memory
from spil.plain.card_desk import CardDesk
from spil.plain.console import Console
from spil.plain.interview import ask

_CHANGE = "Hvad vil du ændre? (Enter: intet mere)"
_ALSO = "Kortet kan spilles nu. Vil du også skrive mere eller ændre noget? (Enter: nej tak)"
_HELP = "Skriv tallet foran det, du vil ændre. Det bliver gemt med det samme, og resten af filen bliver, som den er."
_DECISION, _MEMORY = "beslutning", "husk"


def revise(console: Console, path: Path, deck: DeckReading, *, new: bool = False) -> None:
    """Change a card till one has had enough.

    Args:
        console: Where it is asked.
        path: The card's file; it has no errors.
        deck: What the card is held against.
        new: Whether it has just been written.

    Raises:
        EOFError: The input ended; what was changed is saved.
        OSError: A file cannot be read or written.
    """
    desk = CardDesk(console, path, deck)
    desk.say_findings()
    told = _ALSO if new else _CHANGE
    while True:
        card = opened(path).reading.value
        if card is None:
            console.say("Kortet har fået en fejl imens. Ret den først.")
            return
        parts = parts_of(card)
        picked = desk.picked(
            Question("hvad", told, options=_menu(card, parts), optional=True, is_menu=True, help=_HELP)
        )
        if not picked:
            return
        if picked == _DECISION:
            add_decision(desk, card)
        elif picked == _MEMORY:
            add_memory(desk, card)
        else:
            _change_part(desk, int(picked))
        told = _CHANGE


def _menu(card: Card, parts: tuple[Part, ...]) -> tuple[Option, ...]:
    more = [Option(_DECISION, "Tilføj en beslutning mere")] if before_an_ending(card) else []
    more += [Option(_MEMORY, "Lad kortet huske et valg")] if memorable(card) else []
    return (*(Option(str(n), part.name) for n, part in enumerate(parts)), *more)


def _change_part(desk: CardDesk, number: int) -> None:
    while True:
        card = opened(desk.path).reading.value
        if card is None or number >= len(parts_of(card)):
            return
        part = parts_of(card)[number]
        shown = [f"{each.name}: {_shown(each) or '(intet)'}" for each in part.fields]
        options = tuple(Option(str(n), told) for n, told in enumerate(shown))
        told = f"{part.name}. Hvad vil du ændre? (Enter: intet mere her)"
        picked = desk.picked(Question("hvad", told, options=options, optional=True, is_menu=True, help=_HELP))
        if not picked:
            return
        field = part.fields[int(picked)]
        now = field.now if field.question.options else on_one_line(field.now)
        if PARAGRAPH in now:
            desk.console.say(f"{PARAGRAPH} står, hvor et nyt afsnit begynder.")
        _change_field(desk, card, field, now)


def _change_field(desk: CardDesk, card: Card, field: Field, now: str) -> None:
    """Ask for one thing and save it; what cannot be saved stands there to be mended."""
    key = field.question.key
    halves: dict[str, str] = {}
    while True:
        said = ask(desk.console, field.question, {key: now} if now else {}, halves)
        if said is None or said[key] == now:
            return
        before = opened(desk.path)
        spans = Spans(before.reading.document._replace(text=before.text))
        if desk.save(before, change(card, spans, field, said[key])) or not desk.console.edits:
            return
        halves[key] = said[key]


def _shown(field: Field) -> str:
    """What a thing says now, by the names of what can be chosen."""
    told = [each.told for each in field.question.options if each.value in field.now.split()]
    return listed(told) or brief(field.now)
