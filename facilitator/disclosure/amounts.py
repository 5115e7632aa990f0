"""How many, in the words an audience may hear: numbers in the room, words in what leaves it, or nothing at all."""

from dataclasses import dataclass
from math import ceil, floor

from facilitator.disclosure import thresholds
from facilitator.disclosure.shown import Audience
from spil.danish import numbers

FEW = "få eller ingen"
"""What is said of so few that a number would point at somebody; nobody is among them, so it never tells one or two."""


@dataclass(frozen=True, slots=True)
class Says:
    """How many, in the words this audience may hear."""

    total: int
    least: int
    """The smallest of the counts that are shown beside each other; it decides for all of them."""
    audience: Audience
    led: bool

    @property
    def how_many(self) -> bool:
        """Whether one may say how many at all, in numbers or in words."""
        if not self.led:
            return self.least >= thresholds.TABLES_SHOWN
        least = thresholds.PEOPLE_IN_WORDS if self.audience == "report" else thresholds.PEOPLE_SHOWN
        return self.least >= least

    @property
    def exact(self) -> bool:
        """Whether `alle` and `næsten alle` may be told apart from `de fleste`."""
        return not self.led or (self.audience != "report" and self.least >= thresholds.AGREEMENT_SAID)

    def versus(self, one: int, other: int) -> str:
        """`seks borde valgte det ene og tre det andet`; for people that leave the room `de fleste` and `nogle`."""
        if self.led and self.audience == "report":
            return f"{as_word(one, self.total)} valgte det ene og {as_word(other, self.total)} det andet"
        first, second = numbers(one, other)
        return f"{first}{'' if self.led else ' borde'} valgte det ene og {second} det andet"


def as_word(count: int, total: int) -> str:
    """`få eller ingen`, `nogle`, `de fleste`, `alle eller næsten alle`."""
    return next(word for least, word in _words(total) if count >= least)


def at_least(count: int, total: int) -> int:
    """The fewest of whom the same word would be said."""
    return next(least for least, _ in _words(total) if count >= least)


def _words(total: int) -> tuple[tuple[int, str], ...]:
    """From how many on each word is used, the greatest first."""
    return (
        (ceil((1 - thresholds.SLIGHT) * total), "alle eller næsten alle"),
        (floor(thresholds.DIVIDED * total) + 1, "de fleste"),
        (thresholds.PEOPLE_FEW + 1, "nogle"),
        (0, FEW),
    )
