"""The bare ways through a story: what walking and exploring need, with no word of prose."""

from collections import deque
from collections.abc import Mapping, Sequence
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from spil.cards.findings import MOST

if TYPE_CHECKING:
    from spil.cards.model import Card


class Conditional(Protocol):
    """What depends on what is remembered."""

    @property
    def requires(self) -> tuple[str, ...]:
        """What must be remembered."""

    @property
    def excludes(self) -> tuple[str, ...]:
        """What must not be remembered."""


class Way(Conditional, Protocol):
    """A choice as walking sees it; both `Choice` and `BareWay` are one."""

    @property
    def id(self) -> str:
        """The choice's id, unique in its step."""

    @property
    def to(self) -> str:
        """The step it leads to."""

    @property
    def remembers(self) -> tuple[str, ...]:
        """What is remembered from then on."""


class BareWay(NamedTuple):
    """A choice of a file whose prose may not be in shape yet."""

    id: str
    to: str
    remembers: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


Ways = Mapping[str, Sequence[Way]]
"""Every step with the ways out of it, the first step first; an ending has none."""


def ways_of(card: "Card") -> Ways:
    """The ways of a card."""
    return {step_id: getattr(step, "choices", ()) for step_id, step in card.steps.items()}


FROM_BEFORE = "fra_før"
"""Stands where a step would in a way told as `step.choice`: `fra_før.flag` begins with that remembered."""


MOST_BEFORE = 3
"""Things a card may remember from earlier ones: every combination of them is a beginning of its own."""
_MOST_WALKED = 2 * MOST_BEFORE
"""A card that wants to remember more is told so, and walked all the same."""


def beginnings(flags: Mapping[str, bool]) -> tuple[frozenset[str], ...]:
    """Everything that may be remembered when a story begins, what is taken for done first.

    Args:
        flags: What is remembered from earlier cards, and whether that is taken for done where nobody can say. Of more
            than a card may have only the first few are looked at.
    """
    some = dict(islice(flags.items(), _MOST_WALKED))
    usual = frozenset(flag for flag, done in some.items() if done)
    every = (frozenset(each) for many in range(len(some) + 1) for each in combinations(some, many))
    return tuple(sorted(every, key=lambda each: len(each ^ usual)))


def before_of(card: "Card") -> dict[str, bool]:
    """What a card remembers from earlier ones, and whether it is taken for done where nobody can say."""
    return {each.flag: each.otherwise == "ja" for each in card.before}


def shortest_ways(ways: Ways) -> dict[str, tuple[str, ...]]:
    """For every step that arrows lead to from the first, the shortest way as `step.choice`, conditions aside."""
    first = next(iter(ways), None)
    found: dict[str, tuple[str, ...]] = {} if first is None else {first: ()}
    waiting = deque(found)
    while waiting:
        step = waiting.popleft()
        for way in ways.get(step, ()):
            if way.to not in found:
                found[way.to] = (*found[step], f"{step}.{way.id}")
                waiting.append(way.to)
    return found


def loop_in(ways: Ways) -> tuple[str, ...]:
    """A way that comes back to where it began, as `step.choice`; empty where there is none."""
    done: set[str] = set()
    for root in ways:
        trail: list[tuple[str, str]] = []
        on_trail = {root}
        stack = [(root, iter(ways[root]))] if root not in done else []
        while stack:
            step, rest = stack[-1]
            way = next(rest, None)
            if way is None:
                stack.pop()
                done.add(step)
                on_trail.discard(step)
                if trail:
                    trail.pop()
            elif way.to in on_trail:
                trail.append((step, way.id))
                begin = [each for each, _ in trail].index(way.to)
                return tuple(f"{each}.{choice}" for each, choice in trail[begin:])
            elif way.to in ways and way.to not in done:
                trail.append((step, way.id))
                on_trail.add(way.to)
                stack.append((way.to, iter(ways[way.to])))
    return ()


NOWHERE = ""
"""Where a way leads that would lead back; no step can have that name."""


def without_loops(ways: Ways) -> tuple[dict[str, Sequence[Way]], list[tuple[str, ...]]]:
    """The ways with what leads back cut off, so that the rest can be walked; and each way that came back."""
    left = dict(ways)
    loops: list[tuple[str, ...]] = []
    while len(loops) < MOST and (loop := loop_in(left)):
        loops.append(loop)
        step, _, choice = loop[-1].partition(".")
        left[step] = tuple(
            BareWay(each.id, NOWHERE, each.remembers, each.requires, each.excludes) if each.id == choice else each
            for each in left[step]
        )
    return left, loops
