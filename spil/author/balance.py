"""How a deck is spread: what it has much of, what it has none of, and where that tilts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from spil.author.variety import Variety, variety, variety_lines
from spil.cards.model import Card, Step
from spil.cards.vocabulary import Arena, Goal, Ground, Role

_MOST_LEADING = 1 / 6
"""Share of the cards one ground may lead; the plan for the deck."""
_FEWEST = {"mål": 5, "grund": 2}
"""Cards of each goal, and of each ground."""
_ROLES = {"leder": 6, "hr og administration": 6, "vidne": 4}
"""Cards in which one plays each of them, at least."""
_ARENAS = 8
_LARGER, _REMEMBERING = 1 / 2, 1 / 3
"""Shares of cards of two decisions or more, and with a memory. Of one decision no deck needs any."""
_DECK = 24
"""Cards from which on a deck can be out of balance at all."""


@dataclass(frozen=True, slots=True)
class Balance:
    """A deck in numbers."""

    cards: int
    goals: Mapping[str, int]
    grounds: Mapping[str, int]
    leading: Mapping[str, int]
    """How many cards each ground leads; `ingen` where none is meant."""
    arenas: Mapping[str, int]
    roles: Mapping[str, int]
    affected: Mapping[str, int]
    small: int
    """Cards of one decision."""
    remembering: int
    initiatives: Mapping[int, Sequence[str]]
    """For each row of the plan of 2014 its cards."""
    variety: Variety

    @property
    def tilts(self) -> tuple[str, ...]:
        """What is out of balance, a sentence each; of a small deck nothing."""
        return tuple(self._tilts()) if self.cards >= _DECK else ()

    def _tilts(self) -> Iterable[str]:
        for ground, count in self.leading.items():
            if ground != "ingen" and count > _MOST_LEADING * self.cards:
                yield f"Grunden {ground} er den vigtigste på {count} af {self.cards} kort. Højst en sjettedel er bedre."
        yield from (f"Målet {g} har {n} kort. Fem er bedre." for g, n in self.goals.items() if n < _FEWEST["mål"])
        yield from (
            f"Grunden {g} er på {n} kort. To er bedre." for g, n in self.grounds.items() if n < _FEWEST["grund"]
        )
        played = {**self.roles, "hr og administration": self.roles["hr"] + self.roles["administration"]}
        for role, least in _ROLES.items():
            if played[role] < least:
                yield f"Man spiller {role} på {played[role]} kort. {least} er bedre."
        if sum(bool(count) for count in self.arenas.values()) < _ARENAS:
            yield f"Kortene foregår færre end {_ARENAS} steder."
        for share, count, what in (
            (_LARGER, self.cards - self.small, "med to eller flere beslutninger"),
            (_REMEMBERING, self.remembering, "med noget, kortet husker"),
        ):
            if count < share * self.cards:
                yield f"Kun {count} af {self.cards} kort er {what}."
        yield from self.variety.tilts


def balance(cards: Iterable[Card]) -> Balance:
    """How the cards of a deck are spread."""
    deck = list(cards)
    rows = sorted({row for card in deck for row in card.initiatives})
    return Balance(
        cards=len(deck),
        goals=_over(get_args(Goal), [goal for card in deck for goal in card.goals]),
        grounds=_over(get_args(Ground), [ground for card in deck for ground in card.grounds]),
        leading=Counter(card.grounds[0] if card.grounds else "ingen" for card in deck),
        arenas=_over(get_args(Arena), [card.arena for card in deck]),
        roles=_over(get_args(Role), [card.role for card in deck]),
        affected=Counter(card.affected for card in deck),
        small=sum(_decisions(card) == 1 for card in deck),
        remembering=sum(any(step.additions for step in card.steps.values()) for card in deck),
        initiatives={row: tuple(card.id for card in deck if row in card.initiatives) for row in rows},
        variety=variety(deck),
    )


def as_lines(found: Balance) -> Iterable[str]:
    """A deck's balance as lines to read."""
    yield f"{found.cards} kort: {found.small} med én beslutning, {found.remembering} med noget, kortet husker."
    for title, counts in (
        ("Mål", found.goals),
        ("Grunde", found.grounds),
        ("Den vigtigste grund", found.leading),
        ("Steder", found.arenas),
        ("Man spiller", found.roles),
        ("Det handler om", found.affected),
    ):
        yield f"{title}: {', '.join(f'{name} {count}' for name, count in counts.items())}"
    yield from variety_lines(found.variety)
    yield from (f"Planen for 2014, række {row}: {', '.join(names)}" for row, names in found.initiatives.items())
    yield from (found.tilts or ("Intet vejer for meget.",))


def _over(names: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    counted = Counter(found)
    return {name: counted[name] for name in names}


def _decisions(card: Card) -> int:
    return sum(isinstance(step, Step) for step in card.steps.values())
