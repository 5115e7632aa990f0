"""What a card is found by: each value a page of its own, with an address one can send."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from spil.cards.model import Card
from spil.cards.vocabulary import GOAL_NAMES, Arena, Goal, Ground, Role, spoken_ground
from spil.danish import capitalised

_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e"})


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that cards have in common."""

    slug: str
    name: str
    cards: tuple[Card, ...]
    """The shortest first."""


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one kind, as a question one may have."""

    title: str
    facets: tuple[Facet, ...]


_ROLES: Mapping[Role, str] = {
    "medarbejder": "Medarbejder",
    "leder": "Leder",
    "hr": "HR",
    "administration": "Administration",
    "vidne": "Vidne: en, der ser det ske",
}


def facets(cards: Iterable[Card]) -> tuple[Group, ...]:
    """Every value that at least one card has, by kind."""
    cards = sorted(cards, key=lambda card: (card.minutes, card.title))
    minutes = sorted({card.minutes for card in cards})
    return (
        _group("Hvad handler det om?", "grund", cards, _named(get_args(Ground)), lambda card: card.grounds),
        _group("Hvor sker det?", "sted", cards, _named(get_args(Arena)), lambda card: (card.arena,)),
        _group("Hvem skal vælge?", "rolle", cards, list(_ROLES.items()), lambda card: (card.role,)),
        _group(
            "Hvor lang tid tager kortet?",
            "tid",
            cards,
            [(str(each), f"{each} minutter") for each in minutes],
            lambda card: (str(card.minutes),),
        ),
        _group("Hvilket mål i strategien?", "maal", cards, _goals(), lambda card: card.goals),
    )


def _named(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(each, capitalised(spoken_ground(each))) for each in values]


def _goals() -> list[tuple[str, str]]:
    return [(each, f"{GOAL_NAMES[each]} ({each})") for each in get_args(Goal)]


def _group(
    title: str,
    kind: str,
    cards: list[Card],
    values: Iterable[tuple[str, str]],
    of: Callable[[Card], Iterable[str]],
) -> Group:
    def every() -> Iterator[Facet]:
        for value, name in values:
            found = tuple(card for card in cards if value in of(card))
            if found:
                yield Facet(f"{kind}-{value.lower().translate(_ASCII)}", name, found)

    return Group(title, tuple(every()))
