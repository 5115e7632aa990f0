"""A card as numbered sections: memory is unfolded by exploring, so that a table needs no program to play it."""

from dataclasses import dataclass

from spil.cards.deck import Deck
from spil.cards.model import Card, Choice, Ending
from spil.danish import capitalised, listed
from spil.play.card_pages import named, origin, outside
from spil.play.page import Block, Labelled, Law, Points, Prose, Strong
from spil.play.unfolded import Place, begun_otherwise, unfolded


@dataclass(frozen=True, slots=True)
class WayOn:
    """A way on: what is chosen, and the section to open."""

    text: str
    to: int


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered place of the book."""

    number: int
    title: str
    blocks: tuple[Block, ...]
    links: tuple[WayOn, ...]
    ask: str = ""
    instead: tuple[WayOn, ...] = ()
    """Where those read who did something else in an earlier card, each with its condition."""


def gamebook(card: Card, deck: Deck) -> tuple[Section, ...]:
    """Every page a table can come to, each once; the first is where it begins, the last is the talk afterwards."""
    book = _Book(card)
    return (*book.sections(), _afterwards(card, deck, book.last))


class _Book:
    """Numbers for places and for what comes of a choice, given as they are met."""

    def __init__(self, card: Card) -> None:
        self._places = unfolded(card)
        self._instead = tuple(WayOn(said, place.number) for said, place in begun_otherwise(card, self._places))
        self._outcomes: dict[tuple[str, str, int], tuple[int, Choice]] = {}
        """The number of what comes of a choice, by step, choice and the place it leads to."""
        for place in self._places:
            for way in place.ways:
                key = (place.name, way.choice.id, way.to)
                self._outcomes.setdefault(key, (len(self._places) + len(self._outcomes) + 1, way.choice))
        self.last = len(self._places) + len(self._outcomes) + 1

    def sections(self) -> list[Section]:
        """A section for each place, then one for what comes of each choice."""
        return [
            *(self._place(place) for place in self._places),
            *(_outcome(number, choice, to) for (_, _, to), (number, choice) in self._outcomes.items()),
        ]

    def _place(self, place: Place) -> Section:
        if isinstance(place.step, Ending):
            blocks: tuple[Block, ...] = (*place.story, named(place.step))
            return Section(place.number, "Hvad sker der så?", blocks, (WayOn("Tal sammen til sidst", self.last),))
        links = tuple(
            WayOn(way.choice.text, self._outcomes[place.name, way.choice.id, way.to][0]) for way in place.ways
        )
        numbers = listed([str(number) for number in range(1, len(links) + 1)], "eller")
        title, ask = (
            ("Her begynder det", _FIRST.format(numbers)) if place.begins is not None else ("Hvad sker der så?", _LATER)
        )
        instead = self._instead if place.number == 1 else ()
        return Section(place.number, title, (*place.story, Strong(place.step.question)), links, ask, instead)


def _outcome(number: int, choice: Choice, to: int) -> Section:
    blocks = (
        Labelled("I valgte", choice.text),
        Labelled("Det giver", choice.gives),
        Labelled("Det koster", choice.costs),
    )
    return Section(number, "Jeres valg", blocks, (WayOn("Hvad sker der så?", to),))


_FIRST = (
    "Én læser højt. Vælg først alene: Skriv {} på en seddel, og læg den med bagsiden op. "
    "Vend alle sedler på samme tid. Tal så sammen, og vælg en vej. I behøver ikke at være enige. "
    "Slå til sidst op på det tal, der står efter jeres valg."
)
_LATER = "Den næste læser højt. Tal et minut, og vælg så."


def frame(card: Card, deck: Deck) -> tuple[Block, ...]:
    """The card's lines of the legal floor, and what of the card lies outside it or is not settled."""
    lines = [deck.frame[name] for name in card.frame if name in deck.frame]
    return (*(Law(line.text, origin(line)) for line in lines), *outside(card))


def _afterwards(card: Card, deck: Deck, number: int) -> Section:
    """What comes at the end of every way, and not before: what weighed, other eyes, the frame."""
    blocks: tuple[Block, ...] = (
        Strong("Hvad vejede tungest for jer? Peg på ét."),
        Points(tuple(capitalised(each.name) for each in card.considerations)),
        Strong("Skift perspektiv i et minut. Vælg ét spørgsmål."),
        Points(tuple(f"{capitalised(each.who)}: {each.question}" for each in card.perspectives)),
        Strong("Rammen"),
        *frame(card, deck),
        Prose("Spørg jeres leder eller en jurist, hvis I er i tvivl."),
    )
    return Section(number, "Tal sammen til sidst", blocks, ())
