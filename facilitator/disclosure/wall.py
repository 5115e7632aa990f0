"""What a led page may say of a count beside its picture: a choice, or a pass, of one or two stands in no sentence."""

from collections.abc import Iterator

from facilitator.disclosure import thresholds
from facilitator.disclosure.shown import ShownCard, ShownStep
from facilitator.disclosure.units import unit_of
from facilitator.evidence.facts import Spread


def most_chosen(spread: Spread) -> tuple[str, ...]:
    """The most chosen, or those that are level; none where it would be somebody's own choice."""
    enough = spread.total >= thresholds.PEOPLE_SHOWN and spread.top >= thresholds.PEOPLE_NAMED
    return spread.leaders if enough else ()


def passed(people: int, answers: int) -> int:
    """How many gave no answer; 0 where that would point at somebody, or nobody was counted."""
    left = people - answers if answers else 0
    return left if left >= thresholds.PEOPLE_NAMED else 0


def unnamed(shown: ShownCard) -> frozenset[str]:
    """Choices that no sentence on the wall names, not even the frame's: those of too few, and all where none is shown.

    Where only words stand, a line that named a choice unless few took it would tell that few did.
    """
    return frozenset(name for step in shown.steps for name in _unnamed(step))


def _unnamed(step: ShownStep) -> Iterator[str]:
    least = unit_of(led=step.led).named
    for cells in (step.tables, step.first, step.second):
        if cells.hidden:
            yield from step.words
        counts = {name: n for name, n in (cells.choices or {}).items() if isinstance(n, int)}
        yield from (name for name, n in counts.items() if 0 < n < least)
