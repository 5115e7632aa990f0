"""Which numbers of tables may leave the room, so that no hidden one can be worked out from them."""

from collections.abc import Iterator

from facilitator.disclosure import thresholds
from facilitator.evidence.facts import CardFacts, Spread
from spil.cards.model import Card, Ending


class ToldTables:
    """Which steps' tables may be told, each from what leads to it."""

    def __init__(self, facts: CardFacts, card: Card) -> None:
        """Take the facts of a card as they are."""
        self._facts = {each.step: each for each in facts.steps}
        self._card = card
        self._told: dict[str, Spread | None] = {}

    @property
    def all_told(self) -> bool:
        """Whether every number of the card stands, so that none can be worked out."""
        return all((told := self.told(step)) is not None and not told.unsaid for step in self._facts)

    def told(self, step: str) -> Spread | None:
        """The tables at a step as they may leave; None where they may not."""
        if step not in self._told:
            self._told[step] = self._tell(step)
        return self._told[step]

    def _tell(self, step: str) -> Spread | None:
        there = self._facts.get(step)
        known = step == self._card.first or all(each is not None for each in self._came(step))
        return coarse(there.tables, there.everywhere) if there and known else None

    def _came(self, step: str) -> Iterator[int | None]:
        """For each choice that leads to a step how many took it, as one can know who gets the numbers."""
        for name, each in self._card.steps.items():
            if not isinstance(each, Ending):
                yield from (self._known(name, choice.id) for choice in each.choices if choice.to == step)

    def _known(self, step: str, choice: str) -> int | None:
        told = self.told(step)
        if told:
            return told.counts[choice] if told.counts[choice] or not told.unsaid else None
        nobody = step != self._card.first and not any(each != 0 for each in self._came(step))
        return 0 if nobody else None


def coarse(spread: Spread, open_to_all: frozenset[str]) -> Spread | None:
    """The choices that enough tables took as numbers, the others unsaid; None where nothing may be told.

    Args:
        spread: Tables by choice.
        open_to_all: Choices that no memory closes; of another one may know that nobody can have taken it.
    """
    if spread.total < thresholds.TABLES_SHOWN:
        return None
    few = {name for name, tables in spread.counts.items() if not enough(tables)}
    alone = few and len(few & open_to_all) < 2  # one would be what is left of all
    # with nothing told one must still be able to say that no choice had more than half
    nothing = len(few) == len(spread.counts) and spread.total < 2 * (thresholds.TABLES_TOLD - 1)
    if alone or nothing:
        return None
    counts = {name: enough(tables) for name, tables in spread.counts.items()}
    return Spread(counts, spread.total - sum(counts.values()))


def enough(tables: int) -> int:
    """A number of tables, or 0 where it could point at one."""
    return tables if tables >= thresholds.TABLES_TOLD else 0
