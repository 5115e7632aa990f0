"""A card with its memory unfolded: every place that can be come to, once, so that paper and pages need no program."""

from collections.abc import Sequence
from dataclasses import dataclass

from spil.cards.model import Card, Choice, Ending, Step
from spil.cards.ways import before_of, beginnings, ways_of
from spil.danish import listed, paragraphs
from spil.play.explore import Explored, State, explore
from spil.play.page import Prose
from spil.play.walk import Playthrough, told


@dataclass(frozen=True, slots=True)
class WayFrom:
    """A choice that is offered at a place, and the number of the place it leads to."""

    choice: Choice
    to: int


@dataclass(frozen=True, slots=True)
class Place:
    """A step with what is remembered there."""

    number: int
    """From 1, where the story usually begins, in the order of the distance from there."""
    step: Step | Ending
    name: str
    """The step's id."""
    story: tuple[Prose, ...]
    """What is read aloud, with what memory adds."""
    ways: tuple[WayFrom, ...]
    """Empty where the story ends."""
    begins: frozenset[str] | None = None
    """With what of earlier cards the story begins here; None where it does not begin."""


def unfolded(card: Card) -> tuple[Place, ...]:
    """Every place of a card, each once."""
    ways = ways_of(card)
    asked = {
        name: frozenset(flag for each in step.additions for flag in (*each.requires, *each.excludes))
        for name, step in card.steps.items()
    }
    explored = explore(ways, asked, beginnings(before_of(card)))
    return tuple(_place(card, explored, number, state) for number, state in enumerate(explored.states, 1))


def _place(card: Card, explored: Explored, number: int, state: State) -> Place:
    step = card.steps[state.step]
    walk = Playthrough(ways_of(card), state.step, state.remembered)
    story = tuple(Prose(part) for text in told(card, walk) for part in paragraphs(text))
    if isinstance(step, Ending):
        return Place(number, step, state.step, story, ())
    choices = {choice.id: choice for choice in step.choices}
    ways = tuple(WayFrom(choices[way.id], explored.after(state, way) + 1) for way in state.offered)
    begins = state.remembered if state.origin < 0 else None
    return Place(number, step, state.step, story, ways, begins)


def begun_otherwise(card: Card, places: Sequence[Place]) -> tuple[tuple[str, Place], ...]:
    """Where the story begins for those who did something else in an earlier card than is usually taken for done.

    Returns:
        Each place with its condition, as one says it: `Hvis I sidst ringede til hende`; what asks for most comes first.
    """
    others = [place for place in places[1:] if place.begins is not None]
    usual = places[0].begins or frozenset()
    return tuple((_condition(card, usual, place.begins or frozenset()), place) for place in reversed(others))


def _condition(card: Card, usual: frozenset[str], begins: frozenset[str]) -> str:
    said = {each.flag: each.did for each in card.before}
    parts = [f"I {said[flag]}" for flag in said if flag in begins - usual]
    parts += [f"det ikke passer, at I {said[flag]}" for flag in said if flag in usual - begins]
    return f"Hvis {listed(parts)}"
