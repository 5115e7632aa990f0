"""Walking one card: where one stands, what is remembered, what is offered."""

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from spil.cards.marks import AFTER, BEFORE, filled, marks_in
from spil.cards.ways import FROM_BEFORE, Conditional, Way, Ways, before_of, beginnings, ways_of

if TYPE_CHECKING:
    from spil.cards.model import Card


def holds(part: Conditional, remembered: frozenset[str]) -> bool:
    """Whether a choice is offered, or an addition told, to those who remember this."""
    return remembered.issuperset(part.requires) and remembered.isdisjoint(part.excludes)


@dataclass(frozen=True, slots=True)
class Playthrough:
    """One way through a card so far; it only goes forward."""

    ways: Ways
    step: str
    remembered: frozenset[str] = frozenset()

    @classmethod
    def of(cls, card: "Card") -> "Playthrough":
        """At the card's first step, remembering of earlier cards what is taken for done where nobody can say."""
        return cls(ways_of(card), card.first, beginnings(before_of(card))[0])

    def recalling(self, flag: str, *, done: bool) -> "Playthrough":
        """The same place, where it is known whether something was done in an earlier card."""
        return replace(self, remembered=self.remembered | {flag} if done else self.remembered - {flag})

    @property
    def offered(self) -> tuple[Way, ...]:
        """The choices that can be made here, in the file's order."""
        return tuple(way for way in self.ways[self.step] if holds(way, self.remembered))

    @property
    def ended(self) -> bool:
        """Whether this is an ending."""
        return not self.ways[self.step]

    def choose(self, choice: str) -> "Playthrough":
        """Go the way of that choice, which must be offered."""
        way = next(each for each in self.offered if each.id == choice)
        return Playthrough(self.ways, way.to, self.remembered.union(way.remembers))


def told(card: "Card", walk: Playthrough) -> tuple[str, ...]:
    """What is read aloud where the walk stands: the step's text with what memory adds, each at its place."""
    step = card.steps[walk.step]
    said = [each for each in step.additions if holds(each, walk.remembered)]
    at_marks = {name: " ".join(each.text for each in said if each.place == name) for name in marks_in(step.text)}
    before, after = ([each.text for each in said if each.place == place] for place in (BEFORE, AFTER))
    return (*before, filled(step.text, at_marks), *after)


def play_hash(card: "Card") -> str:
    """Twelve hex digits that change when steps, choices, targets or conditions do, and not for a comma."""
    shape: dict[str, Any] = {
        step: [[way.id, way.to, way.remembers, way.requires, way.excludes] for way in ways]
        for step, ways in ways_of(card).items()
    }
    if card.before:
        shape[FROM_BEFORE] = sorted(before_of(card).items())
    return sha256(json.dumps(shape, ensure_ascii=False).encode()).hexdigest()[:12]
