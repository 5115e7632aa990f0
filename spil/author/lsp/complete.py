"""What can be written where one stands: keys, names that are there already, and the words of closed lists."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from spil.author.check.before import flags_of
from spil.author.lsp.shape import Slot, at, fields_of, slot_at
from spil.author.lsp.spot import Spot, spot_at
from spil.author.lsp.told import about_option, about_step, first_line
from spil.cards.deck import Deck
from spil.cards.marks import AFTER, BEFORE, marks_in
from spil.cards.model import Addition, Card, Choice, Earlier, OwnQuestion
from spil.cards.read.parts import Parts, Plain, list_of, map_of, texts_of
from spil.cards.read.syntax import Document
from spil.cards.shared import Programme
from spil.cards.ways import FROM_BEFORE

Sort = Literal["key", "name", "word"]
Told = Iterable[tuple[str, str]]
"""Names, each with what it stands for."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be written, in place of the word one stands in."""

    name: str
    told: str
    sort: Sort
    text: str
    """What is put there; behind a key the colon comes along."""


class _Known:
    """What can be named at a spot."""

    def __init__(self, spot: Spot, document: Document, deck: Deck) -> None:
        self.spot, self.data, self.deck = spot, document.data, deck
        self.parts = Parts(document)

    def steps_on(self) -> Told:
        """The steps that a choice can lead to: all but its own."""
        return [(name, about_step(step)) for name, step in self.parts.every_step.items() if name != self.spot.path[1]]

    def steps_with_choices(self) -> Told:
        """The steps that a question can be about."""
        return [(name, about_step(step)) for name, step in self.parts.steps.items() if "valg" in step]

    def considerations(self) -> Told:
        """The card's own considerations."""
        every = map(map_of, list_of(self.parts.top.get("hensyn")))
        return [(each["id"], str(each.get("navn", ""))) for each in every if isinstance(each.get("id"), str)]

    def flags(self) -> Told:
        """What choices remember, and which of them do."""
        by: dict[str, list[str]] = {}
        for step, _, choice in self.parts.choices:
            for flag in texts_of(choice.get("husk")):
                by.setdefault(flag, []).append(f"{step}.{choice.get('id')}")
        for each in map(map_of, list_of(self.parts.top.get(FROM_BEFORE))):
            if isinstance(each.get("husk"), str):
                by.setdefault(each["husk"], []).append(f"{FROM_BEFORE} ({each.get('kort')})")
        return [(flag, f"Huskes af {', '.join(choices)}.") for flag, choices in by.items()]

    def flags_before(self) -> Told:
        """What the earlier card remembers that is named beside it."""
        name = map_of(at(self.data, self.spot.path[:2])).get("kort")
        card = self.deck.cards.get(name) if isinstance(name, str) else None
        return [(flag, f"Huskes af {name}.") for flag in sorted(flags_of(card))] if card else []

    def places(self) -> Told:
        """Where an addition can stand."""
        text = map_of(at(self.data, self.spot.path[:2])).get("tekst")
        marks = marks_in(text) if isinstance(text, str) else ()
        return [(BEFORE, "Før teksten."), (AFTER, "Efter teksten."), *((mark, "Ved mærket.") for mark in marks)]

    def frame(self) -> Told:
        """The lines of the frame."""
        return [(name, first_line(line.text)) for name, line in self.deck.frame.items()]

    def cards(self) -> Told:
        """The cards of the deck."""
        return [(name, card.title) for name, card in self.deck.cards.items()]

    def choices_asked(self) -> Told:
        """The choices of the step that a question is about; without one it is the first."""
        question: Plain = map_of(at(self.data, self.spot.path[:3]))
        asked = question.get("trin") or next(iter(self.parts.steps), None)
        return [
            (choice["id"], str(choice.get("kort_sagt", "")))
            for step, _, choice in self.parts.choices
            if step == asked and isinstance(choice.get("id"), str)
        ]


_NAMES: Mapping[tuple[Any, str], Callable[[_Known], Told]] = {
    (Choice, "til"): _Known.steps_on,
    (Choice, "hensyn"): _Known.considerations,
    **{(kind, key): _Known.flags for kind in (Choice, Addition) for key in ("husk", "hvis", "hvis_ikke")},
    (Addition, "sted"): _Known.places,
    (Card, "rammen"): _Known.frame,
    (Earlier, "kort"): _Known.cards,
    (Earlier, "husk"): _Known.flags_before,
    (Programme, "kort"): _Known.cards,
    (OwnQuestion, "trin"): _Known.steps_with_choices,
    (OwnQuestion, "valg"): _Known.choices_asked,
    (OwnQuestion, "mellem"): _Known.choices_asked,
}


def offers_at(document: Document, kind: Any, deck: Deck, line: int, column: int) -> tuple[Spot, list[Offer]] | None:
    """What can be written at a place, counted from 0; None where only the author knows."""
    spot = spot_at(document.text, line, column)
    slot = slot_at(kind, spot.path, document.data) if spot else None
    if spot is None or slot is None:
        return None
    if spot.of_key and not slot.in_list_of_values:
        return spot, [*_keys(spot, slot, document), *_steps_wanted(spot, document, kind)]
    already = texts_of(at(document.data, spot.path[:-1])) if slot.in_list else ()
    sort: Sort = "word" if slot.options else "name"
    found = dict(_values(spot, slot, document, deck))
    return spot, [
        Offer(name, told, sort, name) for name, told in found.items() if name not in already or name == spot.word
    ]


def _keys(spot: Spot, slot: Slot, document: Document) -> Iterator[Offer]:
    there = map_of(at(document.data, spot.path)).keys() - {spot.word}
    for key, (owner, field) in fields_of(slot.entries).items():
        if key not in there:
            below = Slot((), owner, key, field, in_list=False).is_block
            yield Offer(key, field.description or "", "key", f"{key}:" if below else f"{key}: ")


def _steps_wanted(spot: Spot, document: Document, kind: Any) -> Iterator[Offer]:
    """The steps that choices lead to and that are not there yet."""
    if kind is not Card or spot.path != ("trin",):
        return
    parts = Parts(document)
    wanted = dict.fromkeys(choice["til"] for *_, choice in parts.choices if isinstance(choice.get("til"), str))
    for name in wanted:
        if name not in parts.every_step:
            yield Offer(name, "Et valg fører hertil, men trinnet er ikke skrevet endnu.", "name", f"{name}:")


def _values(spot: Spot, slot: Slot, document: Document, deck: Deck) -> Told:
    if slot.options:
        return [(name, about_option(name, slot, deck)) for name in slot.options]
    names = _NAMES.get((slot.owner, slot.key))
    return names(_Known(spot, document, deck)) if names else ()
