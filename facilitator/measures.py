"""Tally to facts: numbers about agreement, disagreement and movement, and nothing about whether they may be shown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.tally import Sitting
from spil.cards.model import Card, Step
from spil.play.playthrough import play_hash


@dataclass(frozen=True, slots=True)
class Spread:
    """How a number of answers lies over the choices that were there; choices nobody took have 0."""

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many answers."""
        return sum(self.counts.values())

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
    def leader(self) -> str | None:
        """The most chosen one, where it is one alone."""
        ranked = self.ranked
        if not ranked or (len(ranked) > 1 and self.counts[ranked[0]] == self.counts[ranked[1]]):
            return None
        return ranked[0]


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What was chosen at one step."""

    step: str
    tables: Spread
    first: Spread
    """People's own first choices; empty at later steps."""
    divided: int
    """Tables where no choice had more than half of the first count."""
    moved: int
    """Tables whose choice was not the one that alone was most chosen first."""
    everywhere: frozenset[str]
    """Choices that no memory opens or closes: all who were here could take them."""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What was done with one card."""

    card: str
    tables: int
    passed: int
    changed: int
    """Tables that played the card before its steps or choices were changed; they are not counted."""
    steps: tuple[StepFacts, ...]
    endings: Mapping[str, int]
    weighed: Mapping[str, int]


def measure(card: Card, sittings: Sequence[Sitting]) -> CardFacts:
    """The facts of one card."""
    now = play_hash(card)
    current = [each for each in sittings if each.play == now]
    played = [each for each in current if not each.passed]
    steps = [
        _step(step_id, step, played, first=step_id == card.first)
        for step_id, step in card.steps.items()
        if isinstance(step, Step) and any(step_id in each.chosen for each in played)
    ]
    return CardFacts(
        card=card.id,
        tables=len(played),
        passed=len(current) - len(played),
        changed=len(sittings) - len(current),
        steps=tuple(steps),
        endings=Counter(each.ending for each in played if each.ending),
        weighed=Counter(each.weighed for each in played if each.weighed),
    )


def _step(step_id: str, step: Step, played: Iterable[Sitting], *, first: bool) -> StepFacts:
    ids = [choice.id for choice in step.choices]
    here = [each for each in played if each.chosen.get(step_id) in ids]
    counts = [(Spread(each.first), each.chosen[step_id]) for each in here if first and each.first]
    return StepFacts(
        step=step_id,
        tables=_spread(ids, [Counter({each.chosen[step_id]: 1}) for each in here]),
        first=_spread(ids, [Counter(spread.counts) for spread, _ in counts]),
        divided=sum(spread.share(0) <= 0.5 for spread, _ in counts),
        moved=sum(spread.leader not in (None, chosen) for spread, chosen in counts),
        everywhere=frozenset(each.id for each in step.choices if not (each.requires or each.excludes)),
    )


def _spread(ids: Sequence[str], counts: Iterable[Mapping[str, int]]) -> Spread:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return Spread({choice: total[choice] for choice in ids})
