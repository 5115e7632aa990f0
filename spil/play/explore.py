"""Every way through a card by the rules of walking: each state that can be reached, with the shortest way to it.

Two visits to a step are one state when they remember the same of what is still asked about from there on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spil.cards.ways import FROM_BEFORE, Way, Ways
from spil.play.walk import holds

LIMIT = 20_000
"""States; a card of fourteen steps has some forty."""
MOST_WAYS = 200_000
"""Choices looked at, so that a card of many choices for each state takes no longer than one of many states."""


class State(NamedTuple):
    """A step with what is remembered there, and how one gets there first."""

    step: str
    remembered: frozenset[str]
    offered: tuple[Way, ...]
    origin: int
    """The number of the state before, -1 at the beginning."""
    by: str
    """The choice that led here."""


_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Explored:
    """All states, in the order of their distance from the beginning."""

    states: tuple[State, ...]
    complete: bool
    """False where the card remembers so much that walking it all would take too long."""
    numbers: Mapping[tuple[str, frozenset[str]], int]
    """The place in `states` of a step with what is kept in memory there."""
    asked: Mapping[str, frozenset[str]]
    """For each step, what it or a step after it asks about; the rest of memory is not kept."""

    def after(self, state: State, way: Way) -> int:
        """The place in `states` that a choice leads to."""
        kept = state.remembered.union(way.remembers) & self.asked[way.to]
        return self.numbers[way.to, kept]

    def way_to(self, state: State) -> tuple[str, ...]:
        """The shortest way to a state, as `step.choice`."""
        way: list[str] = []
        while state.origin >= 0:
            before = self.states[state.origin]
            way.append(f"{before.step}.{state.by}")
            state = before
        recalled = (f"{FROM_BEFORE}.{flag}" for flag in sorted(state.remembered))
        return (*recalled, *reversed(way))


def explore(
    ways: Ways,
    told: Mapping[str, frozenset[str]] | None = None,
    begun: Sequence[frozenset[str]] = (_NOTHING,),
) -> Explored:
    """Walk every way from the first step.

    Args:
        ways: Every step with its ways; targets exist and no step is reached from itself.
        told: For each step, what its additions ask about; without it states differ only by what is offered.
        begun: Everything that may be remembered at the first step; the usual comes first.

    Returns:
        Every state that can be reached.
    """
    asked = _asked_from(ways, told or {})
    first = next(iter(ways))
    starts = list(dict.fromkeys(memory & asked[first] for memory in begun))
    states = [State(first, memory, _offered(ways[first], memory), -1, "") for memory in starts]
    numbers = {(first, memory): number for number, memory in enumerate(starts)}
    seen = 0
    for number, (step, remembered, offered, _, _) in enumerate(states):  # the list grows as we go: it is the queue
        seen += len(ways[step])
        if len(states) >= LIMIT or seen > MOST_WAYS:
            return Explored(tuple(states), complete=False, numbers=numbers, asked=asked)
        for way in offered:
            kept = remembered.union(way.remembers) & asked[way.to] if way.remembers or remembered else remembered
            key = (way.to, kept)
            if key not in numbers:
                numbers[key] = len(states)
                states.append(State(way.to, kept, _offered(ways[way.to], kept), number, way.id))
    return Explored(tuple(states), complete=True, numbers=numbers, asked=asked)


def _offered(ways: Sequence[Way], remembered: frozenset[str]) -> tuple[Way, ...]:
    if not any([way.requires or way.excludes for way in ways]):  # noqa: C419  # a list is faster for so few
        return tuple(ways)
    return tuple([way for way in ways if holds(way, remembered)])


def _asked_from(ways: Ways, told: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """For each step, every flag that it or a step after it asks about."""
    asked: dict[str, frozenset[str]] = {}
    for root in ways:
        stack = [root]
        while stack:
            step = stack[-1]
            if step in asked:
                stack.pop()
                continue
            ahead = [way.to for way in ways[step] if way.to not in asked]
            if ahead:
                stack.extend(ahead)
            else:
                stack.pop()
                asked[step] = _union(told.get(step, _NOTHING), ways[step], asked)
    return asked


def _union(told: frozenset[str], ways: Sequence[Way], asked: Mapping[str, frozenset[str]]) -> frozenset[str]:
    flags = told
    for way in ways:
        after = asked[way.to]
        if way.requires or way.excludes:
            flags = flags.union(way.requires, way.excludes)
        if after and not after <= flags:
            flags |= after
    return flags
