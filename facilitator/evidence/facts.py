"""Tally to facts: numbers about agreement, disagreement and movement, and nothing about whether they may be shown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.evidence.tally import Sitting
from spil.cards.model import Card, Step
from spil.play.walk import play_hash


@dataclass(frozen=True, slots=True)
class Spread:
    """How a number of answers lies over the choices that were there; choices nobody took have 0."""

    counts: Mapping[str, int]
    unsaid: int = 0
    """Answers of which may not be told what they were; only in a spread that was made coarse."""

    @property
    def total(self) -> int:
        """How many answers."""
        return sum(self.counts.values()) + self.unsaid

    @property
    def ranked(self) -> tuple[str, ...]:
        """The choices somebody took, the most chosen first, ties in the file's order."""
        order = list(self.counts)
        taken = [choice for choice in order if self.counts[choice]]
        return tuple(sorted(taken, key=lambda choice: (-self.counts[choice], order.index(choice))))

    def share(self, rank: int) -> float:
        """The share of the most chosen (0), the next (1) …; 0.0 where there is none."""
        ranked = self.ranked
        return self.counts[ranked[rank]] / self.total if rank < len(ranked) else 0.0

    @property
    def top(self) -> int:
        """How many took the most chosen."""
        return max(self.counts.values(), default=0)

    @property
    def second(self) -> int:
        """How many took the next."""
        return sorted(self.counts.values(), reverse=True)[1] if len(self.counts) > 1 else 0

    @property
    def leaders(self) -> tuple[str, ...]:
        """The most chosen one, or those that are level at the top."""
        ranked = self.ranked
        return tuple(choice for choice in ranked if self.counts[choice] == self.counts[ranked[0]])

    @property
    def leader(self) -> str | None:
        """The most chosen one, where it is one alone."""
        return self.leaders[0] if len(self.leaders) == 1 else None


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What was chosen at one step."""

    step: str
    led: bool
    """Whether the whole room went together; then people are counted, and no tables."""
    tables: Spread
    first: Spread
    """People's own first choices, at places where the first choice is over."""
    second: Spread
    """People's choices after the talk."""
    apart: tuple[Spread, ...]
    """For each table that counted them, what its people chose alone."""
    striped: int
    """Tables that held up that they were divided."""
    counted: bool
    """Whether everything people chose here was counted: both times where the room is led, else at every table."""
    followed: str | None
    """The way a led room went from here."""
    moved: int
    """Tables whose choice was not the one that alone was most chosen first; led: at least so many people."""
    everywhere: frozenset[str]
    """Choices that no memory opens or closes: all who were here could take them."""
    endings: Mapping[str, frozenset[str]]
    """For each choice the endings that tables came to from it."""
    reasons: Mapping[str, Mapping[str, int]]
    """For each choice how many of its tables said which consideration weighed most."""

    @property
    def deciding(self) -> Spread:
        """What the room came to: the tables' choices, or people's after the talk, else what they chose alone."""
        if not self.led:
            return self.tables
        return self.second if self.second.total else self.first


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What was done with one card."""

    card: str
    tables: int
    passed: int
    changed: int
    """Sittings with the card before its steps or choices were changed; they are not counted."""
    steps: tuple[StepFacts, ...]
    endings: Mapping[str, int]
    eyes: tuple[str, ...]
    """Through whose eyes the tables that reached an ending were asked to look, each once."""
    weighed: Mapping[str, int]
    seats: tuple[Sitting, ...]
    """What is counted, table by table."""


def measure(card: Card, sittings: Sequence[Sitting]) -> CardFacts:
    """The facts of one card."""
    now = play_hash(card)
    current = [each for each in sittings if each.play == now]
    played = [each for each in current if not each.passed]
    tables = [each for each in played if each.table is not None]
    steps = [
        _step(step_id, step, played, first=step_id == card.first)
        for step_id, step in card.steps.items()
        if isinstance(step, Step) and any(step_id in each.chosen or step_id in each.second for each in played)
    ]
    return CardFacts(
        card=card.id,
        tables=len(tables),
        passed=sum(each.passed and each.table is not None for each in current),
        changed=len(sittings) - len(current),
        steps=tuple(steps),
        endings=Counter(each.ending for each in tables if each.ending),
        eyes=tuple(dict.fromkeys(_eyes(card, each.table) for each in tables if each.table and each.ending)),
        weighed=Counter(each.weighed for each in tables if each.weighed),
        seats=tuple(tables),
    )


def _step(step_id: str, step: Step, played: Sequence[Sitting], *, first: bool) -> StepFacts:
    ids = [choice.id for choice in step.choices]
    led = [each for each in played if each.table is None]
    here = [each for each in played if each.table is not None and each.chosen.get(step_id) in ids]
    over = [*here, *(each for each in led if step_id in each.second or step_id in each.chosen)]
    first_counts = _spread(ids, [each.first.get(step_id, {}) for each in over])
    second_counts = _spread(ids, [each.second.get(step_id, {}) for each in led])
    counts = [(Spread(each.first[step_id]), each.chosen[step_id]) for each in here if step_id in each.first]
    both = first_counts.total > 0 and second_counts.total > 0
    return StepFacts(
        step=step_id,
        led=bool(led) and not here,
        tables=_spread(ids, [{each.chosen[step_id]: 1} for each in here]),
        first=first_counts,
        second=second_counts,
        apart=tuple(spread for spread, _ in counts),
        striped=sum(each.divided for each in here if first),
        counted=both if led else len(counts) == len(here),
        followed=next((each.chosen[step_id] for each in led if each.chosen.get(step_id) in ids), None),
        moved=_moved(first_counts, second_counts, sum(each.people for each in led))
        if led
        else sum(spread.leader not in (None, chosen) for spread, chosen in counts),
        everywhere=frozenset(each.id for each in step.choices if not (each.requires or each.excludes)),
        endings={
            choice: frozenset(each.ending for each in here if each.ending and each.chosen[step_id] == choice)
            for choice in ids
        },
        reasons={
            choice: Counter(each.weighed for each in here if each.weighed and each.chosen[step_id] == choice)
            for choice in ids
        },
    )


def _moved(first: Spread, second: Spread, people: int) -> int:
    """At least so many people changed their choice.

    Whoever passed the first time may be new in the second count without having changed anything.
    """
    if not (first.total and second.total):
        return 0
    gains = sum(max(0, second.counts[choice] - first.counts[choice]) for choice in first.counts)
    return max(0, gains - max(0, people - first.total))


def _eyes(card: Card, table: int) -> str:
    """The eyes that a table gets on its page about perspective."""
    return card.perspectives[(table - 1) % len(card.perspectives)].who


def _spread(ids: Sequence[str], counts: Iterable[Mapping[str, int]]) -> Spread:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return Spread({choice: total[choice] for choice in ids})
