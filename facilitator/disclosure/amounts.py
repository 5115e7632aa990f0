"""How many, in the words an audience may hear: numbers in the room, words in what leaves it, or nothing at all."""

from dataclasses import dataclass

from facilitator.disclosure import thresholds
from facilitator.disclosure.shown import Audience
from spil.danish import numbers


@dataclass(frozen=True, slots=True)
class Says:
    """How many, in the words this audience may hear."""

    total: int
    audience: Audience
    led: bool

    @property
    def how_many(self) -> bool:
        """Whether one may say how many at all, in numbers or in words."""
        if not self.led:
            return self.total >= thresholds.TABLES_SHOWN
        least = thresholds.PEOPLE_IN_WORDS if self.audience == "report" else thresholds.PEOPLE_SHOWN
        return self.total >= least

    @property
    def exact(self) -> bool:
        """Whether `alle` and `næsten alle` may be told apart from `de fleste`."""
        return not self.led or (self.audience != "report" and self.total >= thresholds.AGREEMENT_SAID)

    def versus(self, one: int, other: int) -> str:
        """`seks borde valgte det ene og tre det andet`; for people that leave the room `de fleste` and `nogle`."""
        if self.led and self.audience == "report":
            return f"{as_word(one, self.total)} valgte det ene og {as_word(other, self.total)} det andet"
        first, second = numbers(one, other)
        return f"{first}{'' if self.led else ' borde'} valgte det ene og {second} det andet"

    def part(self, count: int) -> str:
        """`otte af ni borde`, `ni af elleve`, `de fleste`."""
        if self.led and self.audience == "report":
            return as_word(count, self.total)
        some, every = numbers(count, self.total)
        return f"{some} af {every}{'' if self.led else ' borde'}"


def as_word(count: int, total: int) -> str:
    """`ingen`, `enkelte`, `nogle` … `alle`."""
    if count in (0, total):
        return "alle" if count else "ingen"
    return next(word for below, word in thresholds.WORDS if count / total < below)
