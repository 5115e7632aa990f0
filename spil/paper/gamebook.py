"""A card as numbered sections: memory is unfolded by exploring, so that a table needs no program to play it."""

from dataclasses import dataclass

from spil.cards.deck import Deck
from spil.cards.model import Card, Choice, Ending, Step
from spil.cards.ways import ways_of
from spil.danish import capitalised, paragraphs
from spil.play.card_pages import named, origin, outside
from spil.play.explore import State, explore
from spil.play.page import Block, Labelled, Law, Points, Prose, Strong
from spil.play.walk import Playthrough, told


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


def gamebook(card: Card, deck: Deck) -> tuple[Section, ...]:
    """Every page a table can come to, each once; the first is where it begins, the last is the talk afterwards."""
    book = _Book(card)
    return (*book.sections(), _afterwards(card, deck, book.last))


class _Book:
    """Numbers for states and for what comes of a choice, given as they are met."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self._ways = ways_of(card)
        asked = {
            name: frozenset(flag for each in step.additions for flag in (*each.requires, *each.excludes))
            for name, step in card.steps.items()
        }
        self._explored = explore(self._ways, asked)
        states = self._explored.states
        self._outcomes: dict[tuple[str, str, int], int] = {}
        """The number of what comes of a choice, by step, choice and the state it leads to."""
        for state in states:
            for way in state.offered:
                key = (state.step, way.id, self._explored.after(state, way))
                self._outcomes.setdefault(key, len(states) + len(self._outcomes) + 1)
        self.last = len(states) + len(self._outcomes) + 1

    def sections(self) -> list[Section]:
        """A section for each state, then one for what comes of each choice."""
        return [
            *(self._state(number, state) for number, state in enumerate(self._explored.states, 1)),
            *(self._outcome(number, *key) for key, number in self._outcomes.items()),
        ]

    def _state(self, number: int, state: State) -> Section:
        walk = Playthrough(self._ways, state.step, state.remembered)
        step = self._card.steps[state.step]
        story: tuple[Block, ...] = tuple(Prose(part) for text in told(self._card, walk) for part in paragraphs(text))
        if isinstance(step, Ending):
            blocks = (*story, named(step))
            return Section(number, "Hvad sker der så?", blocks, (WayOn("Tal sammen til sidst", self.last),))
        choices = {choice.id: choice.text for choice in step.choices}
        links = tuple(
            WayOn(choices[way.id], self._outcomes[state.step, way.id, self._explored.after(state, way)])
            for way in state.offered
        )
        title, ask = ("Her begynder det", _FIRST) if number == 1 else ("Hvad sker der så?", _LATER)
        return Section(number, title, (*story, Strong(step.question)), links, ask)

    def _outcome(self, number: int, step_id: str, choice_id: str, to: int) -> Section:
        choice = _choice(self._card, step_id, choice_id)
        blocks = (
            Labelled("I valgte", choice.text),
            Labelled("Det giver", choice.gives),
            Labelled("Det koster", choice.costs),
        )
        return Section(number, "Jeres valg", blocks, (WayOn("Hvad sker der så?", to + 1),))


_FIRST = (
    "Én læser højt. Vælg først alene: Skriv 1, 2, 3 eller 4 på en seddel, og læg den med bagsiden op. "
    "Vend alle sedler på samme tid. Tal så sammen, og vælg en vej. I behøver ikke at være enige. "
    "Slå til sidst op på det tal, der står efter jeres valg."
)
_LATER = "Den næste læser højt. Tal et minut, og vælg så."


def _choice(card: Card, step_id: str, choice_id: str) -> Choice:
    step = card.steps[step_id]
    assert isinstance(step, Step)
    return next(choice for choice in step.choices if choice.id == choice_id)


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
