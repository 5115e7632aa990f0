"""A made-up room that answers as one goes on, so that a facilitator can practise alone."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Literal

from spil.play.moves import Counted, Eased, Raised, TablesCounted
from spil.play.page import CountEntry, Page, TablesEntry

Mood = Literal["enige", "delte", "blandet"]
_WEIGHTS: Mapping[Mood, Sequence[float]] = {"enige": (12, 1, 0.5, 0.2), "delte": (5, 5, 0.4, 0.4)}
"""How a room leans over its choices, the favourite first; a mixed one leans by chance."""
_STRAY = 0.1
_TABLES = 6
_FAVOUR_OF_TALK = 3.0
"""How much more the room's favourite weighs after the talk."""


class MadeUpRoom:
    """Leans one way at each step, the same way whenever it is asked about it; the same seed is the same room."""

    def __init__(self, seed: str, mood: Mood = "blandet") -> None:
        self._seed = seed
        self._mood = mood

    @property
    def mixed(self) -> bool:
        """Whether those who sit there differ from each other."""
        return self._mood == "blandet"

    def answers(self, page: Page) -> Counted | Eased | TablesCounted | None:
        """What the room's slips, fingers or number cards say; None where a page does not ask, or was answered."""
        entry = page.entry
        if page.kind == "reveal" or not isinstance(entry, CountEntry | TablesEntry):
            return None
        if isinstance(entry, TablesEntry):
            return self._tables(entry)
        turn = entry.rounds[-1]
        weights = self.weights(entry.step, entry.choices, after_talk=turn == 2)
        chance = Random(f"{self._seed} {entry.step} {turn}")  # noqa: S311  # the same room twice, not a secret
        passed = chance.choice((0, 0, 0, 1)) if entry.left > 3 else 0
        given = chance.choices(entry.choices, weights, k=entry.left - passed)
        return entry.counted(tuple(given.count(choice) for choice in entry.choices))

    def weights(self, step: str, choices: Sequence[str], *, after_talk: bool) -> list[float]:
        """How likely each choice is."""
        chance = Random(f"{self._seed} {step}")  # noqa: S311
        if self.mixed:
            weights = [chance.gammavariate(0.8, 1) + 0.05 for _ in choices]
        else:
            order = chance.sample(range(len(choices)), len(choices))
            leaning = _WEIGHTS[self._mood]
            weights = [leaning[place] if place < len(leaning) else _STRAY for place in order]
        if after_talk and self._mood != "delte":
            weights[weights.index(max(weights))] *= _FAVOUR_OF_TALK
        return weights

    def _tables(self, entry: TablesEntry) -> TablesCounted:
        weights = self.weights(entry.step, entry.choices, after_talk=True)
        chance = Random(f"{self._seed} {entry.step} borde")  # noqa: S311
        shown = chance.choices(entry.choices, weights, k=_TABLES)
        return entry.counted(
            tuple(Raised(table=n, choice=each, divided=chance.random() < 0.4) for n, each in enumerate(shown, 1))
        )
