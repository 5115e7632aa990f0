"""How many, in the words an audience may hear: numbers in the room, words in what leaves it, or nothing at all."""

from dataclasses import dataclass

from facilitator.disclosure import thresholds
from facilitator.disclosure.shown import Audience
from spil.danish import counted, number


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

    def amount(self, count: int) -> str:
        """`seks borde`, `seks`, `nogle`."""
        if not self.led:
            return counted(count, "bord", "borde")
        return as_word(count, self.total) if self.audience == "report" else number(count)

    def part(self, count: int) -> str:
        """`otte af ni borde`, `ni af elleve`, `de fleste`."""
        if self.led and self.audience == "report":
            return as_word(count, self.total)
        return f"{number(count)} af {number(self.total)}{'' if self.led else ' borde'}"


def as_word(count: int, total: int) -> str:
    """`ingen`, `enkelte`, `nogle` … `alle`."""
    if count in (0, total):
        return "alle" if count else "ingen"
    return next(word for below, word in thresholds.WORDS if count / total < below)
